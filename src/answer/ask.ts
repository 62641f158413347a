import type { Answer, Found, NoAnswer, Passage } from "./answer.ts";
import type { Restriction } from "../index/passage-index.ts";
import { isVague, judge, type Verdict } from "./confidence.ts";
import { isWeak } from "../language/weak-words.ts";
import { lazy, memoize } from "../lib/memoize.ts";
import { parseQuery, type Query } from "./question/query.ts";
import { preferInTime } from "./preferences.ts";
import { lowestRead, refine } from "./refine.ts";
import { quotePassages } from "./quote.ts";
import { diversify } from "./diversify.ts";
import { leadsOfTime, newestLeads, passagesOfTime } from "./newest-leads.ts";
import { type Candidate, rank, type Ranking, type RankOptions } from "./rank.ts";
import { allInPhrases } from "../index/phrase-filter.ts";
import { type ParsedQuestion, removeOperator, removeOperators } from "./question/parse.ts";
import type { Archive } from "./archive.ts";

export interface AnswerOptions extends Restriction {
  /** How many passages at most; 5 unless said. */
  limit?: number;
  /** Search for exactly what was typed: no spelling correction. */
  exact?: boolean;
  /** What relative times are counted from; now unless said. */
  today?: Date;
  /** Of how many of the likeliest articles the others of their stories are read as well, from afar. */
  withStories?: number;
  /** Keep copies of one text, and as many passages of an article as there are. */
  all?: boolean;
}

/** Passages that a card pages through. */
const DEFAULT_LIMIT = 5;
/** The best passage is nearly always of one of so many articles: its story is told beside it. */
const TOLD_STORIES = 12;
/** Of more operators, each of these is left out in turn, then all. */
const MAX_RELAXED = 5;

/** What was found for a question, before anything is quoted. */
export interface Retrieval {
  query: Query;
  /** Best first, at most 50 or as many as were asked for. */
  ranked: Candidate[];
  verdict: Verdict;
  /** As of a `Ranking`. */
  entry: number;
  /** The least that a passage has to score to be read; 0 where there was room left. */
  read: number;
}

export async function retrieve(
  question: string,
  archive: Archive,
  options: AnswerOptions & RankOptions = {},
): Promise<Retrieval> {
  const query = await parseQuery(question, archive, options);
  return readRanking(await rankFor(query, archive, options), { query, archive, options });
}

/** What `retrieve` ranks for a question that has been parsed, before any text is read. */
export async function rankFor(
  query: Query,
  archive: Archive,
  options: AnswerOptions & RankOptions,
): Promise<Ranking> {
  const { conditions, ...others } = options;
  if (conditions === undefined) return rank(query, archive, others);
  const { analyser } = query;
  return rank(query, archive, { ...others, conditions: { ...conditions, analyser } });
}

/** Reads the best that were ranked, and judges them. */
export function readRanking(
  { ranked: found, entry }: Ranking,
  { query, archive, options }: { query: Query; archive: Archive; options: AnswerOptions },
): Retrieval {
  const checked = options.exact ? found : refine(found, query, archive);
  const preferred = preferInTime(checked, query);
  const ranked = options.all ? preferred : diversify(preferred);
  const verdict = judge(query, ranked, archive, options.filter !== undefined);
  const held = ranked.length > 0 && allInPhrases(query.words, options.conditions, query.analyser);
  return {
    query,
    ranked,
    verdict: held ? { ...verdict, reason: null } : verdict,
    entry,
    read: lowestRead(found, query),
  };
}

/** The passages that answer `question`, or why there is no answer and what is nearest. */
export async function answerQuestion(
  question: string,
  archive: Archive,
  options: AnswerOptions = {},
): Promise<Answer | NoAnswer> {
  return (await answerWithin(question, archive, options)).outcome;
}

/** Questions whose outcomes are kept, some 2 KB each; the oldest go first. */
const MAX_FOUND = 200;

/**
 * The same, kept for a while: whoever turns over passages asks again, and others ask the same.
 * Articles on other machines may change meanwhile.
 */
function answerWithin(question: string, archive: Archive, options: AnswerOptions): Promise<Found> {
  if (archive.far) return answerAnew(question, archive, options);
  const today = (options.today ?? new Date()).toISOString().slice(0, "2026-01-01".length);
  const key = JSON.stringify([question, { ...options, today }]);
  return memoize(archive.found, MAX_FOUND, key, () =>
    lazy(() => answerAnew(question, archive, options)),
  )();
}

async function answerAnew(
  question: string,
  archive: Archive,
  options: AnswerOptions,
): Promise<Found> {
  const { filter } = options;
  const [{ leads, ...retrieval }, within] = await Promise.all([
    retrieveWithLeads(question, archive, options),
    filter === undefined ? null : archive.index.count(filter),
  ]);
  const asked = { question, leftOut: within?.unknown ?? 0, leads, options };
  return { outcome: await outcomeOf(retrieval, asked, archive), within };
}

/** Of a question that names a time and nothing else, the leads are looked for at the same time. */
async function retrieveWithLeads(
  question: string,
  archive: Archive,
  options: AnswerOptions,
): Promise<Retrieval & { leads: readonly Passage[] }> {
  const { filter, limit = DEFAULT_LIMIT } = options;
  const query = await parseQuery(question, archive, options);
  const [ranking, leads] = await Promise.all([
    rankFor(query, archive, options),
    isOfTime(query) ? leadsOfTime(query, archive, { filter, limit }) : [],
  ]);
  return { ...readRanking(ranking, { query, archive, options }), leads };
}

/** Whether a question names a time, and nothing else to look for. */
function isOfTime(query: Query): boolean {
  return query.time !== null && isVague(query);
}

interface Asked {
  question: string;
  /** Articles that may be of the time that a filter asks for. */
  leftOut: number;
  /** Those of its time, where that is all it names. */
  leads: readonly Passage[];
  options: AnswerOptions;
}

async function outcomeOf(
  { query, ranked, verdict }: Retrieval,
  { question, leftOut, leads, options }: Asked,
  archive: Archive,
): Promise<Answer | NoAnswer> {
  const lead = await leadOf(verdict, archive, options);
  if (lead !== null) {
    const nothing = { missing: [], corrected: [], time: query.time, leftOut: 0 };
    return { question: question.trim(), ...nothing, answered: true, passages: lead };
  }
  const { limit = DEFAULT_LIMIT } = options;
  if (isOfTime(query)) {
    const known = { ...foundFor(query, question, []), leftOut: 0 };
    const told = passagesOfTime(query, { leads, ranked }, archive, limit);
    if (told.length > 0) return { ...known, answered: true, passages: told };
    const isLatest = query.time?.kind === "latest";
    if (verdict.reason === "time" || isLatest) {
      // Of the latest, the leads were the newest: there are none.
      const passages = isLatest
        ? []
        : await newestLeads(archive, { filter: options.filter, limit });
      return { ...known, answered: false, reason: "time", passages };
    }
  }
  // Near by other wording alone is not near: nothing is shown for words that no article uses.
  const shown = isNear(query, verdict) ? ranked.slice(0, limit) : [];
  const passages = quotePassages(shown, query, archive);
  const outcome = { ...foundFor(query, question, passages), leftOut };
  const { reason } = verdict;
  if (reason === null) return { ...outcome, answered: true };
  const languages = reason === "language" ? { languages: await archive.languages() } : {};
  return { ...outcome, ...languages, answered: false, reason };
}

/** Whether what was found is worth showing: for a question in another language, by its names. */
function isNear({ words }: Query, { reason }: Verdict): boolean {
  if (reason === "unknown-words") return false;
  const named = words.some((word) => word.documentFrequency > 0 && /^\p{Lu}/u.test(word.typed));
  return reason !== "language" || named;
}

/** The start of the article that a question without words of its own is about; null for any other. */
async function leadOf(
  { reason }: Verdict,
  { articles }: Archive,
  { filter, limit = DEFAULT_LIMIT }: AnswerOptions,
): Promise<Passage[] | null> {
  const nothingAsked = reason === "no-words" || reason === "vague";
  const [slug] = filter?.articles ?? [];
  if (!nothingAsked || slug === undefined) return null;
  const [article] = await articles.articles([slug]);
  if (article === undefined) return null;
  return article.paragraphs
    .slice(0, limit)
    .map((paragraph) => ({ article, paragraph, score: 0, sentence: 0, lacks: [] }));
}

/** What passages come to, and the words that are in none. */
export function foundFor(query: Query, question: string, passages: Passage[]) {
  const missing = missingWords(query, passages);
  const { corrected, time } = query;
  return { question: question.trim(), missing, corrected, time, passages };
}

/** Words that the articles never use, unless a passage has them in other words. */
function missingWords({ words }: Query, passages: readonly Passage[]): string[] {
  const unused = words.filter(
    ({ documentFrequency, asking, time }) => documentFrequency === 0 && !asking && !time,
  );
  const informative = unused.filter(({ term, typed }) => {
    return !isWeak(term) && passages.every(({ lacks }) => lacks.includes(typed));
  });
  return (passages.length > 0 ? informative : unused).map((word) => word.typed);
}

/** What the question would find without one of its operators, or without all of them. */
interface RelaxedFilter {
  /** The operator's position. */
  without: number | "all";
  passage: Passage;
}

export interface QuestionOutcome {
  parsed: ParsedQuestion;
  outcome: Answer | NoAnswer;
  /** How many articles the filter leaves to search; null when there is no filter. */
  searched: number | null;
  /** The most paragraphs read to check phrases and exclusions; null when all that match. */
  read: number | null;
  /** Null when there is an answer already, or none without the operators either. */
  instead: RelaxedFilter | null;
}

export interface ParsedOptions {
  limit?: number;
  exact?: boolean;
}

/** The passages that answer a question within its filters, or why none does and what would help. */
export async function answerParsed(
  parsed: ParsedQuestion,
  archive: Archive,
  options: ParsedOptions = {},
): Promise<QuestionOutcome> {
  const asked = { ...answerOptions(parsed, options), withStories: TOLD_STORIES };
  const { outcome, within } = await answerWithin(parsed.words, archive, asked);
  const searched = outcome.answered ? null : (within?.in ?? null);
  const instead = outcome.answered ? null : await relaxFilters(parsed, archive, options);
  const { maxRead } = archive.index;
  const read = maxRead === Infinity ? null : maxRead;
  return { parsed, outcome: { ...outcome, question: parsed.text }, searched, read, instead };
}

/**
 * Whether the articles answer it, without quoting them; false as well where finding that out takes
 * a look at more paragraphs than `patience`.
 */
export async function isAnswered(
  parsed: ParsedQuestion,
  archive: Archive,
  patience: number,
): Promise<boolean> {
  const options = { ...answerOptions(parsed, { limit: 1 }), patience };
  const { verdict } = await retrieve(parsed.words, archive, options);
  return verdict.reason === null;
}

/** What its operators mean to the search for a question's words. */
export function answerOptions(
  { filter, phrases, without }: ParsedQuestion,
  { limit, exact }: ParsedOptions,
): AnswerOptions {
  const conditional = phrases.length > 0 || without.length > 0;
  return {
    ...(limit !== undefined && { limit }),
    ...(Object.keys(filter).length > 0 && { filter }),
    ...(conditional && { conditions: { phrases, without } }),
    // A quoted phrase is wanted as it is, without corrections.
    exact: exact === true || phrases.length > 0,
  };
}

/** Tries with one operator less before none at all, to keep as many filters as possible. */
async function relaxFilters(
  parsed: ParsedQuestion,
  archive: Archive,
  options: ParsedOptions,
): Promise<RelaxedFilter | null> {
  const { operators } = parsed;
  if (operators.length === 0) return null;
  const tries = operators
    .slice(0, MAX_RELAXED)
    .map((_, position) => ({ without: position, relaxed: removeOperator(parsed, position) }));
  const all = { without: "all" as const, relaxed: removeOperators(parsed) };
  const tried = await Promise.all(
    (operators.length > 1 ? [...tries, all] : tries).map(async ({ without, relaxed }) => {
      const asked = answerOptions(relaxed, { ...options, limit: 1 });
      const outcome = await answerQuestion(relaxed.words, archive, asked);
      const [passage] = outcome.passages;
      return outcome.answered && passage !== undefined ? { without, passage } : null;
    }),
  );
  return tried.find((each) => each !== null) ?? null;
}
