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
  /** Weights in units by code; null where there are fewer postings than codes. */
  byCode: Int32Array | null;
  /** Weights by posting, from `from` on, where `byCode` is null. */
  byPosting: Int32Array;
  /** The highest weight, in units. */
  bound: number;
}

const NONE = new Int32Array();

export function createPostingList(
  { at, best, codes, saturation }: WeighedPostings,
  term: number,
  idf: number,
): PostingList {
  const from = at[term] ?? 0;
  const to = at[term + 1] ?? 0;
  const bound = inUnits((saturation[best[term] ?? 0] ?? 0) * idf);
  if (to - from <= saturation.length) {
    const byPosting = new Int32Array(to - from);
    for (let next = from; next < to; next += 1) {
      byPosting[next - from] = inUnits((saturation[codes[next] ?? 0] ?? 0) * idf);
    }
    return { from, to, byCode: null, byPosting, bound };
  }
  const byCode = new Int32Array(saturation.length);
  for (let code = 0; code < byCode.length; code += 1) {
    byCode[code] = inUnits((saturation[code] ?? 0) * idf);
  }
  return { from, to, byCode, byPosting: NONE, bound };
}

/** Weights kept, four bytes each: terms that were asked for stand in the next questions. */
const MOST_WEIGHTS = 2 ** 21;

/** Keeps lists by term, and forgets the oldest. */
export function createListMemory(): (term: number, make: () => PostingList) => PostingList {
  const lists = new Map<number, PostingList>();
  let weights = 0;
  return (term, make) => {
    const known = lists.get(term);
    if (known !== undefined) return known;
    const list = make();
    weights += sizeOf(list);
    for (const [oldest, forgotten] of lists) {
      if (weights <= MOST_WEIGHTS) break;
      lists.delete(oldest);
      weights -= sizeOf(forgotten);
    }
    lists.set(term, list);
    return list;
  };
}

function sizeOf({ byCode, byPosting }: PostingList): number {
  return byCode?.length ?? byPosting.length;
}

/** What a list's posting at this position weighs, in units. */
export function weightAt(
  { codes }: WeighedPostings,
  { byCode, byPosting, from }: PostingList,
  position: number,
): number {
  return (byCode === null ? byPosting[position - from] : byCode[codes[position] ?? 0]) ?? 0;
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
