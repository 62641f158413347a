import { WORD_TYPE_BITS, wordTypes } from "../../language/answer-types.ts";
import { PieceTable } from "../../lib/piece-table.ts";
import type { Analyser } from "../../language/tokenizer.ts";
import { shownLength, wordsOf } from "../../language/written-words.ts";

/** A word as it is written somewhere: its number, or `NO_WORD`, above its `wordTypes`. */
export const FORM_BITS = WORD_TYPE_BITS;
/** The number of a stop word. A form has 31 bits: larger numbers are objects to the engine. */
export const NO_WORD = 2 ** (31 - FORM_BITS) - 1;
/** In place of those: several words, or none, are written as one ("½" is 1 and 2). */
const SEVERAL = 2 ** FORM_BITS - 1;

export interface WordInterner {
  /** What is written from `start` to `end`: a form, or several; see `several`. */
  find(text: string, start: number, end: number): number;
  /** The forms of what was found; null where it is one form. */
  several(found: number): readonly number[] | null;
}

/**
 * What is written in articles, each spelling analysed once. `numberOf` gives the number of a
 * searched word; `shown` is how it was written.
 */
export function createWordInterner(
  analyser: Analyser,
  numberOf: (word: string, term: string, shown: string) => number,
): WordInterner {
  const met = new PieceTable();
  const lists: number[][] = [];

  return {
    find: (text, start, end) => met.get(text, start, end) ?? add(text.slice(start, end)),
    several(found) {
      return (found & SEVERAL) === SEVERAL ? (lists[found >>> FORM_BITS] ?? []) : null;
    },
  };

  function add(raw: string): number {
    const forms = formsOf(raw);
    const [only] = forms;
    const found =
      only !== undefined && forms.length === 1
        ? only
        : ((lists.push(forms) - 1) << FORM_BITS) | SEVERAL;
    met.add(raw, found);
    return found;
  }

  function formsOf(raw: string): number[] {
    const shown = raw.slice(0, shownLength(raw));
    return wordsOf(raw, analyser).map((each) => {
      const number = each.stop ? NO_WORD : numberOf(each.word, each.term, shown);
      const types = wordTypes(each.word, { stop: each.stop, begun: raw.slice(0, 2) });
      return (number << FORM_BITS) | types;
    });
  }
}
