import { UNITS } from "../bm25.ts";
import { type Postings, RANKS } from "./inverted-index.ts";

/** Where the postings of a term stand, and what each code counts before the idf. */
export interface WeighedPostings extends Pick<Postings, "at" | "bestCodes"> {
  saturation: Float64Array;
}

/** The postings of one term of the question. */
export interface PostingList {
  from: number;
  to: number;
  idf: number;
  /** What a code's saturation is multiplied with to be its weight in units, before rounding. */
  scale: number;
  /** The highest weight in units, before rounding. */
  bound: number;
  /** At least as many postings as were asked for weigh this much; 0 if there are fewer. */
  sure: number;
}

/** `most` is how many paragraphs are sought. */
export function createPostingList(
  { at, bestCodes, saturation }: WeighedPostings,
  term: number,
  idf: number,
  most: number,
): PostingList {
  const from = at[term] ?? 0;
  const to = at[term + 1] ?? 0;
  const scale = idf * UNITS;
  const first = term * RANKS.length;
  const bound = scale * (saturation[bestCodes[first] ?? 0] ?? 0);
  let rank = 0;
  while (rank < RANKS.length && (RANKS[rank] ?? 0) < most) rank += 1;
  const reached = rank < RANKS.length && (RANKS[rank] ?? 0) <= to - from;
  const sure = reached ? scale * (saturation[bestCodes[first + rank] ?? 0] ?? 0) : 0;
  return { from, to, idf, scale, bound, sure };
}

/** The first position from `from` on, before `to`, whose paragraph is not before `paragraph`. */
export function seek(paragraphs: Uint32Array, paragraph: number, from: number, to: number): number {
  let low = from;
  let step = 1;
  let high = from;
  while (high < to && (paragraphs[high] ?? 0) < paragraph) {
    low = high + 1;
    high += step;
    step *= 2;
  }
  if (high > to) high = to;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((paragraphs[middle] ?? 0) < paragraph) low = middle + 1;
    else high = middle;
  }
  return low;
}
