import type { PassageIndex } from "../search/passage-index.ts";
import { tokenize } from "../text/tokens.ts";

/** A word of the question that is searched for. */
export interface QueryWord {
  /** As the asker wrote it. */
  typed: string;
  term: string;
  idf: number;
  documentFrequency: number;
}

/** A question made ready for search: each word once, stop words left out. */
export interface Query {
  words: QueryWord[];
}

export async function parseQuery(question: string, index: PassageIndex): Promise<Query> {
  const typed = new Map<string, string>();
  for (const { term, stop, start, end } of tokenize(question)) {
    if (!stop && !typed.has(term)) typed.set(term, question.slice(start, end));
  }
  const statistics = await index.statistics([...typed.keys()]);
  const words = statistics.map(({ term, idf, documentFrequency }) => ({
    typed: typed.get(term) ?? term,
    term,
    idf,
    documentFrequency,
  }));
  return { words };
}
