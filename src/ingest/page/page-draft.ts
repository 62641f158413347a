import { ambiguousDate, UNKNOWN_DATE, type Draft } from "../draft.ts";
import { weight } from "../lines.ts";
import { originalAddress } from "../original-address.ts";
import { outletOfHost } from "../outlet.ts";
import type { ExtractedPage } from "./extract.ts";

/** Least prose that a page must hold to be an article, in characters: two or three sentences. */
const MIN_TEXT = 200;

/** What the warning about a home page says of its feed. */
export const FEED_HINT = "to add its articles, add its feed:";

/** Rules that find the day where a reader sees it. */
const STATED: ReadonlySet<string> = new Set(["visible", "near-title", "dateline"]);

/** What a page says of itself as a draft. `fetchedFrom` is where it was fetched, null for a saved page. */
export function pageDraft(page: ExtractedPage, fetchedFrom: string | null): Draft {
  const original = fetchedFrom === null ? null : originalAddress(fetchedFrom);
  const url = original ?? page.ownUrl;
  const isFetched = original !== null && original === fetchedFrom;
  const warnings = [...page.doubts];
  const length = page.blocks.reduce((sum, { text }) => sum + text.length, 0);
  const isThin = page.blocks.reduce((sum, { text }) => sum + weight(text), 0) < MIN_TEXT;
  if (isThin) {
    warnings.push(
      `Only ${length} characters of text were found; the rest may need a script or be behind a paywall.`,
    );
  }
  const isFront = url !== null && new URL(url).pathname === "/";
  if (page.feed !== null && (isFront || isThin)) {
    warnings.push(`This may be a home page; ${FEED_HINT} ${page.feed}.`);
  }
  const host = url === null ? null : outletOfHost(new URL(url).hostname);
  const named = page.source;
  if (!named && host)
    warnings.push(`The page does not name its outlet; "${host}" comes from its address.`);
  if (page.date?.doubt) warnings.push(page.date.doubt);
  if (page.ambiguous)
    warnings.push(`${ambiguousDate(page.ambiguous).evidence} Give it with --date.`);
  return {
    title: page.title,
    source: named?.name ?? host,
    sourceEvidence: named ? "metadata" : host ? "url" : "unknown",
    sourceReason: named?.evidence ?? (host ? `The page is at ${url}.` : null),
    url,
    urlEvidence: url === null ? null : isFetched ? "fetched" : "in-text",
    authors: page.authors,
    date: page.date
      ? {
          ...UNKNOWN_DATE,
          value: page.date.value,
          status: STATED.has(page.date.rule) ? "stated" : "metadata",
          evidence: page.date.evidence,
        }
      : page.ambiguous
        ? ambiguousDate(page.ambiguous)
        : { ...UNKNOWN_DATE, evidence: "The page names no day of publication." },
    updated: page.updated,
    language: page.language,
    blocks: page.blocks,
    dropped: page.dropped,
    warnings,
    needsReview: page.doubts.length > 0,
  };
}
