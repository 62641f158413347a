import { folded, isElement, isText, type DomElement, type DomNode } from "./dom.ts";

/** One visual block of a page: its text, what holds it, and how much of it is links or bold. */
export interface PageBlock {
  text: string;
  /** Lower-case name of the innermost block element, e.g. "p", "li", "h2". */
  tag: string;
  /** Characters of the text inside links, and inside bold elements. */
  linked: number;
  bold: number;
}

/** Says whether an element and all in it is to be left out, or gives the text to put there instead. `marks` is its lower-case class, id and role. */
export type Skip = (element: DomElement, marks: string) => boolean | string;

const INLINE = new Set(
  `a abbr acronym b bdi bdo big cite code data del dfn em font i ins kbd label mark meter nobr output q rp
  rt ruby s samp small span strike strong sub sup time tt u var wbr td th`.split(/\s+/),
);
const NEVER = new Set(
  `head script style noscript template svg iframe object embed video audio canvas map form input select
  textarea button nav footer figure figcaption picture img amp-img amp-ad`.split(/\s+/),
);
/** Deeper nesting than any page has; recursion must end. */
const DEEPEST = 200;

interface Style {
  link: boolean;
  bold: boolean;
}

/** The blocks under an element in reading order; captions, forms and navigation are not entered. */
export function pageBlocks(root: DomElement, skip: Skip): PageBlock[] {
  const out: PageBlock[] = [];
  collect({ element: root, tag: "div", depth: 0 }, out, skip);
  return out;
}

/** An element, by what name its blocks are known, and how deep it lies. */
interface Place {
  element: DomElement;
  tag: string;
  depth: number;
}

function collect({ element, tag, depth }: Place, out: PageBlock[], skip: Skip): void {
  let run = { text: "", linked: 0, bold: 0 };
  const endRun = (): void => {
    const text = folded(run.text);
    if (text !== "") out.push({ ...run, text, tag });
    run = { text: "", linked: 0, bold: 0 };
  };
  const append = (text: string, style: Style): void => {
    // A line break in the source is a space on the page; only <br> breaks a line.
    run.text += text.replace(/\s+/g, " ");
    const length = folded(text).length;
    if (style.link) run.linked += length;
    if (style.bold) run.bold += length;
  };
  const visit = (node: DomNode, style: Style, level: number): void => {
    if (isText(node)) append(node.textContent ?? "", style);
    if (!isElement(node) || level > DEEPEST) return;
    const name = node.tagName.toLowerCase();
    if (name === "br") {
      if (/\n\s*$/.test(run.text)) endRun();
      else run.text += "\n";
      return;
    }
    if (name === "hr") endRun();
    if (NEVER.has(name) || isHidden(node)) return;
    if (!INLINE.has(name) || holdsBlock(node, name)) {
      endRun();
      const skipped = skip(node, marksOf(node));
      if (typeof skipped === "string")
        out.push({ text: skipped, tag: "embed", linked: 0, bold: 0 });
      else if (!skipped) collect({ element: node, tag: name, depth: level + 1 }, out, skip);
      return;
    }
    const inner = {
      link: style.link || name === "a",
      bold: style.bold || name === "strong" || name === "b" || name === "th",
    };
    for (const child of node.childNodes) visit(child, inner, level + 1);
    if (name === "td" || name === "th") run.text += " ";
  };
  for (const child of element.childNodes) visit(child, { link: false, bold: false }, depth);
  endRun();
}

/** An element's lower-case class, id and role. */
export function marksOf(element: DomElement): string {
  return ["class", "id", "role", "itemprop"]
    .map((name) => element.getAttribute(name) ?? "")
    .join(" ")
    .trim()
    .toLowerCase();
}

/** A table cell of a page laid out by tables is a block of its own. */
function holdsBlock(element: DomElement, name: string): boolean {
  if (name !== "td" && name !== "th" && name !== "span" && name !== "font") return false;
  return element.querySelector("p, div, ul, table, h2, h3") !== null;
}

function isHidden(element: DomElement): boolean {
  return (
    element.hasAttribute("hidden") ||
    element.getAttribute("aria-hidden") === "true" ||
    /display\s*:\s*none|visibility\s*:\s*hidden/i.test(element.getAttribute("style") ?? "")
  );
}
