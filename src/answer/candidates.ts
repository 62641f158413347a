import type { Hit, PassageIndex } from "../index/passage-index.ts";
import { createPhraseFilter, type PhraseFilter, type Conditions } from "./phrase-filter.ts";
import type { Filter } from "../articles/filter.ts";
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
