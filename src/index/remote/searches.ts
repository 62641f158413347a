import type { SearchConnection } from "./connection.ts";
import { UnreachableError } from "./unreachable.ts";

/** One search of several that are sent together. */
export interface Search {
  index: string;
  body: object;
  /** Whether scores depend on how common words are. */
  weighs?: boolean;
}

export interface FoundDocument<T> {
  _id: string;
  _source: T;
  sort?: (string | number | null)[];
}

interface Aggregation {
  /** What was counted apart, where that was asked for. */
  value?: number;
  buckets?: { key?: string; doc_count: number; stories?: { value: number } }[];
}

export interface SearchAnswer<T> {
  hits: { total?: { value: number }; hits: FoundDocument<T>[] };
  aggregations?: Record<string, Aggregation>;
}

type Failed = { status: number; error: { type: string; reason: string } };
type Answer<T> = Failed | (SearchAnswer<T> & { timed_out: boolean; error?: undefined });

const TOO_MANY = 429;
const MIN_PASSING_FAULT = 500;
/** Every shard must answer: from some of them only, it would seem that articles don't say what they do. */
const WHOLE = { allow_partial_search_results: false };
/** All shards count a word's paragraphs together, so that scores do not depend on the shard. */
const WEIGHED = { ...WHOLE, search_type: "dfs_query_then_fetch" };

/**
 * Searches in one round trip; the answers in the order asked.
 * @throws {UnreachableError} where one of them cannot be answered whole and in time.
 */
export async function searchAll<T>(
  connection: SearchConnection,
  searches: readonly Search[],
): Promise<SearchAnswer<T>[]> {
  const timeout = `${connection.searchTimeout}ms`;
  const answers = await connection.search<Answer<T>>(
    searches.map(({ index, body, weighs }) => [
      { index, ...(weighs === true ? WEIGHED : WHOLE) },
      { timeout, ...body },
    ]),
  );
  return answers.map(wholeAnswer);
}

function wholeAnswer<T>(answer: Answer<T>): SearchAnswer<T> {
  if (answer.error) {
    const { status, error } = answer;
    const passes = status >= MIN_PASSING_FAULT || status === TOO_MANY;
    const message = `The search engine could not search: ${error.reason}`;
    throw passes ? new UnreachableError(message) : new Error(message);
  }
  if (answer.timed_out) throw new UnreachableError("The search engine took too long.");
  return answer;
}
