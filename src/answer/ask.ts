import type { Answer, Archive, NoAnswer, Passage } from "./answer.ts";
import { type Restriction, MOST_READ } from "./candidates.ts";
import { judge, type Verdict } from "./confidence.ts";
import { isLight } from "../language/weak-words.ts";
import { parseQuery, type Query } from "./question/query.ts";
import { quoteAll } from "./quote.ts";
import { type Candidate, rank, type Weights, spread } from "./rank.ts";
import { allInPhrases } from "./phrase-filter.ts";
import { stand, type Filter } from "../articles/filter.ts";
import { type Asked, removeOperator, removeOperators } from "./question/parse.ts";

export interface AnswerOptions extends Restriction {
  /** How many passages at most; 5 unless said. */
  limit?: number;
  /** Search for exactly what was typed: no spelling correction. */
  exact?: boolean;
}

/** Passages that are shown and turned over, best first. */
const SHOWN = 5;

/** What a question comes to before anything is quoted. */
export interface Consideration {
  query: Query;
  /** Best first, at most 50 or as many as were asked for. */
  ranked: Candidate[];
  verdict: Verdict;
}

/** `weights`: other than the ones in use, to compare. */
export async function consider(
  question: string,
  archive: Archive,
  options: AnswerOptions = {},
  weights?: Weights,
): Promise<Consideration> {
  const query = await parseQuery(question, archive, options.exact ?? false);
  const ranked = spread(await rank(query, archive, options, weights, options.limit));
  const verdict = await judge(query, ranked, archive);
  const held = ranked.length > 0 && allInPhrases(query.words, options.conditions, archive.analyser);
  return { query, ranked, verdict: held ? { ...verdict, reason: null } : verdict };
}

/** The passages that answer `question`, or why there is no answer and what is nearest. */
export async function answerQuestion(
  question: string,
  archive: Archive,
  options: AnswerOptions = {},
): Promise<Answer | NoAnswer> {
  const { query, ranked, verdict } = await consider(question, archive, options);
  // Near by other wording alone is not near: nothing is shown for words that no article uses.
  const limit = verdict.reason === "unknown-words" ? 0 : (options.limit ?? SHOWN);
  const shown = ranked.slice(0, limit);
  const passages = await quoteAll(shown, query, archive);
  const outcome = {
    question: question.trim(),
    missing: missing(query, passages),
    corrected: query.corrected,
    passages,
    leftOut: options.filter === undefined ? 0 : await archive.index.leftOut(options.filter),
  };
  const { reason } = verdict;
  return reason === null ? { ...outcome, answered: true } : { ...outcome, answered: false, reason };
}

/** Words that the articles do not use; those that they say otherwise are not missed. */
function missing({ words }: Query, passages: readonly Passage[]): string[] {
  const unused = words.filter(
    ({ documentFrequency, asking }) => documentFrequency === 0 && !asking,
  );
  const telling = unused.filter(({ term, typed }) => {
    return !isLight(term) && passages.every(({ lacks }) => lacks.includes(typed));
  });
  return (passages.length > 0 ? telling : unused).map((word) => word.typed);
}

/** What the question would find without one of its operators, or without all of them. */
interface Instead {
  /** The operator's position. */
  without: number | "all";
  passage: Passage;
}

export interface AskedOutcome {
  asked: Asked;
  outcome: Answer | NoAnswer;
  /** How many articles the filter leaves to search; null when there is no filter. */
  searched: number | null;
  /** How many paragraphs were read for the words asked for, at most; null when all that match. */
  read: number | null;
  /** Null when there is an answer already, or none without the operators either. */
  instead: Instead | null;
}

interface AskedOptions {
  limit?: number;
  exact?: boolean;
}

/** The passages that answer a question within its filters, or why none does and what would help. */
export async function answerAsked(
  asked: Asked,
  archive: Archive,
  options: AskedOptions = {},
): Promise<AskedOutcome> {
  const outcome = await searchAsked(asked, archive, options);
  const filtered = Object.keys(asked.filter).length > 0;
  const searched = filtered && !outcome.answered ? await count(asked.filter, archive) : null;
  const instead = outcome.answered ? null : await findInstead(asked, archive, options);
  const read = archive.index.size > MOST_READ ? MOST_READ : null;
  return { asked, outcome: { ...outcome, question: asked.text }, searched, read, instead };
}

/** The search alone, without what would help where it finds nothing. */
async function searchAsked(
  asked: Asked,
  archive: Archive,
  options: AskedOptions,
): Promise<Answer | NoAnswer> {
  return answerQuestion(asked.words, archive, answerOptions(asked, options));
}

/**
 * Whether the articles answer it, without quoting them; false as well where finding that out takes
 * a look at more paragraphs than `patience`.
 */
export async function isAnswered(
  asked: Asked,
  archive: Archive,
  patience: number,
): Promise<boolean> {
  const options = { ...answerOptions(asked, { limit: 1 }), patience };
  const { verdict } = await consider(asked.words, archive, options);
  return verdict.reason === null;
}

/** What its operators mean to the search for a question's words. */
export function answerOptions(
  { filter, phrases, without }: Asked,
  { limit, exact }: AskedOptions,
): AnswerOptions {
  const conditional = phrases.length > 0 || without.length > 0;
  return {
    ...(limit !== undefined && { limit }),
    ...(Object.keys(filter).length > 0 && { filter }),
    ...(conditional && { conditions: { phrases, without } }),
    // Who asks for words exactly as they stand does not want others.
    exact: exact === true || phrases.length > 0,
  };
}

/** One operator less is tried before none at all: the reader keeps what need not go. */
async function findInstead(
  asked: Asked,
  archive: Archive,
  options: AskedOptions,
): Promise<Instead | null> {
  const { operators } = asked;
  const tries = operators
    .slice(0, MOST_TRIED)
    .map((_, position) => ({ without: position, less: removeOperator(asked, position) }));
  const all = { without: "all" as const, less: removeOperators(asked) };
  for (const { without, less } of operators.length > 1 ? [...tries, all] : tries) {
    const outcome = await searchAsked(less, archive, { ...options, limit: 1 });
    const [passage] = outcome.passages;
    if (outcome.answered && passage !== undefined) return { without, passage };
  }
  return null;
}

/** A question with more operators than this is tried without these, then without any. */
const MOST_TRIED = 5;

async function count(filter: Filter, archive: Archive): Promise<number> {
  const articles = await archive.articles.list();
  return articles.filter((article) => stand(article, filter) === "in").length;
}
