import { inUnits } from "./bm25.ts";
import type { Postings } from "./postings.ts";

/** The postings of one term of the question, with their weights in units. */
export interface PostingList {
  from: number;
  to: number;
  /** Weights by code; null where there are fewer postings than codes. */
  byCode: Int32Array | null;
  /** Weights by posting, from `from` on, where `byCode` is null. */
  byPosting: Int32Array;
  /** The highest weight. */
  bound: number;
}

const NONE = new Int32Array();

export function createPostingList(
  { at, codes, best }: Postings,
  saturation: Float64Array,
  term: number,
  idf: number,
): PostingList {
  const from = at[term] ?? 0;
  const to = at[term + 1] ?? 0;
  const bound = inUnits((saturation[best[term] ?? 0] ?? 0) * idf);
  const list = { from, to, bound };
  if (to - from > saturation.length) {
    const byCode = new Int32Array(saturation.length);
    for (let code = 0; code < byCode.length; code += 1) {
      byCode[code] = inUnits((saturation[code] ?? 0) * idf);
    }
    return { ...list, byCode, byPosting: NONE };
  }
  const byPosting = new Int32Array(to - from);
  for (let next = from; next < to; next += 1) {
    byPosting[next - from] = inUnits((saturation[codes[next] ?? 0] ?? 0) * idf);
  }
  return { ...list, byCode: null, byPosting };
}

/** What a list's posting at this position weighs. */
export function weightAt({ codes }: Postings, list: PostingList, position: number): number {
  const { byCode, byPosting, from } = list;
  const weight = byCode === null ? byPosting[position - from] : byCode[codes[position] ?? 0];
  return weight ?? 0;
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
