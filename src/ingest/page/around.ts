import { furnitureReason, headsComments } from "../furniture.ts";
import { marksOf } from "./blocks.ts";
import { folded, isElement, type DomElement } from "./dom.ts";

/** Names of elements that hold other articles, comments, embedded posts, events or the page's frame. */
const AROUND =
  /(?:^|[\s_-])(?:comment|discuss|forum|responses?(?=$|[\s_-])|related|recent|sidebar|widget|popular|footer|trending|latest|archive|calendar|events?(?=$|[\s_-])|upcoming|agenda|teaser|promo|recommend|more(?=$|[\s_-])|reply|respond|reader-?(?:comment|letter)|copyright|next|prev|embed|tweet|twitter|instagram)/i;
/** Names of the bar above a page, which shows the day on which it is read. */
const MASTHEAD =
  /(?:^|[\s_-])(?:(?:site-?|page-?|main-?|top-?|td-)?header|mast-?head|top-?(?:bar|nav|line)?|today|current|clock|weather|edition|nav(?:bar|igation)?|menu)(?=$|[\s_-])/i;
const MAX_ABOVE = 12;

/** Whether an element is in a list of other articles, in comments, in an embedded post or in the page's frame. */
export function isAround(element: DomElement, heading: DomElement | null): boolean {
  return ancestors(element).some((above) => {
    const tag = above.tagName.toLowerCase();
    if (/^(?:aside|nav|footer|blockquote)$/.test(tag)) return true;
    // What holds the heading holds the article, whatever it is called.
    if (AROUND.test(marksOf(above))) return !holds(above, heading);
    if (tag === "a") return above.querySelector("h2, h3, h4, img") !== null;
    return /^(?:section|div|ul|details)$/.test(tag) && headsOthers(above, heading);
  });
}

/** Whether an element is in one of several like boxes, each with its own headline that is a link. */
export function isListed(element: DomElement, heading: DomElement | null): boolean {
  return ancestors(element).some((box) => {
    const above = box.parentNode;
    if (!above || holds(box, heading) || linkedHeadline(box) === null) return false;
    const marks = marksOf(box);
    return [...above.children].some(
      (other) =>
        other !== box &&
        other.tagName === box.tagName &&
        marksOf(other) === marks &&
        linkedHeadline(other) !== null,
    );
  });
}

function linkedHeadline(box: DomElement): DomElement | null {
  return box.querySelector("h2 a, h3 a, h4 a, h5 a, a h2, a h3, a h4, a h5");
}

/** Whether an element above the heading belongs to the masthead. */
export function isMasthead(element: DomElement, heading: DomElement | null): boolean {
  return ancestors(element).some(
    (above) =>
      (/^header$/i.test(above.tagName) || MASTHEAD.test(marksOf(above))) && !holds(above, heading),
  );
}

/** Whether an element comes before the element that holds the article with its heading. */
export function isAbove(element: DomElement, heading: DomElement | null): boolean {
  const article = heading?.closest("article, main, [role='main']") ?? null;
  if (article === null || holds(article, element)) return false;
  return !follows(element, article);
}

/** Whether an element comes after another in the page. */
function follows(element: DomElement, other: DomElement): boolean {
  const path = [other, ...ancestors(other)];
  for (let at: DomElement | null = element; at; at = at.parentNode) {
    const above: DomElement | null = at.parentNode;
    const met = path.find((each) => each.parentNode === above);
    if (!above || !met) continue;
    const children = [...above.children];
    return children.indexOf(at) > children.indexOf(met);
  }
  return true;
}

function holds(box: DomElement, heading: DomElement | null): boolean {
  for (let at = heading; at; at = at.parentNode) if (at === box) return true;
  return false;
}

/** Headings of what is on in the town, not of the article. */
const EVENTS =
  /^[^\p{L}]*(?:(?:upcoming|coming|next) (?:events?|dates)|events?(?: calendar)?|what[’']s on|diary|agenda|calendar|termine|veranstaltungen|événements|eventos|eventi|evenementen)[^\p{L}]*$/iu;

/** A box that opens with "Comments", "Read more" or "Upcoming events". */
function headsOthers(box: DomElement, heading: DomElement | null): boolean {
  const [first] = [...box.children].slice(0, 1);
  if (!first || first === heading || !/^h[2-6]$/i.test(first.tagName)) return false;
  const text = folded(first.textContent);
  return headsComments(text) || EVENTS.test(text) || furnitureReason(text) !== null;
}

/** The element and those around it, up to the body. */
function ancestors(element: DomElement): DomElement[] {
  const found: DomElement[] = [];
  let above: DomElement | null = element;
  while (above && isElement(above) && found.length < MAX_ABOVE) {
    if (/^(?:html|body)$/i.test(above.tagName)) break;
    found.push(above);
    above = above.parentNode;
  }
  return found;
}
