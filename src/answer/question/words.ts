import { type FullName, fullName } from "../../language/acronyms.ts";
import { isEnglish } from "../../language/english.ts";
import { isKnownName } from "../../language/known-names.ts";
import { fold } from "../../language/fold.ts";
import { MONTHS } from "../../language/calendar.ts";
import type { AskedWord } from "../../index/corrections.ts";
import {
  type Analyser,
  compoundsIn,
  spellingsOf,
  termsIn,
  type Token,
  tokenize,
} from "../../language/tokenizer.ts";
import { termOf } from "../../language/written-words.ts";
import { isChatFiller, isWeak } from "../../language/weak-words.ts";
import type { Archive } from "../archive.ts";
import type { AskedLanguage } from "./language.ts";
import { chooseQuantities, possibleQuantities } from "./quantities.ts";
import { chooseSpellings, possibleSpellings } from "./spellings.ts";
import { ORDINALS, type QuestionTime } from "./time.ts";
import type { WordFacts } from "./word-facts.ts";

/** A word of the question that is searched for. */
export interface QueryWord {
  /** As the asker wrote it. */
  typed: string;
  /** Folded, not stemmed: the form that was asked for. */
  word: string;
  term: string;
  idf: number;
  /** Paragraphs that hold the term. */
  documentFrequency: number;
  /** It says what kind of answer is wanted, as "many" in "how many", rather than about what. */
  asking: boolean;
  /** It is part of what the question says about time. */
  time: boolean;
  /** It names somebody or something: another name that begins alike is another. */
  name: boolean;
  /** "a7" of the 7 in "A 7", which may be a model. */
  model?: string;
  /** The words, folded, that it is spelled as, where there are several. */
  spellings?: ReadonlySet<string>;
  /** The acronym, folded, of whose full name it is a word: the question has the acronym. */
  acronym?: string;
  /** The terms that articles in other languages than the question's have for it. */
  abroad?: readonly string[];
}

/** Words beyond this many, the commonest first, are left out of a search. */
const MAX_WORDS = 32;
/** Capitals in more than this share of a question's words say nothing: it is written as a title. */
const TITLE_SHARE = 0.6;
/** Discord's call to all members is said to nobody here. */
const EVERYONE = /^@(?:everyone|here)$/iu;
const MIN_SHOUTED_WORDS = 2;
const LONGEST_ACRONYM = 5;
const DECADE = /^(?:19)?([3-9]0)s$/u;
const DECADE_NAMES = [
  "twenties",
  "thirties",
  "forties",
  "fifties",
  "sixties",
  "seventies",
  "eighties",
  "nineties",
];

/** A question's words, and the text in which they are read: a shouted one in lower case. */
export interface ReadTokens {
  tokens: readonly Token[];
  /** Whether its capitals tell names. */
  capitals: boolean;
  analyser: Analyser;
}

/** Reads a question that is all in capitals as if it had none. */
export function readTokens(question: string, analyser: Analyser): ReadTokens {
  const words = question.match(/\p{L}[\p{L}\p{N}'’.-]*/gu) ?? [];
  const shouted =
    !/\p{Ll}/u.test(question) &&
    (words.length >= MIN_SHOUTED_WORDS || words.some((word) => word.length > LONGEST_ACRONYM));
  const lower = question.toLowerCase();
  // Lower case may be longer ("İ"): then places in the text would no longer be right.
  const text = shouted && lower.length === question.length ? lower : question;
  const begun = words.slice(1).filter((word) => /^\p{Lu}/u.test(word)).length;
  const rest = words.length - 1;
  const title = rest >= 3 && begun > rest * TITLE_SHARE;
  // German writes every noun with a capital.
  const capitals = !shouted && !title && analyser.language?.code !== "de";
  return { tokens: tokenize(text, analyser), capitals, analyser };
}

/** A question's words as they were typed, before the articles are asked about them. */
export function readWords(
  question: string,
  { tokens, capitals, analyser, others }: ReadTokens & Pick<AskedLanguage, "others">,
  time: QuestionTime | null,
  archive: Archive,
): ReadWord[] {
  const read: ReadWord[] = [];
  for (const [at, token] of tokens.entries()) {
    if (token.stop || EVERYONE.test(question.slice(token.start - 1, token.end))) continue;
    const typed = question.slice(token.start, token.end);
    const inTime =
      (time !== null && token.start >= time.start && token.end <= time.end) || isHour(tokens, at);
    const name = !inTime && isName(token, typed, capitals, at === 0);
    const asking = !name && !inTime && isAsking(tokens, at);
    const spellings = spellingsOf(token.word, archive.analyser);
    const said = { asking, time: inTime, name, ...(spellings && { spellings }) };
    const model = modelAt(tokens, at, question);
    const abroad = termsAbroad(typed, token, analyser, others);
    read.push({
      typed,
      word: token.word,
      term: token.term,
      ...said,
      ...(model && { model }),
      ...(abroad.length > 0 && { abroad }),
    });
  }
  return read;
}

/** All words that `chooseWords` may choose from, each with its term. */
export function possibleWords(
  words: readonly ReadWord[],
  tokens: readonly Token[],
  archive: Archive,
): AskedWord[] {
  const own = [...words, ...words.flatMap(timeForms)];
  const spellings = possibleSpellings(new Set(words.map(({ term }) => term)), archive).flat();
  const written = spellings.flatMap(({ text }) => contentWords(text, archive.analyser));
  const spelled = written.flatMap((word) => [word, ...timeForms({ ...word, time: true })]);
  const named = namedByAcronym(tokens, archive);
  const full = [...own, ...spelled].flatMap(({ word }) => {
    const name = fullName(word);
    return name === null ? [] : contentWords(name, archive.analyser);
  });
  const compounds = compoundsIn(tokens).flatMap(({ whole, parts }) => [whole, ...parts]);
  const terms = [...spellings, ...named].flatMap((each) => each.terms);
  const counted = possibleQuantities(words).flatMap((each) => each.terms);
  const foreign = words.flatMap(({ abroad = [] }) => abroad);
  const alone = [...terms, ...counted, ...foreign, ...named.map(({ acronym }) => acronym)];
  return [
    ...[...own, ...spelled, ...full, ...compounds].map(({ word, term }) => ({ word, term })),
    ...alone.map((term) => ({ word: term, term })),
  ];
}

function contentWords(text: string, analyser: Analyser): Token[] {
  return tokenize(text, analyser).filter(({ stop }) => !stop);
}

/** The words that are searched for, with their statistics, at most `MAX_WORDS`, the rarest. */
export function chooseWords(
  read: readonly ReadWord[],
  tokens: readonly Token[],
  facts: WordFacts,
  archive: Archive,
): QueryWord[] {
  const spelled = chooseSpellings(read, facts, archive);
  const counted = chooseQuantities(spelled, facts);
  const alternatives = chooseForms(counted, tokens, facts, archive);
  const once = alternatives.filter(
    ({ term }, at) => alternatives.findIndex((other) => other.term === term) === at,
  );
  const all = once.map((word) => ({ ...word, ...facts.statistics(word.term) }));
  const words = all.filter(
    ({ word, documentFrequency }) => documentFrequency > 0 || !isChatFiller(word),
  );
  if (words.length <= MAX_WORDS) return words;
  const rarest = new Set(words.toSorted((a, b) => b.idf - a.idf).slice(0, MAX_WORDS));
  return words.filter((word) => rarest.has(word));
}

/** "a7" for the 7 of "A 7"; null for any other word. */
function modelAt(tokens: readonly Token[], at: number, question: string): string | null {
  const [token, before] = [tokens[at], tokens[at - 1]];
  if (token === undefined || before === undefined || !/^\d{1,3}$/u.test(token.term)) return null;
  if (question.slice(before.end, token.start) !== " ") return null;
  const letters = question.slice(before.start, before.end);
  return /^\p{Lu}{1,3}$/u.test(letters) ? `${letters.toLowerCase()}${token.term}` : null;
}

/** What kind of thing is asked for, behind "what" or "which", and what is asked for of anything. */
const KINDS = new Set("time date day month year number name kind sort type".split(" "));
const TEXTS = new Set("info information article articles story stories details facts".split(" "));
const NEWS = new Set("news update updates headlines".split(" "));
const QUESTION_WORDS = new Set("what which who whom whose when where why how".split(" "));

/** "Many" of "how many", "time" of "what time", "info" of "info about", "news" of "Lorn news". */
function isAsking(tokens: readonly Token[], at: number): boolean {
  const [before = "", word = "", next = ""] = [tokens[at - 1], tokens[at], tokens[at + 1]].map(
    (each) => each?.word ?? "",
  );
  if (before === "how") return true;
  if (/^(?:what|has|have|is)$/u.test(before)) {
    if (/^happen(?:ed|ing|s)?$/u.test(word))
      return tokens.some(({ word: each }) => each === "what");
  }
  if (/^(?:what|whats|which)$/u.test(before ?? "")) return KINDS.has(word ?? "");
  if (word === "name") return at === 0 && next === "of";
  // "Lorn news", but not "what is fake news".
  if (NEWS.has(word)) {
    const isLast = at > 0 && next === "";
    return isLast && !tokens.some((each) => QUESTION_WORDS.has(each.word));
  }
  return TEXTS.has(word ?? "") && /^(?:about|on|regarding|concerning)$/u.test(next ?? "");
}

/** "pm" behind a figure says when, not who. */
function isHour(tokens: readonly Token[], at: number): boolean {
  const [token, before] = [tokens[at], tokens[at - 1]];
  return /^[ap]m$/u.test(token?.word ?? "") && /^[\d.]+$/u.test(before?.term ?? "");
}

/**
 * By its capital, unless that is the question's first; in a question without capitals, or where it
 * begins it, by the list of names.
 */
function isName({ word, term }: Token, typed: string, capitals: boolean, first: boolean): boolean {
  if (/\p{N}/u.test(word)) return false;
  if (capitals && !first && /^\p{Lu}/u.test(typed)) return true;
  return isKnownName(word) && !isWeak(term);
}

export type ReadWord = Omit<QueryWord, "idf" | "documentFrequency">;

/**
 * Of a word that may be written in several ways, the ways that the articles have: a hyphenated one
 * as one word or as its parts, an acronym or its full name, a decade in figures.
 */
function chooseForms(
  words: readonly ReadWord[],
  tokens: readonly Token[],
  facts: WordFacts,
  archive: Archive,
): ReadWord[] {
  const forms = words.map((word) => asNameAbroad(word, facts)).flatMap(timeForms);
  const compounds = compoundsIn(tokens);
  const named = namedByAcronym(tokens, archive);
  if (compounds.length === 0 && named.length === 0 && !forms.some(({ word }) => fullName(word))) {
    return forms;
  }
  const dropped = new Set<string>();
  for (const { whole, parts } of compounds) {
    const joined = facts.frequency(whole.term) > 0;
    for (const { term } of joined ? parts : [whole]) dropped.add(term);
  }
  const chosen: ReadWord[] = [];
  for (const word of forms) {
    if (dropped.has(word.term)) continue;
    const phrase = named.find(({ terms }) => terms.includes(word.term));
    const full = facts.frequency(word.term) === 0 ? fullName(word.word) : null;
    if (phrase !== undefined && isRarer(phrase, facts)) {
      chosen.push({
        ...word,
        word: phrase.acronym,
        term: phrase.acronym,
        typed: phrase.name,
        name: true,
      });
    } else if (full !== null) {
      for (const token of contentWords(full, archive.analyser)) {
        chosen.push({ ...word, word: token.word, term: token.term, acronym: word.word });
      }
    } else chosen.push(word);
  }
  return chosen;
}

/**
 * "Ballmer" of a German question is in no article in English by its German stem; nor is "deutsche",
 * which a question in English has, by its English stem in an article in German.
 */
function asNameAbroad({ abroad = [], ...word }: ReadWord, facts: WordFacts): ReadWord {
  if (abroad.length === 0 || facts.frequency(word.term) > 0) return word;
  const term = abroad.find((each) => facts.frequency(each) > 0);
  return term === undefined ? word : { ...word, term };
}

/** Of a name in a question in another language the English term; of no word of English, all others. */
function termsAbroad(
  typed: string,
  { word, term }: Token,
  { language }: Analyser,
  others: readonly Analyser[],
): readonly string[] {
  if (language !== null) {
    const english = termOf(word);
    return /^\p{Lu}/u.test(typed) && english !== term ? [english] : [];
  }
  if (isEnglish(word) || isKnownName(word)) return [];
  const terms = new Set(others.flatMap((other) => termsIn(typed, other)));
  return [...terms].filter((each) => each !== term);
}

function isRarer({ acronym, terms }: FullName, facts: WordFacts): boolean {
  return facts.frequency(acronym) > Math.min(...terms.map((term) => facts.frequency(term)));
}

/** Within a time, a decade and a day in figures and a month in full, as articles write them. */
function timeForms<W extends Pick<ReadWord, "word" | "term" | "time">>(word: W): W[] {
  if (!word.time) return [word];
  const day = ORDINALS.indexOf(word.word) + 1;
  if (day > 0) return [{ ...word, word: String(day), term: String(day) }];
  const month = MONTHS.find((name) => {
    const own = fold(name);
    return (
      word.word.length > 2 &&
      word.word !== own &&
      own.startsWith(word.word.slice(0, 3)) &&
      own.startsWith(word.word.replace(/t$/u, ""))
    );
  });
  if (month !== undefined) return [{ ...word, word: fold(month), term: termOf(fold(month)) }];

  const [, digits] = DECADE.exec(word.word) ?? [];
  const named = DECADE_NAMES.indexOf(word.word);
  const decade = digits ?? (named === -1 ? undefined : `${(named + 2) * 10}`);
  if (decade === undefined) return [word];
  const year = `19${decade}s`;
  return [{ ...word, word: year, term: year }];
}

/** Full names in the question that have an acronym: "United Kingdom". */
function namedByAcronym(tokens: readonly Token[], { fullNames }: Archive): FullName[] {
  const terms = tokens.map(({ term }) => term);
  return fullNames.filter(({ terms: own }) => {
    if (!own.every((term) => terms.includes(term))) return false;
    const at = terms.indexOf(own[0] ?? "");
    return own.every((term) => terms.slice(at, at + own.length + 3).includes(term));
  });
}
