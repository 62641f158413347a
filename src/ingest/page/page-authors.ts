import { cleanAuthors } from "../authors.ts";
import { isAround } from "./around.ts";
import { folded, type DomElement } from "./dom.ts";
import { metaValues } from "./meta.ts";
import type { PageFacts } from "./page-facts.ts";

const TAGS = ["author", "article:author", "byl", "parsely-author", "dc.creator", "citation_author"];
/** Elements that hold a name and nothing else. */
const NAMES =
  "[rel~='author'], [itemprop~='author'] [itemprop~='name'], .reader-credits, .byline-name, .author-name";
/** Longest name and most names in a byline: beyond that it is a list of writers, or a text about one. */
const MAX_NAME = 60;
const MAX_SHOWN = 6;

/** Everybody whom the page names as an author, in its data or else in its byline, without the outlet itself. */
export function pageAuthors(facts: PageFacts, outlet: string | null): string[] {
  const { document, linked } = facts;
  const outlets = [outlet, linked?.publisher ?? null];
  const tagged = TAGS.map((tag) => metaValues(document, tag)).find((values) => values.length > 0);
  for (const named of [linked?.authors ?? [], tagged ?? [], shownAuthors(facts)]) {
    const authors = cleanAuthors(named, outlets);
    if (authors.length > 0) return authors;
  }
  return [];
}

/** The names in the byline. */
function shownAuthors({ document, heading }: PageFacts): string[] {
  const elements: DomElement[] = [...document.querySelectorAll(NAMES)];
  const names = elements
    .filter((element) => !isAround(element, heading))
    .map((element) => folded(element.textContent))
    .filter((name) => name.length <= MAX_NAME && /^\p{Lu}/u.test(name) && name.includes(" "));
  // "About Jane Doe" links to what else she wrote.
  const each = [...new Set(names)].filter(
    (name) => !names.some((other) => other !== name && name.endsWith(other)),
  );
  return each.length <= MAX_SHOWN ? each : [];
}
