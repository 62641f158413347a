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

export function createStringTable(strings: readonly string[]): StringTable {
  const { bytes, ends } = createStringList(strings);
  return { bytes, ends, slots: hashAll(bytes, ends) };
}

export function createStringList(strings: readonly string[]): StringList {
  const ends = new Uint32Array(strings.length);
  let size = 0;
  for (const [number, text] of strings.entries()) {
    size += Buffer.byteLength(text);
    ends[number] = size;
  }
  const bytes = new Uint8Array(size);
  const target = Buffer.from(bytes.buffer);
  for (const [number, text] of strings.entries()) target.write(text, ends[number - 1] ?? 0);
  return { bytes, ends };
}

/** The string's number; -1 when the table does not hold it. */
export function numberOf(table: StringTable, text: string): number {
  const { bytes, ends, slots } = table;
  const sought = Buffer.from(text);
  const mask = slots.length - 1;
  for (let slot = hash(sought, 0, sought.length) & mask; ; slot = (slot + 1) & mask) {
    const number = (slots[slot] ?? 0) - 1;
    if (number === -1) return -1;
    const start = ends[number - 1] ?? 0;
    if (sought.equals(bytes.subarray(start, ends[number]))) return number;
  }
}

export function stringOf({ bytes, ends }: StringList, number: number): string {
  const start = ends[number - 1] ?? 0;
  return Buffer.from(
    bytes.buffer,
    bytes.byteOffset + start,
    (ends[number] ?? 0) - start,
  ).toString();
}

export function allStrings(list: StringList): string[] {
  return Array.from(list.ends, (_, number) => stringOf(list, number));
}

function hashAll(bytes: Uint8Array, ends: Uint32Array): Uint32Array {
  let size = 2;
  while (size < ends.length * SLOTS_EACH) size *= 2;
  const slots = new Uint32Array(size);
  let start = 0;
  for (const [number, end] of ends.entries()) {
    let slot = hash(bytes, start, end) & (size - 1);
    while (slots[slot] !== 0) slot = (slot + 1) & (size - 1);
    slots[slot] = number + 1;
    start = end;
  }
  return slots;
}

/** FNV-1a, its bits mixed once more since only the lower ones are used. */
function hash(bytes: Uint8Array, start: number, end: number): number {
  let value = 0x811c9dc5;
  for (let at = start; at < end; at += 1) value = Math.imul(value ^ (bytes[at] ?? 0), 0x01000193);
  return (value ^ (value >>> 15)) >>> 0;
}
