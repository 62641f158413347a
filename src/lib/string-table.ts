import { type GrowableArray, growableArray } from "./growable-array.ts";
import { HASH_START, hashBytes, hashStep, mixDown } from "./hash.ts";

/** Strings by number, from 0, in typed arrays: handed to another thread or stored as they are. */
export interface StringList {
  /** All strings in UTF-8, one after the other. */
  bytes: Uint8Array;
  /** Where each string ends in `bytes`. */
  ends: Uint32Array;
}

/** Different strings whose numbers can be looked up. */
export interface StringTable extends StringList {
  /** Hash table with open addressing: a string's number plus 1, or 0. */
  slots: Uint32Array;
}

/** Slots a string at least: every second one is free, so that a search is short. */
const SLOTS_EACH = 2;
/** In UTF-8, of a UTF-16 unit. */
const MAX_BYTES = 3;
const LAST_ASCII = 0x7f;
/**
 * So many strings are held as JavaScript's own beside the bytes: a search of 10,000 paragraphs takes
 * a tenth less time.
 */
const MAX_KEPT = 2 ** 16;

export function createStringTable(strings: Iterable<string>): StringTable {
  const table = stringTableBuilder();
  for (const text of strings) table.numberOf(text);
  return table.take();
}

export function createStringList(strings: Iterable<string>): StringList {
  const list = stringListBuilder();
  for (const text of strings) list.add(text);
  return list.take();
}

/** The string's number; -1 when the table does not hold it. */
export function numberOf({ bytes, ends, slots }: StringTable, text: string): number {
  const hash = hashAscii(text);
  if (hash === null) {
    const slot = findSlot(slots, bytes, (number) => ends[number] ?? 0, Buffer.from(text));
    return (slots[slot] ?? 0) - 1;
  }
  const last = slots.length - 1;
  let slot = mixDown(hash) & last;
  for (; slots[slot] !== 0; slot = (slot + 1) & last) {
    const number = (slots[slot] ?? 0) - 1;
    const start = ends[number - 1] ?? 0;
    if ((ends[number] ?? 0) - start === text.length && isAt(bytes, start, text)) return number;
  }
  return -1;
}

/** Whether a string's first bytes are these. */
export function beginsWith({ bytes, ends }: StringList, number: number, start: Uint8Array) {
  const from = ends[number - 1] ?? 0;
  return (ends[number] ?? 0) - from >= start.length && startsAt(bytes, from, start);
}

/** Negative when a string of `list` comes before one of `others`, byte by byte; 0: the same. */
export function compareString(
  list: StringList,
  number: number,
  others: StringList,
  other: number,
): number {
  const start = list.ends[number - 1] ?? 0;
  const otherStart = others.ends[other - 1] ?? 0;
  const size = (list.ends[number] ?? 0) - start;
  const otherSize = (others.ends[other] ?? 0) - otherStart;
  const both = Math.min(size, otherSize);
  for (let at = 0; at < both; at += 1) {
    const difference = (list.bytes[start + at] ?? 0) - (others.bytes[otherStart + at] ?? 0);
    if (difference !== 0) return difference;
  }
  return size - otherSize;
}

export function stringOf({ bytes, ends }: StringList, number: number): string {
  const start = ends[number - 1] ?? 0;
  const all = Buffer.from(bytes.buffer, bytes.byteOffset + start, (ends[number] ?? 0) - start);
  return all.toString();
}

export function allStrings({ bytes, ends }: StringList): string[] {
  const all = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  return Array.from(ends, (end, number) => all.toString("utf8", ends[number - 1] ?? 0, end));
}

/** `stringOf` for hot paths: cached, unless there are many strings. */
export function stringReader(list: StringList): (number: number) => string {
  if (list.ends.length > MAX_KEPT) return (number) => stringOf(list, number);
  const strings = allStrings(list);
  return (number) => strings[number] ?? "";
}

/** `numberOf` for hot paths: cached, unless there are many strings. */
export function numberFinder(table: StringTable): (text: string) => number {
  if (table.ends.length > MAX_KEPT) return (text) => numberOf(table, text);
  const numbers = new Map(allStrings(table).map((text, number) => [text, number]));
  return (text) => numbers.get(text) ?? -1;
}

/** Strings that go on being added, to those of `previous` if there are any. */
export interface StringListBuilder {
  add(text: string): void;
  /** A copy of all that was added. */
  take(): StringList;
}

export function stringListBuilder(previous?: StringList): StringListBuilder {
  const strings = growingStrings(previous);
  return {
    add: (text) => strings.keep(strings.write(text)),
    take: () => strings.take(),
  };
}

/** Different strings that go on being added, to those of `previous` if there are any. */
export interface StringTableBuilder {
  /** The string's number: the next one when it is new. */
  numberOf(text: string): number;
  readonly size: number;
  /** A copy of all that was added. */
  take(): StringTable;
}

export function stringTableBuilder(previous?: StringList): StringTableBuilder {
  const strings = growingStrings(previous);
  let slots = hashAll(strings, SLOTS_EACH);
  return {
    numberOf(text) {
      const added = strings.write(text);
      const slot = findSlot(slots, strings.bytes(), (number) => strings.ends.at(number), added);
      const known = slots[slot] ?? 0;
      if (known !== 0) return known - 1;
      strings.keep(added);
      const size = strings.ends.length;
      slots[slot] = size;
      if (size * SLOTS_EACH > slots.length) slots = hashAll(strings, slots.length * 2);
      return size - 1;
    },
    get size() {
      return strings.ends.length;
    },
    take: () => ({ ...strings.take(), slots: slots.slice() }),
  };
}

interface GrowingStrings {
  /** Writes a text behind all that were kept; it stays until the next one is written. */
  write(text: string): Uint8Array;
  /** Keeps what was just written. */
  keep(written: Uint8Array): void;
  bytes(): Uint8Array;
  ends: GrowableArray;
  take(): StringList;
}

function growingStrings(previous?: StringList): GrowingStrings {
  let bytes = Buffer.from(new ArrayBuffer(Math.max(1024, 2 * (previous?.bytes.length ?? 0))));
  let size = previous?.bytes.length ?? 0;
  const ends = growableArray();
  if (previous !== undefined) {
    bytes.set(previous.bytes);
    ends.append(previous.ends);
  }
  return {
    write(text) {
      const needed = size + text.length * MAX_BYTES;
      if (needed > bytes.length) {
        const more = Buffer.from(new ArrayBuffer(needed * 2));
        more.set(bytes);
        bytes = more;
      }
      return bytes.subarray(size, size + bytes.write(text, size));
    },
    keep(written) {
      size += written.length;
      ends.push(size);
    },
    bytes: () => bytes,
    ends,
    take: () => ({ bytes: new Uint8Array(bytes.subarray(0, size)), ends: ends.take() }),
  };
}

/** The slot of a string, or the free one for it. `endOf` says where each string ends. */
function findSlot(
  slots: Uint32Array,
  bytes: Uint8Array,
  endOf: (number: number) => number,
  sought: Uint8Array,
): number {
  const last = slots.length - 1;
  let slot = mixDown(hashBytes(sought, 0, sought.length)) & last;
  for (; slots[slot] !== 0; slot = (slot + 1) & last) {
    const number = (slots[slot] ?? 0) - 1;
    const start = number === 0 ? 0 : endOf(number - 1);
    if (endOf(number) - start === sought.length && startsAt(bytes, start, sought)) break;
  }
  return slot;
}

/** `hashBytes` of a text's bytes, without making them; null where it has others than ASCII. */
function hashAscii(text: string): number | null {
  let hash = HASH_START;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code > LAST_ASCII) return null;
    hash = hashStep(hash, code);
  }
  return hash >>> 0;
}

function isAt(bytes: Uint8Array, start: number, text: string): boolean {
  for (let at = 0; at < text.length; at += 1) {
    if (bytes[start + at] !== text.charCodeAt(at)) return false;
  }
  return true;
}

function startsAt(bytes: Uint8Array, start: number, sought: Uint8Array): boolean {
  for (let at = 0; at < sought.length; at += 1) {
    if (bytes[start + at] !== sought[at]) return false;
  }
  return true;
}

/** Of `least` slots or as many as they take. */
function hashAll(strings: GrowingStrings, least: number): Uint32Array<ArrayBuffer> {
  const all = strings.bytes();
  const { ends } = strings;
  let size = least;
  while (size < ends.length * SLOTS_EACH) size *= 2;
  const slots = new Uint32Array(size);
  let start = 0;
  for (let number = 0; number < ends.length; number += 1) {
    let slot = mixDown(hashBytes(all, start, ends.at(number))) & (size - 1);
    while (slots[slot] !== 0) slot = (slot + 1) & (size - 1);
    slots[slot] = number + 1;
    start = ends.at(number);
  }
  return slots;
}
