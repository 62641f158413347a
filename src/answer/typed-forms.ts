import type { MatchedWord } from "../index/passage-index.ts";
import type { QueryWord } from "./question/words.ts";
import { isDemonym } from "../language/known-names.ts";

/** What a word counts that only stems like the one asked for: "several" for "severe". */
const OTHER_WORD = 0.4;
const INFLECTIONS = new Set([
  "",
  ...`s es e d ed ing ings er ers or ors y ies ied ly ally n en ment ments ion ions ation ations
  able`.split(/\s+/u),
]);
const FIGURE = /^\d+(?:\.\d+)?$/u;
const SCALES = new Set(["hundr", "thousand", "million", "billion", "trillion"]);

/**
 * How well a word with the same stem covers a word of the question, 0 to 1: not another name
 * (Hamas for Hama), less another word (several for severe), and a figure not as part of another
 * quantity (5 of "5 billion" for 5 million). `next` is what follows it in the question; `leads` says
 * whether that follows in the text too.
 */
export function formCoverage(
  asked: QueryWord,
  next: QueryWord | undefined,
  { word, leads }: Pick<MatchedWord, "word" | "leads">,
): number {
  // A number in words and in figures is one, and so are spellings of one name.
  if (FIGURE.test(asked.term)) return next !== undefined && SCALES.has(next.term) && !leads ? 0 : 1;
  if (word === asked.word || asked.spellings?.has(word) === true) return 1;
  if (asked.name) return isDemonym(asked.term) ? 1 : 0;
  return isInflection(word, asked.word) ? 1 : OTHER_WORD;
}

/** Whether two words that stem alike differ by endings of inflection alone. */
function isInflection(one: string, other: string): boolean {
  let shared = 0;
  while (shared < one.length && one[shared] === other[shared]) shared += 1;
  return INFLECTIONS.has(one.slice(shared)) && INFLECTIONS.has(other.slice(shared));
}

/** Small words within a name that its initials leave out. */
const INNER = String.raw`(?:(?:of|and|the|for|in|on|to|de|du|des|la)[ -])?`;
const ACRONYM = /^\p{Lu}{2,6}$/u;

/**
 * How an article writes a name out whose initials are asked for: "Western Sea Patrol" for WSP; null
 * where a word is no initials.
 */
export function writtenOut(typed: string): RegExp | null {
  if (!ACRONYM.test(typed)) return null;
  const words = typed.split("").map((letter) => String.raw`${letter}[\p{L}\p{N}'’]+`);
  return new RegExp(String.raw`(?<![\p{L}\p{N}])${words.join(`[ -]${INNER}`)}`, "u");
}
