import { binarySearch } from "../../lib/binary-search.ts";
import { LargestValues } from "../../lib/largest-values.ts";
import { FILTER_MATCH } from "./catalogue.ts";
import type { PostingCodes } from "./posting-codes.ts";

/** What a search reads and never writes: threads may share the memory of these arrays. */
export interface SearchedArrays {
  /** The paragraph of each posting. A term's postings are together, by paragraph. */
  paragraphs: Uint32Array;
  codes: PostingCodes;
  /** What each code's frequency and length weigh, before the idf. */
  saturation: Float64Array;
  /** The article of each paragraph. */
  articleOf: Uint32Array;
}

/** The postings of one term of the question, and how far a search has come in them. */
export interface PostingCursor {
  /** The next posting, and where the term's postings end. */
  next: number;
  readonly end: number;
  /** A posting weighs its code's saturation times this. */
  readonly scale: number;
  /** How many postings it has for each paragraph of the archive. */
  readonly density: number;
  /** What this list and all after it can add to a paragraph. */
  readonly reach: number;
}

export interface CandidateOptions {
  /** How many paragraphs are wanted. */
  limit: number;
  /** At least `limit` paragraphs are known to weigh more. */
  floor: number;
  /** How far two weights may be from their true order. */
  margin: number;
  /** One `FILTER_MATCH` an article; only paragraphs of those that are in count. */
  matches?: Uint8Array;
}

/**
 * Paragraphs weighed at a time. Their weights (64 KB) stay in the processor's second cache, and a
 * position among them fits two bytes.
 */
const WINDOW = 16_384;
/**
 * Finding one paragraph in a list costs as much as passing over so many postings. Searches of
 * 10,000 and 100,000 paragraphs take the same time, within a tenth, from 8 to 32.
 */
const LOOK_UP_COST = 16;

/**
 * MaxScore (Turtle and Flood, 1995), a window of paragraphs at a time. A term that is in many
 * paragraphs adds little to each of them: once the best so far weigh more than the commonest terms
 * can add together, these alone lift no paragraph among the best, and their postings are read only
 * for paragraphs that a rarer term has found. One search runs at a time; each thread has its own.
 */
export class MaxScore {
  readonly arrays: SearchedArrays;
  /** `saturation` at half the size: more of it stays in the processor's first cache. */
  readonly #saturation: Float32Array;
  readonly #size: number;
  /** What each paragraph of the window weighs so far; all 0 between windows. */
  readonly #weights = new Float32Array(WINDOW);
  /** The window's paragraphs that weigh anything, counted from its start. */
  readonly #touched = new Uint16Array(WINDOW + 1);
  #touchedCount = 0;

  constructor(arrays: SearchedArrays) {
    this.arrays = arrays;
    this.#saturation = Float32Array.from(arrays.saturation);
    this.#size = arrays.articleOf.length;
  }

  /**
   * The paragraphs, ascending, that can be among the `limit` that weigh most. `lists` are in order,
   * the one that can add most first; searching moves them on.
   */
  candidates(lists: readonly PostingCursor[], options: CandidateOptions): number[] {
    const found = new Candidates(options);
    for (let start = 0; start < this.#size; start += WINDOW) {
      const end = start + WINDOW;
      this.#touchedCount = 0;
      // Lists that reach the bar without those before them: any of their postings may do so.
      let essential = 0;
      for (const list of lists) {
        if (list.reach <= found.bar) break;
        this.#addAll(list, start, end);
        essential += 1;
      }
      // No list is left that could. The bar only rises, so this holds for all windows to come.
      if (essential === 0) break;
      for (let at = essential; at < lists.length && this.#touchedCount > 0; at += 1) {
        const list = lists[at];
        if (list !== undefined) this.#addToTouched(list, start, found.bar);
      }
      this.#collect(start, found, options.matches);
    }
    return found.finish();
  }

  /** Adds every posting of a list in the window. */
  #addAll(list: PostingCursor, start: number, end: number): void {
    const { paragraphs, codes } = this.arrays;
    const saturation = this.#saturation;
    const weights = this.#weights;
    const touched = this.#touched;
    const { scale, end: last } = list;
    let count = this.#touchedCount;
    let next = list.next;
    for (; next < last; next += 1) {
      const paragraph = paragraphs[next] ?? 0;
      if (paragraph >= end) break;
      const at = paragraph - start;
      const weight = weights[at] ?? 0;
      // Noted in any case, but counted only if it is new: a branch would be guessed wrong.
      touched[count] = at;
      count = (count + Number(weight === 0)) | 0;
      weights[at] = weight + scale * (saturation[codes[next] ?? 0] ?? 0);
    }
    list.next = next;
    this.#touchedCount = count;
  }

  /** Adds a list's postings of the paragraphs that were touched and can still reach the bar. */
  #addToTouched(list: PostingCursor, start: number, bar: number): void {
    // How many of its postings a window has, if they are spread evenly.
    const expected = list.density * WINDOW;
    if (expected > this.#touchedCount) this.#prune(bar - list.reach);
    if (this.#touchedCount * LOOK_UP_COST < expected) this.#lookUp(list, start);
    else this.#passOver(list, start);
  }

  /** Forgets the paragraphs that weigh too little for what is left to lift them above the bar. */
  #prune(least: number): void {
    const weights = this.#weights;
    const touched = this.#touched;
    let left = 0;
    for (let each = 0; each < this.#touchedCount; each += 1) {
      const at = touched[each] ?? 0;
      const weight = weights[at] ?? 0;
      const stays = Number(weight > least) | 0;
      touched[left] = at;
      left = (left + stays) | 0;
      weights[at] = weight * stays;
    }
    this.#touchedCount = left;
  }

  /** Looks each touched paragraph up in a list that has many more postings. */
  #lookUp(list: PostingCursor, start: number): void {
    const { paragraphs } = this.arrays;
    let previous = 0;
    let posting = list.next;
    for (let each = 0; each < this.#touchedCount; each += 1) {
      const at = this.#touched[each] ?? 0;
      // Those that one list has touched ascend; then come those of the next list.
      if (at < previous) posting = list.next;
      previous = at;
      posting = seek(paragraphs, start + at, posting, list.end);
      if (posting < list.end && paragraphs[posting] === start + at) this.#add(list, posting, at);
    }
  }

  /** Passes over a list's postings in the window, and adds those of touched paragraphs. */
  #passOver(list: PostingCursor, start: number): void {
    const { paragraphs, codes } = this.arrays;
    const saturation = this.#saturation;
    const weights = this.#weights;
    const { scale, end: last } = list;
    const end = start + WINDOW;
    let next = seek(paragraphs, start, list.next, last);
    for (; next < last; next += 1) {
      const paragraph = paragraphs[next] ?? 0;
      if (paragraph >= end) break;
      const weight = weights[paragraph - start] ?? 0;
      if (weight > 0)
        weights[paragraph - start] = weight + scale * (saturation[codes[next] ?? 0] ?? 0);
    }
    list.next = next;
  }

  #add(list: PostingCursor, posting: number, at: number): void {
    const code = this.arrays.codes[posting] ?? 0;
    this.#weights[at] = (this.#weights[at] ?? 0) + list.scale * (this.#saturation[code] ?? 0);
  }

  /** Takes what is above the bar out of the window, and leaves zeros. */
  #collect(start: number, found: Candidates, matches: Uint8Array | undefined): void {
    const { articleOf } = this.arrays;
    const weights = this.#weights;
    const touched = this.#touched;
    const count = this.#touchedCount;
    let bar = found.bar;
    for (let each = 0; each < count; each += 1) {
      const at = touched[each] ?? 0;
      const weight = weights[at] ?? 0;
      weights[at] = 0;
      if (weight <= bar) continue;
      const article = articleOf[start + at] ?? 0;
      if (matches !== undefined && matches[article] !== FILTER_MATCH.in) continue;
      found.add(start + at, weight);
      bar = found.bar;
    }
  }
}

/** Paragraphs that may be among the best, and the bar that they raise. */
class Candidates {
  /** What weighs no more is not among the best. */
  bar: number;
  readonly #margin: number;
  readonly #best: LargestValues;
  readonly #paragraphs: number[] = [];
  readonly #weights: number[] = [];

  constructor({ limit, floor, margin }: CandidateOptions) {
    this.bar = floor;
    this.#margin = margin;
    this.#best = new LargestValues(limit);
  }

  add(paragraph: number, weight: number): void {
    this.#paragraphs.push(paragraph);
    this.#weights.push(weight);
    this.#best.add(weight);
    this.bar = Math.max(this.bar, this.#best.least - this.#margin);
  }

  /** Those that the bar has not passed since, ascending. */
  finish(): number[] {
    const least = this.#best.least - this.#margin;
    return this.#paragraphs
      .filter((_, at) => (this.#weights[at] ?? 0) >= least)
      .toSorted((one, other) => one - other);
  }
}

/** The first posting from `from` on, before `to`, whose paragraph is not before `paragraph`. */
export function seek(paragraphs: Uint32Array, paragraph: number, from: number, to: number): number {
  let low = from;
  let high = from;
  // In leaps, each twice as long as the one before, since the next one is mostly near;
  for (let leap = 1; high < to && (paragraphs[high] ?? 0) < paragraph; leap *= 2) {
    low = high + 1;
    high += leap;
  }
  // then by halves, in the last leap.
  return binarySearch(low, Math.min(high, to), (at) => (paragraphs[at] ?? 0) < paragraph);
}
