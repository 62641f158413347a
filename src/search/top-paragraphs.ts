import { type Best, compact, createBest, offer, restart, thresholdOf } from "./best.ts";
import { UNITS } from "./bm25.ts";
import { type PostingList, seek, weightAt, type WeighedPostings } from "./posting-list.ts";

/** Room to sum up in, used by one search after the other. */
export interface Room {
  /** By paragraph of the window; all zero between windows. */
  sums: Int32Array;
  /** The first `count` are the paragraphs of the window that have a sum. */
  touched: Int32Array;
  count: number;
  best: Best;
}

export function createRoom(size: number): Room {
  const room = Math.min(WINDOW, size);
  return {
    sums: new Int32Array(room),
    touched: new Int32Array(room),
    count: 0,
    best: createBest(),
  };
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
  postings: WeighedPostings,
  lists: readonly PostingList[],
  limit: number,
  size: number,
  room: Room,
  admits?: (paragraph: number) => boolean,
): Ranked[] {
  restart(room.best, limit, lists.length > 1);
  gather(postings, lists, size, room, admits);
  compact(room.best);
  const ranked = lists.length === 1 ? asSummed(room.best) : inOrder(postings, lists, room.best);
  return ranked.toSorted((a, b) => b[1] - a[1] || a[0] - b[0]).slice(0, limit);
}

/** A list, and the position of its first posting that no window has passed. */
interface Reading {
  list: PostingList;
  cursor: number;
}

// The functions that every search runs stand outside: making them anew each time takes as long as
// a small search.
function gather(
  postings: WeighedPostings,
  lists: readonly PostingList[],
  size: number,
  room: Room,
  admits: ((paragraph: number) => boolean) | undefined,
): void {
  const readings = lists
    .map((list): Reading => ({ list, cursor: list.from }))
    .toSorted((a, b) => a.list.bound - b.list.bound);
  /** What the first so many lists can add together. */
  const reach = [0];
  for (const { list } of readings) reach.push((reach.at(-1) ?? 0) + list.bound);
  let essential = 0;

  for (let start = 0, end = 0; start < size; start = end) {
    end = start + Math.min(Math.max(start, FIRST_WINDOW), WINDOW);
    const threshold = thresholdOf(room.best);
    while (essential < readings.length && (reach[essential + 1] ?? 0) < threshold) essential += 1;
    if (essential === readings.length) return;
    room.count = 0;
    for (let number = essential; number < readings.length; number += 1) {
      const reading = readings[number];
      if (reading !== undefined) addAll(postings, reading, start, end, room);
    }
    for (let number = essential - 1; number >= 0 && room.count > 0; number -= 1) {
      const reading = readings[number];
      prune(threshold - (reach[number + 1] ?? 0), room);
      if (reading !== undefined) addSome(postings, reading, start, end, room);
    }
    offerAll(start, threshold, room, admits);
  }
}

/** Adds every posting of a list in the window. */
function addAll(
  postings: WeighedPostings,
  reading: Reading,
  start: number,
  end: number,
  room: Room,
): void {
  const { paragraphs, codes } = postings;
  const { byCode, byPosting, from, to } = reading.list;
  const { sums, touched } = room;
  let { count } = room;
  let { cursor } = reading;
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
  reading.cursor = cursor;
  room.count = count;
}

/** Leaves out what is below `least` so far. */
function prune(least: number, room: Room): void {
  const { sums, touched, count } = room;
  let left = 0;
  for (let next = 0; next < count; next += 1) {
    const at = touched[next] ?? 0;
    if ((sums[at] ?? 0) >= least) touched[left++] = at;
    else sums[at] = 0;
  }
  room.count = left;
}

/** Adds a list's postings for the paragraphs that are left. */
function addSome(
  postings: WeighedPostings,
  reading: Reading,
  start: number,
  end: number,
  { sums, touched, count }: Room,
): void {
  const { paragraphs } = postings;
  const { list } = reading;
  const first = seek(paragraphs, start, reading.cursor, list.to);
  const last = seek(paragraphs, end, first, list.to);
  reading.cursor = last;
  if (count * LOOK_UP < last - first) {
    for (let next = 0; next < count; next += 1) {
      const at = touched[next] ?? 0;
      const position = seek(paragraphs, start + at, first, last);
      if (position === last || paragraphs[position] !== start + at) continue;
      sums[at] = (sums[at] ?? 0) + weightAt(postings, list, position);
    }
    return;
  }
  for (let position = first; position < last; position += 1) {
    const at = (paragraphs[position] ?? 0) - start;
    const sum = sums[at] ?? 0;
    if (sum > 0) sums[at] = sum + weightAt(postings, list, position);
  }
}

function offerAll(
  start: number,
  threshold: number,
  { sums, touched, count, best }: Room,
  admits: ((paragraph: number) => boolean) | undefined,
): void {
  let least = threshold;
  for (let next = 0; next < count; next += 1) {
    const at = touched[next] ?? 0;
    const sum = sums[at] ?? 0;
    sums[at] = 0;
    if (sum < least || (admits !== undefined && !admits(start + at))) continue;
    least = offer(best, start + at, sum);
  }
}

/** Of one list, the sum is the score. */
function asSummed({ paragraphs, sums, kept }: Best): Ranked[] {
  const ranked: Ranked[] = [];
  for (let at = 0; at < kept; at += 1) ranked.push([paragraphs[at] ?? 0, (sums[at] ?? 0) / UNITS]);
  return ranked;
}

/** Scores as floating point, added in the question's order. */
function inOrder(
  postings: WeighedPostings,
  lists: readonly PostingList[],
  { paragraphs, kept }: Best,
): Ranked[] {
  const inTurn = paragraphs.subarray(0, kept).toSorted();
  const ranked = Array.from(inTurn, (paragraph): Ranked => [paragraph, 0]);
  for (const list of lists) {
    let position = list.from;
    for (const one of ranked) {
      position = seek(postings.paragraphs, one[0], position, list.to);
      if (position === list.to) break;
      if (postings.paragraphs[position] !== one[0]) continue;
      one[1] = weightAt(postings, list, position) / UNITS + one[1];
    }
  }
  return ranked;
}
