import type { Answer } from "../ingest/fetch/answer.ts";
import type { FeedRow } from "../state/feeds.ts";
import { isAdopted, permanentTarget, seenMove } from "./redirects.ts";
import { freshFor, MAX_FAILING, retryAfter, waitFor } from "./schedule.ts";
import { DAY, MINUTE } from "./times.ts";

/** What an answer means, whatever its status says. */
export type AnswerKind = "read" | "unchanged" | "stopped" | "gone" | "failed";

/**
 * 403 means "too many requests" where it says when to come back, or follows such an answer of the
 * same domain (`lastStop`) within a day.
 */
export function kindOf(
  { status, headers }: Pick<Answer, "status" | "headers">,
  lastStop: number | null,
  now: number,
): AnswerKind {
  if (status === 200) return "read";
  if (status === 304) return "unchanged";
  if (status === 410) return "gone";
  if (status === 429) return "stopped";
  const wasStopped = lastStop !== null && now - lastStop <= DAY;
  if (status === 403 && ("retry-after" in headers || wasStopped)) return "stopped";
  return "failed";
}

export interface PollTime {
  now: number;
  /** Milliseconds between two polls while all is well. */
  interval: number;
  /** 0 to 1, by chance. */
  chance: number;
}

/** What is remembered of a feed after it was answered; `document` is what it said, unless nothing changed. */
export function afterSuccess(
  feed: FeedRow,
  answer: Answer,
  document: { title: string | null; ttl: number } | null,
  { now, interval, chance }: PollTime,
): Partial<FeedRow> {
  const ttl = document === null ? feed.ttl : document.ttl * MINUTE;
  const atLeast = Math.max(
    ttl,
    freshFor(answer.headers, now),
    retryAfter(answer.headers, now) ?? 0,
  );
  return {
    nextCheck: now + waitFor({ interval, failures: 0, atLeast, chance }),
    lastCheck: now,
    lastSuccess: now,
    lastError: null,
    failures: 0,
    failingSince: null,
    goneSince: null,
    ttl,
    ...(document && {
      title: document.title ?? feed.title,
      fullRead: now,
      etag: answer.headers["etag"] ?? null,
      lastModified: answer.headers["last-modified"] ?? null,
      validatedBy: new URL(answer.url).origin,
    }),
    ...afterRedirects(feed, answer, now),
  };
}

function afterRedirects(feed: FeedRow, { redirects }: Answer, now: number): Partial<FeedRow> {
  const former =
    feed.movedTo === null
      ? null
      : { to: feed.movedTo, since: feed.movedSince ?? now, polls: feed.movedPolls };
  const move = seenMove(former, permanentTarget(redirects), now);
  const none = { movedTo: null, movedSince: null, movedPolls: 0 };
  if (move === null) return none;
  if (isAdopted(move, now)) return { ...none, address: move.to };
  return { movedTo: move.to, movedSince: move.since, movedPolls: move.polls };
}

/** After a poll that failed for this reason; `asked` is what Retry-After says, in milliseconds. */
export function afterFailure(
  feed: FeedRow,
  reason: string,
  asked: number,
  { now, interval, chance }: PollTime,
): Partial<FeedRow> {
  const failures = feed.failures + 1;
  const failingSince = feed.failingSince ?? now;
  return {
    nextCheck:
      now + waitFor({ interval: Math.max(interval, feed.ttl), failures, atLeast: asked, chance }),
    lastCheck: now,
    lastError: reason,
    failures,
    failingSince,
    ...(now - failingSince >= MAX_FAILING ? { status: "paused" } : {}),
  };
}

/** After an answer 410: it is believed when it comes again a day later. */
export function afterGone(feed: FeedRow, { now, chance }: PollTime): Partial<FeedRow> {
  const goneSince = feed.goneSince ?? now;
  const isGone = now - goneSince >= DAY;
  return {
    nextCheck: now + waitFor({ interval: 0, failures: 0, atLeast: DAY, chance }),
    lastCheck: now,
    lastError: isGone
      ? "It answered 410 twice, a day apart: it is gone."
      : "It answered 410: if it does so again in a day, it is gone.",
    goneSince,
    ...(isGone ? { status: "gone" } : {}),
  };
}
