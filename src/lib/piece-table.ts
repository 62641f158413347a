import { hashText, mixDown } from "./hash.ts";

/** Four numbers a slot: the hash; where its letters start, plus 1, or 0; how many; what is kept. */
const SLOT = 4;
/** Few: tables of a few words are made for single questions. */
const FIRST_SLOTS = 2 ** 5;
/** Full enough for another table, of twice the size. */
const FULL = 0.7;

/**
 * A number for each of many pieces of text: a hash table over the letters themselves, so that a
 * piece met before costs no string.
 */
export class PieceTable {
  #slots = new Uint32Array(FIRST_SLOTS * SLOT);
  #used = 0;
  #letters = new Uint16Array(FIRST_SLOTS);
  #lettersUsed = 0;

  get size(): number {
    return this.#used / SLOT;
  }

  /** What is kept for `text` from `start` to `end`; undefined where nothing is. */
  get(text: string, start = 0, end = text.length): number | undefined {
    const slot = this.#slotOf(hashOf(text, start, end), text, start, end);
    return this.#slots[slot + 1] === 0 ? undefined : this.#slots[slot + 3];
  }

  /** Keeps a number, from 0 to 2³² − 1, for a piece that there is nothing for yet. */
  add(piece: string, number: number): void {
    const hash = hashOf(piece, 0, piece.length);
    const slot = this.#slotOf(hash, piece, 0, piece.length);
    this.#slots.set([hash, this.#keepLetters(piece) + 1, piece.length, number], slot);
    this.#used += SLOT;
    if (this.#used > this.#slots.length * FULL) this.#slots = enlarged(this.#slots);
  }

  /** The slot that a piece has, or that it would take. */
  #slotOf(hash: number, text: string, start: number, end: number): number {
    const slots = this.#slots;
    const last = slots.length - 1;
    let slot = (hash * SLOT) & last;
    while (slots[slot + 1] !== 0) {
      if (slots[slot] === hash && this.#isAt(slot, text, start, end)) return slot;
      slot = (slot + SLOT) & last;
    }
    return slot;
  }

  #isAt(slot: number, text: string, start: number, end: number): boolean {
    const [slots, letters] = [this.#slots, this.#letters];
    if (slots[slot + 2] !== end - start) return false;
    const moved = (slots[slot + 1] ?? 0) - 1 - start;
    for (let at = start; at < end; at += 1) {
      if (letters[moved + at] !== text.charCodeAt(at)) return false;
    }
    return true;
  }

  /** Where they start. */
  #keepLetters(piece: string): number {
    const start = this.#lettersUsed;
    this.#lettersUsed += piece.length;
    if (this.#lettersUsed > this.#letters.length) {
      const more = new Uint16Array(this.#lettersUsed * 2);
      more.set(this.#letters);
      this.#letters = more;
    }
    for (let at = 0; at < piece.length; at += 1) {
      this.#letters[start + at] = piece.charCodeAt(at);
    }
    return start;
  }
}

/** In 31 bits: larger numbers are objects to the engine. */
function hashOf(text: string, start: number, end: number): number {
  return mixDown(hashText(text, start, end)) & 0x7f_ff_ff_ff;
}

function enlarged(slots: Uint32Array): Uint32Array<ArrayBuffer> {
  const larger = new Uint32Array(slots.length * 2);
  for (let from = 0; from < slots.length; from += SLOT) {
    if (slots[from + 1] === 0) continue;
    let to = ((slots[from] ?? 0) * SLOT) & (larger.length - 1);
    while (larger[to + 1] !== 0) to = (to + SLOT) & (larger.length - 1);
    larger.set(slots.subarray(from, from + SLOT), to);
  }
  return larger;
}
