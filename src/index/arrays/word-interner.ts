import { isBeforePlace, ownAnswerTypes } from "../../language/answer-types.ts";
import { hashText, mixDown } from "../../lib/hash.ts";
import { shownLength, wordsOf, type Analyser } from "../../language/tokenizer.ts";

/** A word as it is written somewhere: its number, or `NO_WORD`, above these bits. */
export const FORM_BITS = 6;
/** What `ownAnswerTypes` says of it. */
export const ANSWER_TYPE_BITS = 31;
/** What follows it is likely a place. */
export const BEFORE_PLACE = 32;
/** The number of a stop word. A form has 31 bits: larger numbers are objects to the engine. */
export const NO_WORD = 2 ** (31 - FORM_BITS) - 1;
/** In place of answer types: several words, or none, are written as one ("½" is 1 and 2). */
const SEVERAL = 31;

export interface WordInterner {
  /** What is written from `start` to `end`: a form, or several; see `several`. */
  find(text: string, start: number, end: number): number;
  /** The forms of what was found; null where it is one form. */
  several(found: number): readonly number[] | null;
}

/** Four numbers a slot: the hash; where its letters start, plus 1, or 0; how many; what is found. */
const SLOT = 4;
const FIRST_SLOTS = 2 ** 15;
/** Full enough for another table, of twice the size. */
const FULL = 0.7;

/**
 * What is written in articles, each spelling analysed once. A hash table over the letters
 * themselves, so that a word met before costs no string. `numberOf` gives the number of a searched
 * word; `shown` is how it was written.
 */
export function createWordInterner(
  analyser: Analyser,
  numberOf: (word: string, term: string, shown: string) => number,
): WordInterner {
  let slots = new Uint32Array(FIRST_SLOTS * SLOT);
  let used = 0;
  let letters = new Uint16Array(FIRST_SLOTS);
  let lettersUsed = 0;
  const lists: number[][] = [];

  return {
    find(text, start, end) {
      // 31 bits: larger numbers are objects to the engine.
      const hash = mixDown(hashText(text, start, end)) & 0x7f_ff_ff_ff;
      const last = slots.length - 1;
      let slot = (hash * SLOT) & last;
      for (; slots[slot + 1] !== 0; slot = (slot + SLOT) & last) {
        if (slots[slot] === hash && isSame(slot, text, start, end)) return slots[slot + 3] ?? 0;
      }
      return add(text.slice(start, end), hash, slot);
    },
    several(found) {
      return (found & ANSWER_TYPE_BITS) === SEVERAL ? (lists[found >>> FORM_BITS] ?? []) : null;
    },
  };

  function isSame(slot: number, text: string, start: number, end: number): boolean {
    if (slots[slot + 2] !== end - start) return false;
    const moved = (slots[slot + 1] ?? 0) - 1 - start;
    for (let at = start; at < end; at += 1) {
      if (letters[moved + at] !== text.charCodeAt(at)) return false;
    }
    return true;
  }

  function add(raw: string, hash: number, slot: number): number {
    const forms = formsOf(raw);
    const [only] = forms;
    const found =
      only !== undefined && forms.length === 1
        ? only
        : ((lists.push(forms) - 1) << FORM_BITS) | SEVERAL;
    slots.set([hash, keepLetters(raw) + 1, raw.length, found], slot);
    used += SLOT;
    if (used > slots.length * FULL) slots = enlarge(slots);
    return found;
  }

  function formsOf(raw: string): number[] {
    const shown = raw.slice(0, shownLength(raw));
    return wordsOf(raw, analyser).map((each) => {
      const number = each.stop ? NO_WORD : numberOf(each.word, each.term, shown);
      const place = isBeforePlace(each.word) ? BEFORE_PLACE : 0;
      return (number << FORM_BITS) | ownAnswerTypes(each, raw.slice(0, 2)) | place;
    });
  }

  /** Where they start. */
  function keepLetters(raw: string): number {
    const start = lettersUsed;
    lettersUsed += raw.length;
    if (lettersUsed > letters.length) {
      const more = new Uint16Array(lettersUsed * 2);
      more.set(letters);
      letters = more;
    }
    for (let at = 0; at < raw.length; at += 1) letters[start + at] = raw.charCodeAt(at);
    return start;
  }
}

function enlarge(slots: Uint32Array): Uint32Array<ArrayBuffer> {
  const larger = new Uint32Array(slots.length * 2);
  for (let from = 0; from < slots.length; from += SLOT) {
    if (slots[from + 1] === 0) continue;
    let to = ((slots[from] ?? 0) * SLOT) & (larger.length - 1);
    while (larger[to + 1] !== 0) to = (to + SLOT) & (larger.length - 1);
    larger.set(slots.subarray(from, from + SLOT), to);
  }
  return larger;
}
