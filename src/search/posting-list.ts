import { inUnits } from "./bm25.ts";
import type { Postings } from "./postings.ts";

/** Postings, and what each of their codes counts before the idf. */
export interface WeighedPostings extends Pick<Postings, "at" | "paragraphs" | "codes" | "best"> {
  saturation: Float64Array;
}

/** The postings of one term of the question. */
export interface PostingList {
  from: number;
  to: number;
  idf: number;
  /** Weights in units by code; null where there are fewer postings than codes. */
  byCode: Int32Array | null;
  /** The highest weight, in units. */
  bound: number;
}

export function createPostingList(
  { at, best, saturation }: WeighedPostings,
  term: number,
  idf: number,
): PostingList {
  const from = at[term] ?? 0;
  const to = at[term + 1] ?? 0;
  const bound = inUnits((saturation[best[term] ?? 0] ?? 0) * idf);
  const list = { from, to, idf, byCode: null, bound };
  if (to - from <= saturation.length) return list;
  const byCode = new Int32Array(saturation.length);
  for (let code = 0; code < byCode.length; code += 1) {
    byCode[code] = inUnits((saturation[code] ?? 0) * idf);
  }
  return { ...list, byCode };
}

/** What a list's posting at this position weighs, in units. */
export function weightAt(
  { codes, saturation }: WeighedPostings,
  { byCode, idf }: PostingList,
  position: number,
): number {
  const code = codes[position] ?? 0;
  return byCode === null ? inUnits((saturation[code] ?? 0) * idf) : (byCode[code] ?? 0);
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
