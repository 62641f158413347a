import { ANSWER_TYPE, type AnswerType, expectedAnswerType } from "../../language/answer-types.ts";
import { fullName } from "../../language/acronyms.ts";
import { MONTHS } from "../../language/calendar.ts";
import { fold } from "../../language/fold.ts";
import { type Analyser, termsIn } from "../../language/tokenizer.ts";
import { IRREGULAR_FORMS } from "../../language/irregular-forms.ts";
import { expandShorthand } from "../../language/weak-words.ts";
import { demonymsOf, isDemonym } from "../../language/known-names.ts";
import type { RerankQuery } from "../../index/passage-index.ts";
import type { Correction } from "../answer.ts";
import type { Archive } from "../archive.ts";
import { type Intent, readIntent } from "./intent.ts";
import { correctAll, type Corrected, possibleSlips, shorthandTerms } from "./corrections.ts";
import { readLanguage } from "./language.ts";
import { type SmallTalk, withoutSmallTalk } from "./small-talk.ts";
import { type QuestionTime, readTime } from "./time.ts";
import { WordFacts } from "./word-facts.ts";
import {
  chooseWords,
  possibleWords,
  type QueryWord,
  readTokens,
  type ReadTokens,
  readWords,
  type ReadWord,
} from "./words.ts";

/** A question made ready for search. */
export interface Query {
  /** Each word once, in the question's order, stop words left out. */
  words: QueryWord[];
  corrected: Correction[];
  answerType: AnswerType | null;
  /** Terms that begin like a word's or say the same in other words, and that word's term. */
  variants: ReadonlyMap<string, string>;
  /** What is looked for in each candidate. */
  rerank: RerankQuery;
  /** When it asks about; null if it does not say. */
  time: QuestionTime | null;
  /** What shape of answer it asks for. */
  intent: Intent;
  /** What it is where it asks the articles nothing. */
  smallTalk: SmallTalk | null;
  /** Whether it is asked in a language that no article is in. */
  foreign: boolean;
  /** What its words were analysed with. */
  analyser: Analyser;
}

export interface QueryOptions {
  /** Search for exactly what was typed: nothing is corrected, and no word is read as anything else. */
  exact?: boolean;
  today?: Date;
}

export async function parseQuery(
  question: string,
  archive: Archive,
  { exact = false, today = new Date() }: QueryOptions,
): Promise<Query> {
  const { rest, smallTalk } = exact
    ? { rest: question, smallTalk: null }
    : withoutSmallTalk(question);
  const time = exact ? null : readTime(rest, today);
  const { foreign, analyser, others } = await readLanguage(rest, archive);
  const read = readTokens(rest, analyser);
  const words = readWords(rest, { ...read, others }, time, archive);
  // In a language of no article, what is near a word is another word.
  const corrects = !exact && !foreign;
  const english = analyser.language === null;
  const facts = await askAbout(words, read, { corrects, english }, archive);
  const typed = chooseWords(words, read.tokens, facts, archive);
  const corrections = corrects ? await correctAll(typed, read, facts, archive) : [];
  const searched = corrected(typed, corrections);
  const answerType = expectedAnswerType(read.tokens.map(({ word }) => word));
  const intent = readIntent(rest);
  const variants = english
    ? variantTerms(searched, facts, archive, exact)
    : new Map<string, string>();
  if (english) addOffices(variants, searched, intent);
  return {
    words: searched,
    corrected: corrections
      .filter((each, at) => corrections[at - 1]?.typed !== each.typed)
      .map(({ typed: from, to }) => ({ from, to })),
    answerType,
    variants,
    rerank: rerankQuery(searched, variants, answerType),
    time,
    intent,
    smallTalk,
    foreign,
    analyser,
  };
}

/** Asks about all words that may be searched for at once. */
function askAbout(
  words: readonly ReadWord[],
  read: ReadTokens,
  { corrects, english }: { corrects: boolean; english: boolean },
  archive: Archive,
): Promise<WordFacts> {
  const possible = possibleWords(words, read.tokens, archive);
  const meant = corrects ? shorthandTerms([...words, ...possible], read.analyser) : [];
  const terms = [...possible.map(({ term }) => term), ...meant];
  const content = new Set(terms);
  for (const { term, asking, time } of words) if (asking || time) content.delete(term);
  for (const { term, asking, time } of words) if (!asking && !time) content.add(term);
  return WordFacts.ask(
    {
      terms,
      alike: english ? content : [],
      slips: corrects ? possibleSlips(possible, words, read) : [],
      analyser: read.analyser,
    },
    archive,
  );
}

/** The words with what they were corrected to, each term once. */
function corrected(typed: readonly QueryWord[], corrections: readonly Corrected[]): QueryWord[] {
  const words: QueryWord[] = [];
  for (const word of typed) {
    const meant = corrections.filter((each) => each.typed === word.typed);
    for (const each of meant.length > 0 ? meant : [word]) {
      if (!words.some(({ term }) => term === each.term)) words.push(each);
    }
  }
  return words;
}

function rerankQuery(
  words: readonly QueryWord[],
  variants: Query["variants"],
  answerType: AnswerType | null,
): RerankQuery {
  const positions = new Map(words.map(({ term }, position) => [term, position]));
  for (const [other, term] of variants) positions.set(other, positions.get(term) ?? 0);
  return {
    terms: words.map((word) => word.term),
    weights: words.map((word) => word.idf),
    positions,
    answerType: answerType === null ? 0 : ANSWER_TYPE[answerType],
  };
}

/** A name is found through its demonym alone; any other word through synonyms and forms as well. */
function variantTerms(
  words: readonly QueryWord[],
  facts: WordFacts,
  { synonyms }: Archive,
  exact: boolean,
): Map<string, string> {
  const variants = new Map<string, string>();
  // A month alone is looked for in prose, which writes it out.
  const ofDay = words.some(({ term, time }) => time && /^\d{1,2}$/u.test(term));
  for (const { term, word, asking, time, name } of words) {
    if (time && ofDay) for (const short of shortMonths(word)) variants.set(short, term);
    if (asking || time) continue;
    const similar = facts.alike(term).filter((other) => isForm(term, other));
    const others = name
      ? [...demonymsOf(term, similar), ...fullNameTerms(word)]
      : [
          ...(synonyms.get(term) ?? []),
          ...(IRREGULAR_FORMS.get(term) ?? []),
          ...(isDemonym(term) ? demonymsOf(term, []) : []),
          ...similar,
          ...(exact ? [] : longFormTerms(word)),
        ];
    for (const other of others) variants.set(other, term);
  }
  for (const { term } of words) variants.delete(term);
  return variants;
}

/** What those who lead something are called. */
const OFFICES = termsIn(
  `leader head headed led chairman chairwoman chair president director chief executive ceo
  mayor governor premier minister commander boss captain king queen`,
);

/** "Its chairman, Ann Roe" says who leads it. */
function addOffices(
  variants: Map<string, string>,
  words: readonly QueryWord[],
  { relation }: Intent,
): void {
  if (relation?.offices !== true) return;
  const verb = words.find(({ word }) => relation.noun.includes(word));
  if (verb === undefined) return;
  for (const office of OFFICES) {
    if (!words.some(({ term }) => term === office)) variants.set(office, verb.term);
  }
}

/** "Sept. 11" for "September 11": how a month's name is written for short, as terms. */
function shortMonths(word: string): string[] {
  const name = MONTHS.find((month) => fold(month) === word);
  if (name === undefined || name.length < 5) return [];
  return termsIn(name === "September" ? "Sep Sept" : name.slice(0, 3));
}

/** The words that a chat's short form is written for. */
function longFormTerms(word: string): string[] {
  const full = expandShorthand(word);
  return full === null ? [] : termsIn(full);
}

/** The words of an acronym's full name, for articles that write it out. */
function fullNameTerms(word: string): string[] {
  const name = fullName(word);
  return name === null ? [] : termsIn(name);
}

/** Endings by which one English word is made of another. */
const ENDINGS = new Set(
  `s es e d ed er ers or ors ing ings ion ions al ly ity ic ist ism ive ful ous ary y ian
  en age ant ent ance ate ment at iz izer t ri`.split(/\s+/u),
);

/** Endings of peoples and languages, behind a word that is too long to begin another name by chance. */
const PEOPLE_ENDINGS = new Set(["n", "an", "i", "ese", "ish"]);
const MIN_PEOPLE_LENGTH = 7;

/** Whether two terms that begin alike are forms of one word: "Rossini" is none of "Rossi", nor "Muskie" of "musk". */
function isForm(one: string, other: string): boolean {
  const [short, long] = one.length < other.length ? [one, other] : [other, one];
  const ending = long.slice(short.length);
  return ENDINGS.has(ending) || (short.length >= MIN_PEOPLE_LENGTH && PEOPLE_ENDINGS.has(ending));
}
