import type { MatchedWord } from "../index/passage-index.ts";
import type { QueryWord } from "./question/words.ts";
import { isDemonym, isSameDemonym } from "../language/known-names.ts";

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
  if (asked.name) return isDemonym(asked.term) && isSameDemonym(word, asked.word) ? 1 : 0;
  return isInflection(word, asked.word) ? 1 : OTHER_WORD;
}

/** Whether two words that stem alike differ by endings of inflection alone. */
function isInflection(one: string, other: string): boolean {
  let shared = 0;
  while (shared < one.length && one[shared] === other[shared]) shared += 1;
  return INFLECTIONS.has(one.slice(shared)) && INFLECTIONS.has(other.slice(shared));
}

/** Small words within a name that its initials leave out. */
const INNER = new Set("of and the for in on to de du des la".split(" "));
const ACRONYM = /^\p{Lu}{2,6}$/u;
const IN_WORD = /^[\p{L}\p{N}'’]/u;
const LETTER_OR_FIGURE = /[\p{L}\p{N}]$/u;

/** Whether a word may be initials. */
export function isAcronym(typed: string): boolean {
  return ACRONYM.test(typed);
}

/**
 * Where a text writes a name out whose initials are asked for: "Western Sea Patrol" for WSP. A
 * regular expression made for each acronym would take a millisecond to compile.
 */
export function writesOut(text: string, acronym: string): boolean {
  const [first = ""] = acronym;
  for (let at = text.indexOf(first); at !== -1; at = text.indexOf(first, at + 1)) {
    const inside = at > 0 && LETTER_OR_FIGURE.test(text.slice(Math.max(0, at - 2), at));
    if (!inside && isWrittenAt(text, at, acronym)) return true;
  }
  return false;
}

function isWrittenAt(text: string, start: number, acronym: string): boolean {
  let at = start;
  for (let letter = 0; letter < acronym.length; letter += 1) {
    if (letter > 0) {
      const next = afterSeparator(text, at);
      if (next === -1) return false;
      const end = endOfWord(text, next);
      at = INNER.has(text.slice(next, end)) ? afterSeparator(text, end) : next;
      if (at === -1) return false;
    }
    if (text[at] !== acronym[letter]) return false;
    const end = endOfWord(text, at);
    if (end - at < 2) return false;
    at = end;
  }
  return true;
}

/** Behind a space or a hyphen; -1 where there is none. */
function afterSeparator(text: string, at: number): number {
  return text[at] === " " || text[at] === "-" ? at + 1 : -1;
}

function endOfWord(text: string, start: number): number {
  let at = start;
  for (let match = at; match < text.length; match = at) {
    const character = String.fromCodePoint(text.codePointAt(at) ?? 0);
    if (!IN_WORD.test(character)) break;
    at += character.length;
  }
  return at;
}
