import { MONTHS, WEEKDAYS } from "./calendar.ts";

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

/** A word with a capital: a name unless it starts a sentence. */
const MAYBE_NAME = 16;
/** What follows it is likely a place: "in", "from". */
const IS_BEFORE_PLACE = 32;
/** How many bits `wordTypes` takes. */
export const WORD_TYPE_BITS = 6;
/** In place of what `wordTypes` says of the word before, where a sentence begins. */
export const SENTENCE_BEGINS = -1;

/** What a word may answer, as bits; see `answerTypes`. `begun`: its first two letters as written. */
export function wordTypes(word: string, { stop, begun }: { stop: boolean; begun: string }): number {
  return (
    ownTypes(word, stop, CAPITAL.test(begun)) | (BEFORE_PLACE.test(word) ? IS_BEFORE_PLACE : 0)
  );
}

function ownTypes(word: string, stop: boolean, capital: boolean): number {
  if (YEAR.test(word)) return ANSWER_TYPE.date;
  if (FIGURE.test(word) || NUMBER_WORD.test(word)) return ANSWER_TYPE.number;
  if (CALENDAR.test(word) && (capital || !/^ma(?:y|rch)$/u.test(word))) return ANSWER_TYPE.date;
  return capital && !stop ? MAYBE_NAME : 0;
}

/**
 * The types of answer that a word can be, by `wordTypes` of it and of the word before it. Names and
 * places are told by their capital letter, so a sentence's first word is neither.
 */
export function answerTypes(types: number, before: number): number {
  const own = types & ~IS_BEFORE_PLACE;
  if (own !== MAYBE_NAME) return own;
  if (before === SENTENCE_BEGINS) return 0;
  const isPlace = (before & IS_BEFORE_PLACE) !== 0;
  return isPlace ? ANSWER_TYPE.name | ANSWER_TYPE.place : ANSWER_TYPE.name;
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
