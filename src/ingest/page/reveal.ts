import { isProseParagraph } from "../lines.ts";
import { marksOf } from "./blocks.ts";
import { folded, isElement, type DomDocument, type DomElement } from "./dom.ts";
import { aroundMark, ownMarks } from "./marks.ts";

/** Layers over a page: consent, registration, offers. */
const LAYERS =
  "dialog, [role='dialog'], [role='alertdialog'], [aria-modal='true'], [class*='consent'], [id*='consent'], [class*='cookie'], [id*='cookie'], [class*='gdpr'], [id*='onetrust'], [id*='didomi'], [id*='sp_message']";
/** A layer's text speaks of these. */
const CONSENT =
  /\b(?:cookies?|consent|privacy|personal data|partners|advertis\w+|sign (?:in|up)|subscri\w+|newsletter|einwilligung|datenschutz|vie privée|privacidad)\b/i;

/**
 * Prepares a page as a reader without scripts sees it, once the layers are closed: what hides the article behind
 * them is shown, the layers go, and so does what a web archive sets above the page.
 */
export function revealArticle(document: DomDocument): void {
  for (const hidden of document.querySelectorAll("[aria-hidden='true']")) {
    if (hidden.querySelector("h1") !== null) hidden.removeAttribute("aria-hidden");
  }
  moveStreamed(document);
  for (const element of document.querySelectorAll("[style]")) {
    if (isFolded(element)) element.removeAttribute("style");
  }
  for (const layer of document.querySelectorAll(LAYERS)) {
    if (layer.querySelector("h1, article") !== null) continue;
    if (/^(?:html|body|main|article)$/i.test(layer.tagName)) continue;
    if (
      layer.closest("[role='dialog'], dialog") !== null ||
      CONSENT.test(layer.textContent ?? "")
    ) {
      layer.remove();
    }
  }
  document.querySelector("#wm-ipp-base, #wm-ipp")?.remove();
}

/** What a server streams after the page is hidden until a script moves it to its place. */
function moveStreamed(document: DomDocument): void {
  const places = new Map(
    [...document.querySelectorAll("i[id]")].map((place) => [place.getAttribute("id"), place]),
  );
  for (const late of document.querySelectorAll("[hidden]")) {
    const number = /^S:([\da-f]+)$/i.exec(late.getAttribute("id") ?? "")?.[1]?.toLowerCase();
    if (number === undefined) continue;
    late.removeAttribute("hidden");
    (places.get(`p:${number}`) ?? places.get(`b:${number}`))?.replaceWith(...late.childNodes);
  }
}

/** A paragraph of the article that a page hides until "read on" is pressed: its neighbours are seen. */
function isFolded(element: DomElement): boolean {
  if (!/^(?:p|div|section)$/i.test(element.tagName)) return false;
  if (!/display\s*:\s*none/i.test(element.getAttribute("style") ?? "")) return false;
  const above = element.parentNode;
  if (!above || !isElement(above) || aroundMark(ownMarks(marksOf(element))) !== null) return false;
  return (
    isProse(element) &&
    [...above.children].some((each) => each !== element && isShown(each) && isProse(each))
  );
}

function isShown(element: DomElement): boolean {
  return !/display\s*:\s*none/i.test(element.getAttribute("style") ?? "");
}

function isProse(element: DomElement): boolean {
  return isProseParagraph(folded(element.textContent));
}
