import { type Best, createBest } from "./best.ts";
import { UNITS } from "./bm25.ts";
import { type PostingList, seek, weightAt } from "./posting-list.ts";
import type { Postings } from "./postings.ts";

/** Room to sum up in, used by one search after the other. */
export interface Sums {
  /** All zero between searches. */
  sums: Int32Array;
  touched: Int32Array;
}

export function createSums(size: number): Sums {
  const room = Math.min(WINDOW, size);
  return { sums: new Int32Array(room), touched: new Int32Array(room) };
}

export type Ranked = [paragraph: number, score: number];

/** Paragraphs summed up at a time: their sums stay in the memory nearest to the processor. */
const WINDOW = 8192;
/** The first windows are smaller, so that soon there is a sum to be reached. */
const FIRST_WINDOW = 512;
/** Looking a paragraph up in a list costs as much as passing over so many of its postings. */
const LOOK_UP = 8;

/**
 * The best `limit` paragraphs by BM25, ties by number. These are the very scores and the order that
 * come from adding up every posting, but postings that cannot change them are passed over
 * (MaxScore, by windows). Sums in whole units are exact; those that count are then added once more
 * in the question's order as floating point, as wink does. `admits` may leave paragraphs out.
 */
export function topParagraphs(
  postings: Postings,
  lists: readonly PostingList[],
  limit: number,
  size: number,
  room: Sums,
  admits?: (paragraph: number) => boolean,
): Ranked[] {
  const best = createBest(limit, lists.length > 1);
  gather(postings, lists, size, best, room, admits);
  return inOrder(postings, lists, best).slice(0, limit);
}

function gather(
  { paragraphs, codes }: Postings,
  unordered: readonly PostingList[],
  size: number,
  best: Best,
  { sums, touched }: Sums,
  admits: ((paragraph: number) => boolean) | undefined,
): void {
  const lists = unordered.toSorted((a, b) => a.bound - b.bound);
  /** What the first so many lists can add together. */
  const reach = [0];
  for (const { bound } of lists) reach.push((reach.at(-1) ?? 0) + bound);
  const cursors = lists.map((list) => list.from);
  let count = 0;
  let essential = 0;

  for (let start = 0, end = 0; start < size; start = end) {
    end = start + Math.min(Math.max(start, FIRST_WINDOW), WINDOW);
    const threshold = best.threshold();
    while (essential < lists.length && (reach[essential + 1] ?? 0) < threshold) essential += 1;
    if (essential === lists.length) return;
    count = 0;
    for (let number = essential; number < lists.length; number += 1) addAll(number, start, end);
    for (let number = essential - 1; number >= 0 && count > 0; number -= 1) {
      prune(threshold - (reach[number + 1] ?? 0));
      addSome(number, start, end);
    }
    offerAll(start, threshold);
  }

  function offerAll(start: number, threshold: number): void {
    let least = threshold;
    for (let next = 0; next < count; next += 1) {
      const at = touched[next] ?? 0;
      const sum = sums[at] ?? 0;
      sums[at] = 0;
      if (sum < least || (admits !== undefined && !admits(start + at))) continue;
      least = best.offer(start + at, sum);
    }
  }

  /** Adds every posting of a list in the window. */
  function addAll(number: number, start: number, end: number): void {
    const list = lists[number];
    if (list === undefined) return;
    const { byCode, byPosting, from, to } = list;
    let cursor = cursors[number] ?? 0;
    for (; cursor < to; cursor += 1) {
      const paragraph = paragraphs[cursor] ?? 0;
      if (paragraph >= end) break;
      const weight = (byCode === null ? byPosting[cursor - from] : byCode[codes[cursor] ?? 0]) ?? 0;
      if (weight === 0) continue;
      const at = paragraph - start;
      const sum = sums[at] ?? 0;
      if (sum === 0) touched[count++] = at;
      sums[at] = sum + weight;
    }
    cursors[number] = cursor;
  }

  /** Leaves out what is below `least` so far. */
  function prune(least: number): void {
    let left = 0;
    for (let next = 0; next < count; next += 1) {
      const at = touched[next] ?? 0;
      if ((sums[at] ?? 0) >= least) touched[left++] = at;
      else sums[at] = 0;
    }
    count = left;
  }

  /** Adds a list's postings for the paragraphs that are left. */
  function addSome(number: number, start: number, end: number): void {
    const list = lists[number];
    if (list === undefined) return;
    const { byCode, byPosting, from, to } = list;
    const first = seek(paragraphs, start, cursors[number] ?? 0, to);
    const last = seek(paragraphs, end, first, to);
    cursors[number] = last;
    if (count * LOOK_UP < last - first) {
      for (let next = 0; next < count; next += 1) {
        const at = touched[next] ?? 0;
        const position = seek(paragraphs, start + at, first, last);
        if (position === last || paragraphs[position] !== start + at) continue;
        const weight = byCode === null ? byPosting[position - from] : byCode[codes[position] ?? 0];
        sums[at] = (sums[at] ?? 0) + (weight ?? 0);
      }
      return;
    }
    for (let position = first; position < last; position += 1) {
      const at = (paragraphs[position] ?? 0) - start;
      const sum = sums[at] ?? 0;
      if (sum === 0) continue;
      const weight = byCode === null ? byPosting[position - from] : byCode[codes[position] ?? 0];
      sums[at] = sum + (weight ?? 0);
    }
  }
}

/** Scores as floating point, added in the question's order; best first, ties by number. */
function inOrder(postings: Postings, lists: readonly PostingList[], best: Best): Ranked[] {
  const { paragraphs, sums } = best.take();
  const scored = Array.from(paragraphs, (paragraph, at): Ranked => {
    if (lists.length === 1) return [paragraph, (sums[at] ?? 0) / UNITS];
    let score = 0;
    for (const list of lists) {
      const position = seek(postings.paragraphs, paragraph, list.from, list.to);
      if (position === list.to || postings.paragraphs[position] !== paragraph) continue;
      score = weightAt(postings, list, position) / UNITS + score;
    }
    return [paragraph, score];
  });
  return scored.toSorted((a, b) => b[1] - a[1] || a[0] - b[0]);
}
