import { fold } from "./fold.ts";

export interface Word {
  /** Folded, not stemmed: "killed". */
  word: string;
  /** What index and query compare: "kill". */
  term: string;
  /** Too common to search for. */
  stop: boolean;
}

/** Words that are spelled in several ways, e.g. ["Turkey", "Türkiye"]; each way one word. */
export type SpellingGroup = readonly string[];

/** What texts are analysed with. Index and question must be analysed with the same one. */
export interface Analyser {
  /** The spelling that stands for a folded word's group. */
  readonly variants: ReadonlyMap<string, string>;
  /** Words met before, by how they were written, so that each is prepared once. */
  readonly met: Map<string, Word[]>;
}

/** Words beyond this many, and words too long to stem, are prepared each time: strange words must not fill the memory. */
export const MOST_REMEMBERED = 500_000;

export function createAnalyser(groups: readonly SpellingGroup[] = []): Analyser {
  const variants = new Map<string, string>();
  for (const group of groups) {
    const [first, ...others] = group.map(fold);
    for (const other of others) variants.set(other, first ?? other);
  }
  return { variants, met: new Map() };
}
