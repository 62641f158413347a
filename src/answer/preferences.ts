import { lastDay } from "../articles/partial-date.ts";
import type { Query } from "./question/query.ts";
import { type Candidate, total } from "./rank.ts";

/** What a passage of the time that is asked about counts more than one of another time. */
const IN_TIME = 2;
/** Asked for the latest, of passages this good beside the best the newest comes first. */
const LATEST_MARGIN = 0.6;
/** Of passages as good as this beside the best, the newer comes first. */
const EQUAL_MARGIN = 0.97;
/** How many of the best are put in order by their dates. */
const DATED = 12;

/** The candidates of the time asked about first, or the newest of the best. */
export function preferInTime(ranked: readonly Candidate[], query: Query): Candidate[] {
  const { time } = query;
  if (time !== null && time.kind !== "latest") {
    return ranked
      .map((each) => (each.inTime === null ? each : inTime(each)))
      .toSorted((a, b) => b.score - a.score);
  }
  const margin = time === null || isLiteral(query, ranked[0]) ? EQUAL_MARGIN : LATEST_MARGIN;
  return newestFirst(ranked, margin);
}

/** "The latest train" is what the best passage itself calls it. */
function isLiteral({ words }: Query, best: Candidate | undefined): boolean {
  const said = words.flatMap(({ time }, at) =>
    time ? [best?.features.termCoverage[at] ?? 0] : [],
  );
  return said.length > 0 && said.every((coverage) => coverage === 1);
}

function inTime(candidate: Candidate): Candidate {
  const parts = { ...candidate.parts, time: IN_TIME };
  return { ...candidate, parts, score: total(parts) };
}

function newestFirst(ranked: readonly Candidate[], margin: number): Candidate[] {
  const best = ranked[0]?.score ?? 0;
  const equal = ranked.slice(0, DATED).filter(({ score }) => score >= margin * best);
  if (equal.length < 2) return [...ranked];
  const ordered = equal.toSorted((a, b) =>
    dateOf(a) === dateOf(b) ? 0 : dateOf(a) > dateOf(b) ? -1 : 1,
  );
  return [...ordered, ...ranked.filter((each) => !equal.includes(each))];
}

/** The last day on which it may have been published; "" where that is unknown. */
function dateOf({ whole: { date } }: Candidate): string {
  return date.value === null ? "" : lastDay(date.value);
}
