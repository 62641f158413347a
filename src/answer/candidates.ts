import type { Filter, Hit } from "../search/passage-index.ts";
import type { Archive } from "./answer.ts";
import { type Conditions, createTest } from "./conditions.ts";

/**
 * Paragraphs whose words are read at most to find those that meet the conditions of one question.
 * Reading costs about 40 µs a paragraph, so this bounds it to a fifth of a second.
 */
export const MOST_READ = 5000;
const GROWTH = 5;

/** Which paragraphs may be quoted. Absent fields do not restrict. */
export interface Restriction {
  filter?: Filter;
  conditions?: Conditions;
}

/** The best paragraphs by BM25 that meet the conditions, best first, at most `limit`. */
export async function candidates(
  terms: readonly string[],
  limit: number,
  archive: Archive,
  { filter, conditions }: Restriction,
): Promise<Hit[]> {
  const { index, articles, analyser } = archive;
  if (conditions === undefined) return index.search(terms, limit, filter);
  const test = createTest(conditions, analyser);
  const met: Hit[] = [];
  let read = 0;
  for (let wanted = limit; ; wanted = Math.min(wanted * GROWTH, MOST_READ)) {
    const hits = await index.search(terms, wanted, filter);
    for (const hit of hits.slice(read)) {
      const paragraph = await articles.paragraph(hit.paragraph);
      if (paragraph !== undefined && test(paragraph.text)) met.push(hit);
    }
    read = hits.length;
    if (met.length >= limit || hits.length < wanted || wanted >= MOST_READ) break;
  }
  return met.slice(0, limit);
}
