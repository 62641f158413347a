import type { FeedsOverview } from "../state/overview.ts";
import type { Check } from "./health.ts";

/** What monitors are told of the followed feeds; `overview` gives null while none is followed. */
export function feedsCheck(overview: () => FeedsOverview | null): Check {
  return {
    find: () => ({ notes: notesOn(overview()) }),
    gauges: [
      {
        name: "dateline_feeds",
        help: "Feeds that are followed, by how they fare.",
        label: "state",
        read: () => feedCounts(overview()),
      },
      {
        name: "dateline_feed_entries",
        help: "Entries of feeds that wait to be read, and that were given up.",
        label: "state",
        read: () => entryCounts(overview()),
      },
      {
        name: "dateline_feeds_age_seconds",
        help: "Seconds since a feed was read.",
        label: "of",
        read: () => ages(overview()),
      },
    ],
  };
}

function notesOn(feeds: FeedsOverview | null): string[] {
  if (feeds === null) return [];
  const { failing, stopped, givenUp } = feeds;
  const counted = [
    ["Feeds that fail", failing],
    ["Feeds that are not asked any more", stopped],
    ["Entries of feeds that were given up", givenUp],
  ] as const;
  return counted
    .filter(([, count]) => count > 0)
    .map(([what, count]) => `${what}: ${count}. \`dateline feeds list\` names them.`);
}

function feedCounts(feeds: FeedsOverview | null): Record<string, number> {
  if (feeds === null) return {};
  const { feeds: all, failing, stopped } = feeds;
  return { well: all - failing - stopped, failing, stopped };
}

function entryCounts(feeds: FeedsOverview | null): Record<string, number> {
  return feeds === null ? {} : { waiting: feeds.waiting, given_up: feeds.givenUp };
}

function ages(feeds: FeedsOverview | null): Record<string, number> {
  const time = feeds?.lastSuccess ?? null;
  return time === null ? {} : { newest_poll: (Date.now() - time) / 1_000 };
}
