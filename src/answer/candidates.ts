import type { Hit, PassageIndex } from "../index/passage-index.ts";
import {
  type Conditions,
  createPhraseFilter,
  createVerifier,
  type PhraseFilter,
} from "./phrase-filter.ts";
import { type Filter, filterMatch } from "../articles/filter.ts";
import { createPauses } from "../lib/event-loop.ts";
import type { Archive } from "./archive.ts";

/** The most paragraphs whose conditions are checked for one question. */
export const MAX_READ = 5000;
const GROWTH = 5;
/** Paragraphs checked in one go: less than a millisecond. */
const BATCH = 50;

/** Which paragraphs may be quoted. Absent fields do not restrict. */
export interface Restriction {
  filter?: Filter;
  conditions?: Conditions;
  /** Give up, as if nothing met the conditions, when more paragraphs would have to be checked. */
  patience?: number;
}

/** The best paragraphs by BM25 that meet the conditions, best first, at most `limit`. */
export async function candidates(
  terms: readonly string[],
  limit: number,
  archive: Archive,
  { filter, conditions, patience }: Restriction,
): Promise<Hit[]> {
  const { index } = archive;
  if (conditions === undefined) return index.search(terms, limit, filter);
  const max = patience ?? MAX_READ;
  if (terms.length === 0) return scan(conditions, { limit, max, filter }, archive);
  const phraseFilter = createPhraseFilter(conditions, archive);
  const met: Hit[] = [];
  const seen = new Set<string>();
  let possible: ReadonlySet<string> | null = null;
  for (let wanted = limit; ; wanted = Math.min(wanted * GROWTH, max)) {
    const hits = await index.search(terms, wanted, filter);
    const fresh = hits.slice(seen.size);
    for (let at = 0; at < fresh.length && met.length < limit; at += BATCH) {
      const batch = fresh.slice(at, at + BATCH);
      met.push(...(await passing(batch, phraseFilter, possible)));
    }
    if (met.length >= limit || hits.length < wanted) break;
    if (wanted >= max) {
      if (patience !== undefined) return [];
      break;
    }
    for (const { paragraph } of fresh) seen.add(paragraph);
    possible ??= await possibleMatches(phraseFilter, index, max);
    if (possible !== null && [...possible].every((paragraph) => seen.has(paragraph))) break;
  }
  return met.slice(0, limit);
}

/** For phrases of stop words alone, which no index holds: the newest articles are read. */
async function scan(
  conditions: Conditions,
  { limit, max, filter }: { limit: number; max: number; filter: Filter | undefined },
  { articles, analyser }: Archive,
): Promise<Hit[]> {
  const met: Hit[] = [];
  if (conditions.phrases.length === 0) return met;
  const meets = createVerifier(conditions, analyser);
  const pause = createPauses();
  let read = 0;
  for (const article of await articles.list()) {
    if (filter !== undefined && filterMatch(article, filter) !== "in") continue;
    for (const { id, text } of article.paragraphs) {
      if (met.length >= limit || read >= max) return met;
      read += 1;
      if (meets(text)) met.push({ paragraph: id, score: 0 });
    }
    await pause();
  }
  return met;
}

async function passing(
  hits: readonly Hit[],
  phraseFilter: PhraseFilter,
  possible: ReadonlySet<string> | null,
): Promise<Hit[]> {
  const ids = hits.map(({ paragraph }) => paragraph).filter((id) => possible?.has(id) ?? true);
  const passed = new Set(await phraseFilter.verify(ids));
  return hits.filter(({ paragraph }) => passed.has(paragraph));
}

/** The only paragraphs that may meet the conditions, where a phrase has a word that is rare. */
async function possibleMatches(
  phraseFilter: PhraseFilter,
  index: PassageIndex,
  max: number,
): Promise<ReadonlySet<string> | null> {
  const frequencies = await index.statistics(phraseFilter.required);
  const [rarest] = frequencies.toSorted((a, b) => a.documentFrequency - b.documentFrequency);
  if (rarest === undefined || rarest.documentFrequency > max) return null;
  // A word of most paragraphs may weigh so little that a search misses some of them.
  if (rarest.documentFrequency * 2 > index.size) return null;
  const holding = await index.search([rarest.term], rarest.documentFrequency);
  const possible = new Set<string>();
  for (let at = 0; at < holding.length; at += BATCH) {
    const batch = holding.slice(at, at + BATCH).map(({ paragraph }) => paragraph);
    for (const id of await phraseFilter.preFilter(batch)) possible.add(id);
  }
  return possible;
}
