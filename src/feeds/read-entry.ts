import { decodeText } from "../ingest/decode.ts";
import type { Draft } from "../ingest/draft.ts";
import { entryText, withEntry, type EntryText } from "../ingest/feed/entry-draft.ts";
import type { Feed, FeedEntry } from "../ingest/feed/feed.ts";
import { type Answer, fetchAnswer } from "../ingest/fetch/answer.ts";
import { InputError, PassingError } from "../ingest/input-error.ts";
import { betterText } from "../ingest/feed/read-entries.ts";
import { pageDraft } from "../ingest/page/page-draft.ts";
import { hostOf } from "../state/hosts.ts";
import type { Following } from "./following.ts";
import { domainOf, StoppedError } from "./gate.ts";
import { kindOf } from "./poll-result.ts";
import { retryAfter } from "./schedule.ts";
import { dayOf } from "./times.ts";

/** What an entry turned out to be. */
export type EntryOutcome =
  | { kind: "article"; draft: Draft }
  /** Only the beginning of an article could be had. */
  | { kind: "teaser" }
  /** It could not be had now. */
  | { kind: "later"; reason: string }
  /** Its site must be left alone until then. */
  | { kind: "stopped"; until: number }
  /** It may not be had. */
  | { kind: "refused"; reason: string };

export interface EntryRequest {
  entry: FeedEntry;
  /** What its feed calls itself. */
  feedTitle: string | null;
  /** Whether its page is fetched. */
  fullText: boolean;
  /** Whether it will not be tried again. */
  isLast: boolean;
}

/** Statuses of a page that may be there later: it is often announced before it can be had. */
const PASSING = new Set([404, 408, 410, 425]);

/** Reads an entry: its page, or where that may not be had what the feed itself holds of it. */
export async function readEntry(
  request: EntryRequest,
  following: Following,
): Promise<EntryOutcome> {
  const { entry, feedTitle, fullText, isLast } = request;
  const feed: Feed = { title: feedTitle, ttl: 0, entries: [] };
  const today = dayOf(following.clock.now());
  const own = await entryText(feed, entry, following.pages, today);
  if (!fullText || entry.url === null) return ownText(own);
  try {
    const answer = await fetchPageOf(entry.url, following);
    const { url, charset, bytes } = answer;
    if (bytes === null) return await withoutPage(answer, own, isLast, following);
    await following.gate.answered(domainOf(url));
    const html = decodeText(bytes, charset);
    const page = await following.pages.read({ html, url, today });
    const draft = withEntry(pageDraft(page, url), feed, entry, today);
    return betterText(own, { ...draft, url: canonical(page.ownUrl, draft.url) });
  } catch (error) {
    if (error instanceof StoppedError) return { kind: "stopped", until: error.until };
    if (!(error instanceof InputError)) throw error;
    return withoutText(own, error.message, error instanceof PassingError, isLast);
  }
}

function fetchPageOf(url: string, { fetch, gate, robots }: Following): Promise<Answer> {
  return fetchAnswer(url, {
    ...fetch,
    around: async (each, send) => {
      await robots.check(each);
      return gate.send(each, send);
    },
  });
}

/** What becomes of an entry whose page answered with an error. */
async function withoutPage(
  answer: Answer,
  own: EntryText,
  isLast: boolean,
  { database, gate, clock }: Following,
): Promise<EntryOutcome> {
  const { status, url, headers } = answer;
  const now = clock.now();
  const { lastStop } = await database.read((rows) => hostOf(rows, domainOf(url)));
  if (kindOf(answer, lastStop, now) === "stopped") {
    return { kind: "stopped", until: await gate.stop(domainOf(url), retryAfter(headers, now)) };
  }
  const isPassing = PASSING.has(status) || status >= 500;
  return withoutText(own, `${url} answered ${status}.`, isPassing, isLast);
}

/** The feed's own text in place of a page, where it is whole and the page will not be had. */
function withoutText(
  own: EntryText,
  reason: string,
  isPassing: boolean,
  isLast: boolean,
): EntryOutcome {
  if (!own.teaser && (isLast || !isPassing)) return ownText(own);
  return { kind: isPassing ? "later" : "refused", reason };
}

function ownText(own: EntryText): EntryOutcome {
  return own.teaser ? { kind: "teaser" } : { kind: "article", draft: own.draft };
}

/** The address that a page names as its own, if it is of the same site: one must not pass for another's. */
function canonical(named: string | null, fetched: string | null): string | null {
  if (named === null || fetched === null) return fetched;
  return domainOf(named) === domainOf(fetched) ? named : fetched;
}
