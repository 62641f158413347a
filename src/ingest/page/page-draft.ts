import { UNKNOWN_DATE, type Draft } from "../draft.ts";
import { outletOfHost } from "../outlet.ts";
import type { ExtractedPage } from "./extract.ts";

/** Least prose that a page must hold to be an article, in characters: two or three sentences. */
const MIN_TEXT = 200;

/** Rules by which the day stands where a reader sees it. */
const STATED: ReadonlySet<string> = new Set(["visible", "near-title", "dateline"]);

/** What a page says of itself as a draft. `fetchedFrom` is where it was fetched, null for a saved page. */
export function pageDraft(page: ExtractedPage, fetchedFrom: string | null): Draft {
  const url = fetchedFrom ?? page.ownUrl;
  const warnings: string[] = [];
  const length = page.blocks.reduce((sum, { text }) => sum + text.length, 0);
  if (length < MIN_TEXT) {
    warnings.push(
      `Only ${length} characters of text were found; it may be behind a script or a paywall.`,
    );
  }
  const host = url === null ? null : outletOfHost(new URL(url).hostname);
  const named = page.source;
  if (!named && host) warnings.push(`The page names no outlet; "${host}" is from its address.`);
  if (page.date?.rule === "near-title") {
    warnings.push("The date stands near the headline without saying what it is; check it.");
  }
  if (page.date?.rule === "modified") {
    warnings.push("The page says only when it was changed; it may have been published earlier.");
  }
  return {
    title: page.title,
    source: named?.name ?? host,
    sourceEvidence: named ? "metadata" : host ? "url" : "unknown",
    sourceReason: named?.evidence ?? (host ? `The page stands at ${url}.` : null),
    url,
    urlEvidence: url === null ? null : fetchedFrom === null ? "in-text" : "fetched",
    author: page.author,
    date: page.date
      ? {
          ...UNKNOWN_DATE,
          value: page.date.value,
          status: STATED.has(page.date.rule) ? "stated" : "metadata",
          evidence: page.date.evidence,
        }
      : { ...UNKNOWN_DATE, evidence: "The page names no day of publication." },
    blocks: page.blocks,
    dropped: page.dropped,
    warnings,
  };
}
