import { MONTHS, WEEKDAYS } from "./calendar.ts";
import type { Token, Word } from "./tokenizer.ts";

/** What a question may ask for, as bits, so that a word can offer several. */
export const ANSWER_TYPE = { date: 1, number: 2, name: 4, place: 8 } as const;
export type AnswerType = keyof typeof ANSWER_TYPE;

const YEAR = /^(?:1\d{3}|20\d{2})s?$/u;
const CALENDAR = new RegExp(
  `^(?:${[...MONTHS, ...WEEKDAYS].join("|").toLowerCase()}|century|centuries|decades?|yesterday|today)$`,
  "u",
);
const NUMBER_WORD =
  /^(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|hundreds?|thousands?|millions?|billions?|dozens?|half|third|quarter|percent|twice|several)$/u;
const BEFORE_PLACE =
  /^(?:in|at|from|to|near|of|into|through|across|between|along|outside|around|towards|via|the)$/u;
const CAPITAL = /^\p{Lu}\p{Ll}/u;
const FIGURE = /^\d/u;

/** A word with a capital: a name unless it starts a sentence, as `answerTypeAfter` decides. */
const MAYBE_NAME = 16;

/**
 * The types of answer that a word can be. Names and places are told by their capital letter,
 * so a sentence's first word (`before` absent) is neither.
 */
export function answerTypes(text: string, token: Token, before: Token | undefined): number {
  const own = ownAnswerTypes(token, text.slice(token.start, token.start + 2));
  return answerTypeAfter(
    own,
    before !== undefined,
    before !== undefined && isBeforePlace(before.word),
  );
}

/** What a word can be in any position, or that it may be a name. `begun`: its first two letters. */
export function ownAnswerTypes({ word, stop }: Word, begun: string): number {
  const capital = CAPITAL.test(begun);
  if (YEAR.test(word)) return ANSWER_TYPE.date;
  if (FIGURE.test(word) || NUMBER_WORD.test(word)) return ANSWER_TYPE.number;
  if (CALENDAR.test(word) && (capital || !/^ma(?:y|rch)$/u.test(word))) return ANSWER_TYPE.date;
  return capital && !stop ? MAYBE_NAME : 0;
}

/** What `ownAnswerTypes` comes to behind another word of the sentence, or behind none. */
export function answerTypeAfter(own: number, follows: boolean, beforePlace: boolean): number {
  if (own !== MAYBE_NAME) return own;
  if (!follows) return 0;
  return beforePlace ? ANSWER_TYPE.name | ANSWER_TYPE.place : ANSWER_TYPE.name;
}

/** Whether what follows this word is likely a place: "in", "from". */
export function isBeforePlace(word: string): boolean {
  return BEFORE_PLACE.test(word);
}

const PATTERNS: readonly [AnswerType, RegExp][] = [
  [
    "date",
    / (?:when|(?:what|which) (?:year|date|day|month|century|decade)|how long ago|what time) /u,
  ],
  [
    "number",
    / (?:how (?:many|much|big|large|long|far|old|often|tall|high|fast|heavy|wide|deep)|what (?:percentage|number|proportion|amount|percent|population|fraction)) /u,
  ],
  [
    "name",
    / (?:who|whom|whose|(?:which|what) (?:person|man|woman|leader|president|minister|general|king|queen|author|scientist)) /u,
  ],
  [
    "place",
    / (?:where|(?:what|which) (?:city|cities|country|countries|town|village|place|state|region|river|area|location|nation|continent|island|county|district)) /u,
  ],
];

/** "when's" and, as in a chat, "whens". */
const SHORTENED = / (how|what|when|where|who)'?s /gu;

/** The type of answer that a question's words ask for; the first that fits, or null. */
export function expectedAnswerType(words: readonly string[]): AnswerType | null {
  const question = ` ${words.join(" ")} `.replaceAll(SHORTENED, " $1 ");
  return PATTERNS.find(([, pattern]) => pattern.test(question))?.[0] ?? null;
}
