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
export function isAround(element: DomElement): boolean {
  return ancestors(element).some((above) => {
    const tag = above.tagName.toLowerCase();
    if (/^(?:aside|nav|footer|blockquote)$/.test(tag)) return true;
    // What holds the heading holds the article, whatever it is called.
    if (AROUND.test(marksOf(above))) return above.querySelector("h1") === null;
    if (tag === "a") return above.querySelector("h2, h3, h4, img") !== null;
    return /^(?:section|div|ul|details)$/.test(tag) && headsOthers(above);
  });
}

/** Whether an element above the heading belongs to the masthead. */
export function isMasthead(element: DomElement): boolean {
  return ancestors(element).some(
    (above) =>
      (/^header$/i.test(above.tagName) || MASTHEAD.test(marksOf(above))) &&
      above.querySelector("h1") === null,
  );
}

/** A box that opens with "Comments" or "Read more". */
function headsOthers(box: DomElement): boolean {
  const [first] = [...box.children].slice(0, 1);
  if (!first || !/^h[2-6]$/i.test(first.tagName)) return false;
  const text = folded(first.textContent);
  return headsComments(text) || furnitureReason(text) !== null;
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
