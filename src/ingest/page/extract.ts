import type { Body } from "../block.ts";
import { pageBody } from "./body.ts";
import type { AmbiguousDate } from "../date/find-dates.ts";
import { captureDay, isArchiveName, originalAddress } from "../original-address.ts";
import { articleDates, pageDates } from "./date.ts";
import { parsePage } from "./dom.ts";
import { doubtsOf, surroundings } from "./doubts.ts";
import { linkedArticle } from "./json-ld.ts";
import { dateLanguage, declaredAddress, feedAddress, languageOf, metaTags } from "./meta.ts";
import { pageAuthors } from "./page-authors.ts";
import { revealArticle } from "./reveal.ts";
import { stripPage } from "./strip.ts";
import type { PageDate } from "./page-facts.ts";
import { headingElement, pageTitles } from "./titles.ts";

export interface PageInput {
  html: string;
  /** Where it was fetched from or is known to be, or null. */
  url: string | null;
  /** "2026-11-22" */
  today: string;
}

/** What a page says of itself. Plain data: it is handed from one thread to another. */
export interface ExtractedPage extends Body {
  title: string | null;
  /** The outlet and where the page names it. */
  source: { name: string; evidence: string } | null;
  authors: string[];
  /** "de" or "en-US", where the page says so. */
  language: string | null;
  date: PageDate | null;
  /** The day of the last change, where it is later than the publication. */
  updated: string | null;
  /** A day that the page writes so that it may be two. */
  ambiguous: AmbiguousDate | null;
  /** Why the text may not be the article, or not the whole of it. */
  doubts: string[];
  /** The feed that the page names, or null. */
  feed: string | null;
  /** The address that the page gives as its own. */
  ownUrl: string | null;
}

/** Reads an article out of a page. Slow pages exist: call it in the worker (`page.ts`). */
export function extractPage({ html, url, today }: PageInput): ExtractedPage {
  const stripped = stripPage(html);
  const document = parsePage(stripped.html);
  revealArticle(document);
  const meta = metaTags(document);
  const linked = linkedArticle(stripped.jsonLd);
  const declared = declaredAddress(document, meta);
  const ownUrl = declared === null ? null : new URL(originalAddress(declared)).href;
  const address = url === null ? ownUrl : originalAddress(url);
  const language = dateLanguage(languageOf(document, meta), address);
  const titles = pageTitles(document, meta, linked, address);
  const title = titles[0] ?? null;
  const { scriptDates, states } = stripped;
  const heading = headingElement(document, titles);
  const captured = captureDay(url ?? "") ?? captureDay(declared ?? "");
  const signs = { document, heading, meta, linked, scriptDates };
  const facts = { ...signs, language, url: address, captured, today };
  const named = siteName(meta, linked?.publisher ?? null);
  const authors = pageAuthors(facts, named?.name ?? null);
  // All that is read of the page comes before its body, for which Readability takes the document apart.
  const dates = pageDates(facts);
  const around = surroundings(document, address);
  const feed = feedAddress(document, address);
  const own = languageOf(document, meta) ?? linked?.language ?? null;
  const text = { titles, linkedBody: linked?.body ?? null, states, reading: { language } };
  const body = pageBody(document, text);
  return {
    ...body,
    ...articleDates(dates, body.blocks, facts),
    title,
    source: named,
    authors,
    language: own,
    doubts: doubtsOf({ around, linked, meta, title, body }),
    feed,
    ownUrl,
  };
}

const SITE_TAGS = ["og:site_name", "application-name", "apple-mobile-web-app-title"];

function siteName(
  meta: ReadonlyMap<string, string>,
  publisher: string | null,
): { name: string; evidence: string } | null {
  const told = SITE_TAGS.map((tag) => ({ name: meta.get(tag) ?? "", by: `meta tag "${tag}"` }));
  told.splice(1, 0, { name: publisher ?? "", by: "JSON-LD (publisher)" });
  for (const { name, by } of told) {
    // Some sites set a slogan behind their name, or their address in place of it.
    const [short = ""] = name.split(/\s+[|–—:]\s+|\s+-\s+(?=.{12,})/u);
    const usable = short.length > 1 && short.length <= 60 && !/^(?:https?:|www\.)|\//i.test(short);
    if (usable && !isArchiveName(short))
      return { name: short, evidence: `The page's ${by} says ${short}.` };
  }
  return null;
}
