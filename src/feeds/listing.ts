import type { Rows } from "../state/database.ts";
import { countByStatus, entriesOf } from "../state/entries.ts";
import { listFeeds, type FeedRow } from "../state/feeds.ts";
import { versionsOf } from "../state/versions.ts";

/** What an operator is told of a feed. Times are ISO 8601; null where there is none. */
export interface ListedState {
  url: string;
  title: string | null;
  status: FeedRow["status"];
  /** Where it is asked now, if it has moved for good. */
  moved_to: string | null;
  last_success: string | null;
  last_error: string | null;
  next_check: string | null;
  articles: number;
  waiting: number;
  /** Entries that were given up or refused, with the reason. */
  given_up: { entry: string; reason: string }[];
  /** Files edited by hand, whose outlet has a newer text. */
  conflicts: string[];
}

/** The newest of a kind that are listed. */
const MAX_LISTED = 20;

export function listingOf(rows: Rows): ListedState[] {
  return listFeeds(rows).map((feed) => stateOf(rows, feed));
}

function stateOf(rows: Rows, feed: FeedRow): ListedState {
  const counts = new Map(countByStatus(rows, feed.id).map(({ status, count }) => [status, count]));
  const failed = entriesOf(rows, feed.id, "failed");
  const givenUp = failed.filter(({ nextTry }) => nextTry === null);
  const unread = [...givenUp, ...entriesOf(rows, feed.id, "refused")].slice(0, MAX_LISTED);
  const files = entriesOf(rows, feed.id, "stored").flatMap(({ file }) => file ?? []);
  const isAsked = feed.status === "active";
  return {
    url: feed.url,
    title: feed.title,
    status: feed.status,
    moved_to: feed.address === feed.url ? null : feed.address,
    last_success: isoTime(feed.lastSuccess),
    last_error: feed.lastError,
    next_check: isAsked ? isoTime(feed.nextCheck) : null,
    articles: counts.get("stored") ?? 0,
    waiting: (counts.get("waiting") ?? 0) + failed.length - givenUp.length,
    given_up: unread.map(({ url, reason }) => ({ entry: url ?? "", reason: reason ?? "" })),
    conflicts: files.filter((file) => versionsOf(rows, file, "withheld").length > 0),
  };
}

function isoTime(time: number | null): string | null {
  return time === null ? null : new Date(time).toISOString();
}

/** A feed's state in lines for a terminal. */
export function listingLines(state: ListedState, now: number): string[] {
  const { status, last_success, last_error, next_check } = state;
  const ago = last_success === null ? "never" : `${span(now - Date.parse(last_success))} ago`;
  const facts = [
    status,
    `${state.articles} articles`,
    ...(state.waiting > 0 ? [`${state.waiting} waiting`] : []),
    `last success: ${ago}`,
    ...(next_check === null ? [] : [`next check: ${inTime(Date.parse(next_check) - now)}`]),
  ];
  return [
    state.url + (state.title === null ? "" : `  ${state.title}`),
    `  ${facts.join(", ")}`,
    ...(state.moved_to === null ? [] : [`  has moved to ${state.moved_to}`]),
    ...(last_error === null ? [] : [`  last error: ${last_error}`]),
    ...state.given_up.map(({ entry, reason }) => `  not stored: ${entry} ${reason}`),
    ...state.conflicts.map((file) => `  edited by hand, and corrected by its outlet: ${file}`),
  ].map((line) => line.replace(/[\p{Cc}\p{Bidi_Control}]/gu, "�"));
}

function inTime(ms: number): string {
  return ms <= 0 ? "now" : `in ${span(ms)}`;
}

/** "40 s", "12 min", "5 h", "3 days" */
function span(ms: number): string {
  const minutes = ms / 60_000;
  if (minutes < 1) return `${Math.max(0, Math.round(ms / 1_000))} s`;
  if (minutes < 90) return `${Math.round(minutes)} min`;
  return minutes < 48 * 60
    ? `${Math.round(minutes / 60)} h`
    : `${Math.round(minutes / 1_440)} days`;
}
