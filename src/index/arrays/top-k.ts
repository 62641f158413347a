import { inUnits, UNITS } from "../bm25.ts";
import { type InvertedIndex, TOP_IMPACTS } from "./inverted-index.ts";
import { type MaxScore, type PostingCursor, seek } from "./max-score.ts";

export interface Ranked {
  paragraph: number;
  score: number;
}

/** The postings of one term of the question. Weights are in units, before rounding. */
export interface PostingList {
  from: number;
  to: number;
  idf: number;
  /** The most that one posting weighs. */
  maxWeight: number;
  /** At least as many paragraphs as are wanted weigh this much; 0 if there are fewer. */
  floor: number;
}

/** Where the postings of each term are, and what each code weighs before the idf. */
interface TermPostings extends Pick<InvertedIndex, "at" | "topCodes"> {
  saturation: Float64Array;
  /**
   * How far a weight may be from what it was when `topCodes` were chosen, as a share of it: 1 unless
   * other articles have changed the average length since. With an average of `r` times the former,
   * no weight is more than `r` times, or less than a `r`th, of what it was.
   */
  drift: number;
}

/** `limit` is how many paragraphs are wanted; Infinity where it cannot be told which are found. */
export function createPostingList(
  { at, topCodes, saturation, drift }: TermPostings,
  term: number,
  idf: number,
  limit: number,
): PostingList {
  const from = at[term] ?? 0;
  const to = at[term + 1] ?? 0;
  const weightAt = (rank: number) =>
    idf * UNITS * (saturation[topCodes[term * TOP_IMPACTS.length + rank] ?? 0] ?? 0);
  const rank = TOP_IMPACTS.findIndex((count) => count >= limit && count <= to - from);
  const floor = rank === -1 ? 0 : weightAt(rank) / drift;
  return { from, to, idf, maxWeight: weightAt(0) * drift, floor };
}

/** A weight rounded to units differs by half of one at most, */
const ROUNDING = 0.501;
/** and a number of four bytes by this share of its size. */
const PRECISION = 2 ** -24;

/**
 * The best `limit` paragraphs by BM25, ties by number: the very scores and the order that come from
 * adding up all postings, though most are passed over. `MaxScore` adds weights unrounded. Only those
 * of its candidates are rounded, and added in the question's order, as wink does: that decides
 * between near ties. `matches` is one `FILTER_MATCH` an article.
 */
export function topParagraphs(
  search: MaxScore,
  lists: readonly PostingList[],
  limit: number,
  matches?: Uint8Array,
): Ranked[] {
  const cursors = cursorsOf(lists, search.arrays.articleOf.length);
  const reach = cursors[0]?.reach ?? 0;
  // How far an unrounded sum may be from the score. A few more numbers are made of them.
  const error = ROUNDING * lists.length + PRECISION * reach * (lists.length + 4);
  const sure = Math.max(0, ...lists.map(({ floor }) => floor));
  const floor = Math.max(0, sure - 2 * error);
  const margin = 2 * error;
  const options = { limit, floor, margin, ...(matches && { matches }) };
  const best: Ranked[] = [];
  for (const one of scored(search, lists, search.candidates(cursors, options))) {
    insert(best, one, limit);
  }
  return best;
}

/** The lists as a search goes through them: the one whose postings can weigh most first. */
function cursorsOf(lists: readonly PostingList[], size: number): PostingCursor[] {
  let reach = 0;
  return lists
    .toSorted((one, other) => one.maxWeight - other.maxWeight)
    .map(({ from, to, idf, maxWeight }) => {
      reach += maxWeight;
      return { next: from, end: to, scale: idf * UNITS, reach, density: (to - from) / size };
    })
    .toReversed();
}

/** The candidates with their scores, each weight rounded, added in the question's order. */
function scored(
  { arrays: { paragraphs, codes, saturation } }: MaxScore,
  lists: readonly PostingList[],
  candidates: readonly number[],
): Ranked[] {
  const ranked = candidates.map((paragraph) => ({ paragraph, score: 0 }));
  for (const { from, to, idf } of lists) {
    let posting = from;
    for (const one of ranked) {
      posting = seek(paragraphs, one.paragraph, posting, to);
      if (posting === to) break;
      if (paragraphs[posting] !== one.paragraph) continue;
      one.score = inUnits((saturation[codes[posting] ?? 0] ?? 0) * idf) / UNITS + one.score;
    }
  }
  return ranked;
}

/** Few candidates are not among the best: sorting them all would take longer. */
function insert(best: Ranked[], one: Ranked, limit: number): void {
  // A weight may be rounded to nothing.
  if (one.score === 0) return;
  const last = best[limit - 1];
  if (last === undefined) best.push(one);
  else if (isBefore(last, one)) return;
  let at = best.length - 1;
  for (; at > 0; at -= 1) {
    const worse = best[at - 1];
    if (worse === undefined || isBefore(worse, one)) break;
    best[at] = worse;
  }
  best[at] = one;
}

function isBefore(one: Ranked, other: Ranked): boolean {
  return one.score === other.score ? one.paragraph < other.paragraph : one.score > other.score;
}
