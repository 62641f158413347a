import type { Draft } from "../draft.ts";
import { pageDraft } from "../page/page-draft.ts";
import type { PageReader } from "../page/page.ts";
import type { Feed, FeedEntry } from "./feed.ts";

/** A feed's own text is an article from this many characters on; below, or cut off, it is a teaser. */
const WHOLE = 1_000;
const CUT_OFF =
  /(?:…|\.\.\.|\[(?:…|&hellip;|\.\.\.)\]|(?:read|continue|lire|weiter)[^.]{0,40}(?:more|reading|story|suite|lesen)?\s*[»→>]*)$/iu;

export interface EntryText {
  draft: Draft;
  /** Whether this is only the beginning of an article, which is not worth storing. */
  teaser: boolean;
}

/** What the feed itself says of an entry, its text included. */
export async function entryText(
  feed: Feed,
  entry: FeedEntry,
  reader: PageReader,
  today: string,
): Promise<EntryText> {
  const title = escape(entry.title ?? "");
  const html = `<html><head><title>${title}</title></head><body><article><h1>${title}</h1>${entry.html}</article></body></html>`;
  const page = await reader.read({ html, url: entry.url, today });
  const draft = withEntry(pageDraft(page, null), feed, entry, today);
  const prose = draft.blocks.filter(({ kind }) => kind === "paragraph").map(({ text }) => text);
  const length = prose.join("").length;
  const teaser = length < WHOLE || prose.length < 2 || CUT_OFF.test(prose.at(-1) ?? "");
  if (teaser) draft.warnings = ["The feed holds only a teaser of this article; it is not stored."];
  return { draft, teaser };
}

/** Fills what a draft does not know from its feed's entry. */
export function withEntry(draft: Draft, feed: Feed, entry: FeedEntry, today: string): Draft {
  const filled = {
    ...draft,
    title: draft.title ?? entry.title,
    authors: draft.authors.length > 0 || entry.author === null ? draft.authors : [entry.author],
  };
  if (filled.source === null || filled.sourceEvidence === "url") {
    const named = entry.source ?? feed.title;
    if (named !== null) {
      filled.source = named.split(/\s+[|–—:»]\s+|\s+-\s+/u)[0]?.slice(0, 100) ?? named;
      filled.sourceEvidence = "metadata";
      filled.sourceReason =
        entry.source === null
          ? `The feed is called "${named}".`
          : `The feed names "${named}" as the entry's source.`;
      filled.warnings = filled.warnings.filter((warning) => !warning.includes("names no outlet"));
    }
  }
  const { published } = entry;
  if (filled.date.value === null && published !== null && published <= today) {
    const evidence = `The feed's entry says ${published}.`;
    filled.date = { ...filled.date, value: published, status: "metadata", evidence };
  }
  if (filled.url === null && entry.url !== null) {
    filled.url = entry.url;
    filled.urlEvidence = "in-text";
  }
  return filled;
}

function escape(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;");
}
