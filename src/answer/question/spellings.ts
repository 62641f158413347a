import type { SpelledGroup, Spelling } from "../../language/spellings.ts";
import { tokenize } from "../../language/tokenizer.ts";
import type { Archive } from "../archive.ts";
import type { WordFacts } from "./word-facts.ts";

/** A word of a question. */
interface Typed {
  typed: string;
  word: string;
  term: string;
  name: boolean;
}

/** A spelling that the question has is replaced by the one that most articles have. */
export function chooseSpellings<W extends Typed>(
  words: readonly W[],
  facts: WordFacts,
  archive: Archive,
): readonly W[] {
  let chosen = words;
  for (const group of archive.spellings) {
    const typed = group.find(({ terms }) => placeOf(terms, chosen) !== -1);
    if (typed === undefined) continue;
    const best = mostUsed(group, typed, facts);
    if (best === typed) continue;
    const at = placeOf(typed.terms, chosen);
    const [first, end] = [chosen[at], at + typed.terms.length];
    if (first === undefined) continue;
    const own = tokenize(best.text, archive.analyser).filter(({ stop }) => !stop);
    const shown = { ...first, typed: typed.text, name: true };
    const instead = own.map(({ word, term }) => ({ ...shown, word, term }));
    chosen = [...chosen.slice(0, at), ...instead, ...chosen.slice(end)];
  }
  return chosen;
}

/** The groups of spellings that `chooseSpellings` may choose from, for words with these terms. */
export function possibleSpellings(terms: ReadonlySet<string>, archive: Archive): SpelledGroup[] {
  const held = new Set(terms);
  const found = new Set<SpelledGroup>();
  for (let before = -1; before < found.size;) {
    before = found.size;
    for (const group of archive.spellings) {
      if (!group.some((spelling) => spelling.terms.every((term) => held.has(term)))) continue;
      found.add(group);
      // A spelling that is chosen may be part of another.
      for (const spelling of group) for (const term of spelling.terms) held.add(term);
    }
  }
  return [...found];
}

/** Where these terms follow one another; -1: nowhere. */
function placeOf(terms: readonly string[], words: readonly Typed[]): number {
  return words.findIndex((_, at) => terms.every((term, n) => words[at + n]?.term === term));
}

/** The spelling whose rarest word most articles have; of equals, the one that was typed. */
function mostUsed(group: SpelledGroup, typed: Spelling, facts: WordFacts): Spelling {
  const used = ({ terms }: Spelling): number =>
    Math.min(...terms.map((term) => facts.frequency(term)));
  return group.reduce((best, each) => (used(each) > used(best) ? each : best), typed);
}
