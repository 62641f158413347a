import type { Filter, Hit } from "../search/passage-index.ts";
import type { Answer, Archive, NoAnswer, Passage, Reason } from "./answer.ts";
import { parseQuery, type Query } from "./query.ts";
import { quote } from "./quote.ts";

export interface AnswerOptions {
  /** How many passages at most; 5 unless said. */
  limit?: number;
  filter?: Filter;
  /** Search for exactly what was typed: no spelling correction. */
  exact?: boolean;
}

/** Passages that are shown and turned over, best first. */
const SHOWN = 5;

/**
 * Below this, what matches is too little to be an answer. Of the golden questions 28 of 30 stay
 * above it, and none of the ten on other topics.
 */
const LEAST_STRENGTH = 0.25;

/** The passages that answer `question`, or why there is no answer and what is nearest. */
export async function answerQuestion(
  question: string,
  archive: Archive,
  options: AnswerOptions = {},
): Promise<Answer | NoAnswer> {
  const query = await parseQuery(question, archive.index);
  const terms = query.words.map((word) => word.term);
  const hits = await archive.index.search(terms, options.limit ?? SHOWN, options.filter);
  const outcome = {
    question: question.trim(),
    missing: query.words.filter((word) => word.documentFrequency === 0).map((word) => word.typed),
    corrected: [],
    passages: await quoteAll(hits, query, archive),
    leftOut: options.filter === undefined ? 0 : await archive.index.leftOut(options.filter),
  };
  const reason = whyNot(query, hits, archive.index.size);
  return reason === null ? { ...outcome, answered: true } : { ...outcome, answered: false, reason };
}

async function quoteAll(hits: Hit[], query: Query, archive: Archive): Promise<Passage[]> {
  const passages: Passage[] = [];
  for (const hit of hits) {
    const paragraph = await archive.articles.paragraph(hit.paragraph);
    if (paragraph === undefined) continue;
    const article = await archive.articles.article(paragraph.article);
    if (article !== undefined) passages.push(quote(article, paragraph, hit.score, query));
  }
  return passages;
}

function whyNot(query: Query, hits: Hit[], size: number): Reason | null {
  if (query.words.length === 0) return "no-words";
  if (query.words.every((word) => word.documentFrequency === 0)) return "unknown-words";
  const best = hits[0]?.score ?? 0;
  const reachable = query.words.reduce((sum, word) => sum + word.idf * 2.2, 0);
  return best ** 2 / reachable / Math.log(size + 2) < LEAST_STRENGTH ? "weak" : null;
}
