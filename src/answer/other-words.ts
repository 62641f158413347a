import { longerNameAt, mayBeInLongerName } from "../language/known-names.ts";
import type { Word } from "../language/written-words.ts";
import type { QueryWord } from "./question/words.ts";

/** Plurals of other words than the verbs that they look like: of "life", and of "leaf". */
const NOUNS: ReadonlyMap<string, string> = new Map([
  ["live", "lives"],
  ["leav", "leaves"],
]);
const DETERMINERS = new Set(
  "the these those their his her its our your my many some more few several of".split(" "),
);

/** Whether what has the term of a question's word may be another word or name by what is around it. */
export function mayBeOther({ term, word, name }: QueryWord): boolean {
  return name ? mayBeInLongerName(word) : (NOUNS.get(term) ?? word) !== word;
}

/**
 * Whether the word at `at`, which has the term of `asked`, is another: a part of a name that the
 * question `all` does not have ("Guinea" of "Guinea-Bissau"), or a noun ("claimed 34 lives").
 */
export function isOther(
  asked: QueryWord,
  all: readonly QueryWord[],
  words: readonly Word[],
  at: number,
): boolean {
  if (asked.name) {
    const longer = longerNameAt(words, at) ?? [];
    return longer.some((other) => !all.some(({ word }) => word === other));
  }
  const before = words[at - 1];
  return (
    words[at]?.word === NOUNS.get(asked.term) &&
    before !== undefined &&
    (DETERMINERS.has(before.word) || /^\d/u.test(before.term))
  );
}
