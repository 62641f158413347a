import { decodeText } from "../ingest/decode.ts";
import { isFeed, readFeed, type Feed } from "../ingest/feed/feed.ts";
import { type Answer, fetchAnswer, type Validators } from "../ingest/fetch/answer.ts";
import { InputError } from "../ingest/input-error.ts";
import { countSince } from "../state/entries.ts";
import type { Rows } from "../state/database.ts";
import { changeFeed, type FeedRow } from "../state/feeds.ts";
import { hostOf } from "../state/hosts.ts";
import type { ListedFeed } from "./feeds-file.ts";
import type { Following } from "./following.ts";
import { domainOf, StoppedError } from "./gate.ts";
import { afterFailure, afterGone, afterSuccess, kindOf, type PollTime } from "./poll-result.ts";
import { intervalFor, MIN_INTERVAL, retryAfter, waitFor } from "./schedule.ts";
import { noteEntries } from "./seen-entries.ts";
import { DAY, dayOf, WEEK } from "./times.ts";

/** One poll of one feed. */
interface Poll {
  feed: FeedRow;
  listed: ListedFeed;
  following: Following;
}

/** What is to be remembered of the feed, once the time between two polls is known. */
type Changes = (time: PollTime) => Partial<FeedRow>;

/**
 * Asks one feed what is new, and notes it together with when it is asked next. Nothing is read of
 * the entries yet.
 */
export async function pollFeed(poll: Poll): Promise<void> {
  const { feed, following } = poll;
  const { database, clock, gate, fetch } = following;
  // On disk before the request: a start after a kill does not ask again at once.
  await database.write((rows) => {
    const { failures, ttl } = feed;
    const wait = waitFor({ ...timeOf(poll, rows), failures, atLeast: ttl });
    changeFeed(rows, feed.id, { nextCheck: clock.now() + wait });
  });
  try {
    const answer = await fetchAnswer(feed.address, {
      ...fetch,
      validators: validatorsOf(feed, clock.now()),
      around: (url, send) => gate.send(url, send),
    });
    await take(poll, answer);
  } catch (error) {
    if (error instanceof StoppedError) {
      await database.write((rows) => changeFeed(rows, feed.id, { nextCheck: error.until }));
    } else if (error instanceof InputError) {
      await save(poll, (time) => afterFailure(feed, error.message, 0, time));
    } else throw error;
  }
}

async function take(poll: Poll, answer: Answer): Promise<void> {
  const { feed, following } = poll;
  const { database, gate, clock } = following;
  const domain = domainOf(answer.url);
  const { lastStop } = await database.read((rows) => hostOf(rows, domain));
  const kind = kindOf(answer, lastStop, clock.now());
  const asked = retryAfter(answer.headers, clock.now());
  if (kind === "gone") return save(poll, (time) => afterGone(feed, time));
  if (kind === "stopped" || kind === "failed") {
    if (kind === "stopped") await gate.stop(domain, asked);
    const why = kind === "stopped" ? ": too many requests" : "";
    const reason = `${answer.url} answered ${answer.status}${why}.`;
    return save(poll, (time) => afterFailure(feed, reason, asked ?? 0, time));
  }
  await gate.answered(domain);
  const document = kind === "unchanged" ? null : documentOf(answer);
  await save(poll, (time) => afterSuccess(feed, answer, document, time), document);
}

/** @throws {InputError} when the answer is no feed. */
function documentOf({ url, charset, bytes }: Answer): Feed {
  const text = decodeText(bytes ?? new Uint8Array(), charset);
  if (!isFeed(text)) throw new InputError(`${url} is not a feed.`);
  return readFeed(text, url);
}

/** In one transaction: what the feed said, and when it is asked next. */
async function save(poll: Poll, changesAt: Changes, document: Feed | null = null): Promise<void> {
  const { feed, following } = poll;
  const { waiting, changes } = await following.database.write((rows) => {
    const entries = document?.entries ?? [];
    const noted = noteEntries(rows, feed, entries, following.clock.now());
    const made = changesAt(timeOf(poll, rows));
    changeFeed(rows, feed.id, made);
    return { waiting: noted, changes: made };
  });
  tell(feed, changes, waiting, following);
}

/** Now, and the time between two polls: as listed, else by the entries of the last week. */
function timeOf({ feed, listed, following }: Poll, rows: Rows): PollTime {
  const now = following.clock.now();
  const since = { time: now - WEEK, day: dayOf(now - WEEK) };
  const count = countSince(rows, feed.id, since);
  // Of a feed that was never read nobody knows how seldom it has entries.
  const isUnknown = feed.lastSuccess === null && count === 0;
  const interval = listed.every ?? (isUnknown ? MIN_INTERVAL : intervalFor(count));
  return { now, interval, chance: following.chance() };
}

function tell(feed: FeedRow, changes: Partial<FeedRow>, waiting: number, { say }: Following): void {
  const fields = { feed: feed.url };
  if (changes.status !== undefined) {
    const message = `feed ${changes.status}: it is not asked any more`;
    say({ level: "warn", message, fields: { ...fields, reason: changes.lastError ?? "" } });
  } else if (changes.lastError && feed.lastError === null) {
    say({ level: "warn", message: "feed fails", fields: { ...fields, reason: changes.lastError } });
  } else if (changes.lastError === null && feed.lastError !== null) {
    say({ level: "info", message: "feed answers again", fields });
  }
  if (changes.address !== undefined) {
    const moved = { ...fields, address: changes.address };
    say({ level: "info", message: "feed has moved for good", fields: moved });
  }
  if (waiting > 0) say({ level: "info", message: "feed has news", fields: { ...fields, waiting } });
}

/** None once a day: a server that always says "unchanged" is not believed for ever. */
function validatorsOf(feed: FeedRow, now: number): Validators | null {
  const { validatedBy, etag, lastModified, fullRead } = feed;
  if (validatedBy === null || fullRead === null || now - fullRead >= DAY) return null;
  return { origin: validatedBy, etag, lastModified };
}
