import { inUnits, UNITS } from "../bm25.ts";
import { type Kernel, LIST, MAX_LISTS } from "./kernel.ts";
import { type InvertedIndex, TOP_IMPACTS } from "./inverted-index.ts";

export interface Ranked {
  paragraph: number;
  score: number;
}

/** A weight differs by half a unit at most from one that is not rounded to units, */
const ROUNDED = 0.501;
/** and every number of four bytes by so much of its size. */
const PRECISION = 2 ** -24;

/**
 * The best `limit` paragraphs by BM25, ties by number. These are the very scores and the order that
 * come from adding up every posting, but postings that cannot change them are passed over
 * (MaxScore, by windows). Weights are added up as they are; those of the paragraphs that can be
 * among the best are then rounded, and added in the question's order, as wink does. With `filtered`
 * only articles that the kernel's memory says are in.
 */
export function topParagraphs(
  kernel: Kernel,
  lists: readonly PostingList[],
  saturation: Float64Array,
  limit: number,
  size: number,
  filtered: boolean,
): Ranked[] {
  if (lists.length > MAX_LISTS) throw new RangeError(`more than ${MAX_LISTS} different words`);
  const reach = writeLists(kernel, lists, size);
  // Of two sums, each may be off by as much; a few more numbers are made of them.
  const off = ROUNDED * lists.length + PRECISION * reach * (lists.length + 4);
  let sure = 0;
  if (!filtered) for (const list of lists) sure = Math.max(sure, list.sure);
  const bar = Math.max(sure - 2 * off, 0);
  const kept = kernel.gather(lists.length, size, limit, bar, 2 * off, Number(filtered));
  const best: Ranked[] = [];
  for (const one of scored(kernel, lists, saturation, kept)) insert(best, one, limit);
  return best;
}

/** Few are kept that are not among the best: sorting them all would take longer. */
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

/** Writes the lists in order, the highest bound first; what all of them can add together. */
function writeLists(
  { lists: { floats, integers } }: Kernel,
  lists: readonly PostingList[],
  size: number,
): number {
  const ordered = lists.toSorted(byBound);
  let reach = 0;
  let at = lists.length * LIST.size;
  for (const { from, to, scale, bound } of ordered) {
    at -= LIST.size;
    reach += bound;
    floats[at + LIST.scale] = scale;
    floats[at + LIST.reach] = reach;
    floats[at + LIST.density] = (to - from) / size;
    integers[at + LIST.cursor] = from;
    integers[at + LIST.to] = to;
  }
  return reach;
}

function byBound(one: PostingList, other: PostingList): number {
  return one.bound - other.bound;
}

/** The paragraphs kept, their scores as floating point, added in the question's order. */
function scored(
  kernel: Kernel,
  lists: readonly PostingList[],
  saturation: Float64Array,
  kept: number,
): Ranked[] {
  const { found, kept: paragraphs } = kernel;
  const ranked: Ranked[] = [];
  for (let at = 0; at < kept; at += 1) ranked.push({ paragraph: paragraphs[at] ?? 0, score: 0 });
  for (const { from, to, idf } of lists) {
    kernel.codesOfKept(from, to);
    for (let at = 0; at < kept; at += 1) {
      const code = found[at] ?? -1;
      const one = ranked[at];
      if (code === -1 || one === undefined) continue;
      one.score = inUnits((saturation[code] ?? 0) * idf) / UNITS + one.score;
    }
  }
  return ranked;
}

/** Where the postings of a term stand, and what each code counts before the idf. */
interface WeighedPostings extends Pick<InvertedIndex, "at" | "bestCodes"> {
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
  const first = term * TOP_IMPACTS.length;
  const bound = scale * (saturation[bestCodes[first] ?? 0] ?? 0);
  let rank = 0;
  while (rank < TOP_IMPACTS.length && (TOP_IMPACTS[rank] ?? 0) < most) rank += 1;
  const reached = rank < TOP_IMPACTS.length && (TOP_IMPACTS[rank] ?? 0) <= to - from;
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
