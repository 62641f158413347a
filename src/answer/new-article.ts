import type { Archive } from "./archive.ts";
import {
  answerOptions,
  foundFor,
  type QuestionOutcome,
  rankFor,
  readRanking,
  retrieve,
} from "./ask.ts";
import { judge } from "./confidence.ts";
import type { ParsedQuestion } from "./question/parse.ts";
import type { Query } from "./question/query.ts";
import { IN_TIME } from "./preferences.ts";
import { quotePassages } from "./quote.ts";
import type { Candidate } from "./rank.ts";

/**
 * An article that answers about as well as the best scores at least this share of its score. On the
 * news archive 199 pairs of a question and an article are called so, 83 of them right.
 */
const MIN_SHARE = 0.5;

/** Passages of a new article that are read for a question: the best by BM25. */
const MAX_READ = 3;

/** What an archive said to a question before there was a new article. */
export interface Standing {
  /** What a passage scores by BM25 at least that is weighed at all, */
  entry: number;
  /** and what it scores with all but its text that is read. */
  read: number;
  /** What its best passage scores, and the article (slug) that it is of. */
  best: number;
  article: string | null;
  /** Whether that answers it. */
  answered: boolean;
}

/**
 * Whether a passage of an article (`archiveOfArticle`) scores enough by BM25 to be weighed. `terms` are
 * the question's.
 */
export async function mayEnter(
  terms: readonly string[],
  alone: Archive,
  entry: Standing["entry"],
): Promise<boolean> {
  const [first] = await alone.index.find({ terms, limit: 1 });
  return (first?.score ?? 0) >= entry * ENTRY_MARGIN;
}

/**
 * Whether an article of which a passage is weighed may give the answer to a question beside what an
 * archive says to it. What it said once is not what it says now, since words weigh a little less or
 * more: an article is given `MARGIN`.
 */
export async function mayAnswer(
  parsed: ParsedQuestion,
  query: Query,
  alone: Archive,
  standing: Standing,
): Promise<boolean> {
  const options = { ...answerOptions(parsed, {}), reranked: MAX_READ };
  const found = await rankFor(query, alone, options);
  // Few get as far as having their texts read.
  if (!mayReach(found.ranked, query, standing)) return false;
  const { ranked, verdict } = readRanking(found, { query, archive: alone, options });
  const [own] = ranked;
  if (own === undefined || verdict.reason !== null) return false;
  // It was there already, though nobody was told of it yet.
  if (own.article === standing.article) return true;
  const reached = own.score / MARGIN;
  if (reached < MIN_SHARE * standing.best) return false;
  if (!standing.answered && reached < standing.best) return false;
  const rival = { ...own, article: "", score: standing.best * MARGIN };
  return judge(query, [own, rival], alone, options.filter !== undefined).reason === null;
}

/** Whether one of these is read beside what the archive has, or scores enough unread. */
function mayReach(
  ranked: readonly Candidate[],
  { time }: Query,
  { article, read, best }: Standing,
): boolean {
  const inTime = time === null ? 1 : IN_TIME;
  return ranked.some(
    (each) =>
      each.article === article ||
      each.score >= read * MARGIN ||
      each.score * inTime >= MIN_SHARE * best * MARGIN,
  );
}

/**
 * As much less as this may a new article's passage score than it had to. The weights of words drift
 * by less, while a question's standing is kept.
 */
const MARGIN = 0.9;
/** The same of BM25 alone, by which many passages are nearly equal. */
const ENTRY_MARGIN = 0.97;

/** What an archive says to a question of which some of its articles are new. */
export interface AnswerFrom {
  /** The answer where one of those gives it about as well as any; null where none does. */
  found: QuestionOutcome | null;
  standing: Standing;
  query: Query;
}

export async function answerFrom(
  parsed: ParsedQuestion,
  slugs: ReadonlySet<string>,
  archive: Archive,
): Promise<AnswerFrom> {
  const options = answerOptions(parsed, {});
  const { query, ranked, verdict, entry, read } = await retrieve(parsed.words, archive, options);
  const standing = {
    entry,
    read,
    best: ranked[0]?.score ?? 0,
    article: ranked[0]?.article ?? null,
    answered: verdict.reason === null,
  };
  const own = ranked.find(({ article }) => slugs.has(article));
  const isGood = own !== undefined && own.score >= MIN_SHARE * standing.best;
  if (!isGood || !standing.answered) return { found: null, standing, query };
  const order = [own, ...ranked.filter((each) => each !== own)];
  const { reason } = judge(query, order, archive, options.filter !== undefined);
  if (reason !== null) return { found: null, standing, query };
  const passages = quotePassages([own], query, archive);
  const held = { ...foundFor(query, parsed.text, passages), leftOut: 0 };
  const outcome = { ...held, answered: true } as const;
  const found = { parsed, outcome, searched: null, read: null, instead: null };
  return { found, standing, query };
}
