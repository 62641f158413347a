import type { Answer, Archive, NoAnswer, Passage } from "./answer.ts";
import type { Restriction } from "./candidates.ts";
import { allInPhrases } from "./conditions.ts";
import { judge, type Verdict } from "./confidence.ts";
import { isLight } from "../language/weak-words.ts";
import { parseQuery, type Query } from "./question/query.ts";
import { quoteAll } from "./quote.ts";
import { type Candidate, rank } from "./rank.ts";
import { spread } from "./spread.ts";
import type { Weights } from "./weights.ts";

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
