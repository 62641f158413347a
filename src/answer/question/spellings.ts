import type { SpelledGroup, Spelling } from "../../language/spellings.ts";
import { tokenize } from "../../language/tokenizer.ts";
import type { Archive } from "../archive.ts";

/** A word of a question. */
interface Typed {
  typed: string;
  word: string;
  term: string;
  name: boolean;
}

/** A spelling that the question has is replaced by the one that most articles have. */
export async function chooseSpellings<W extends Typed>(
  words: readonly W[],
  archive: Archive,
): Promise<readonly W[]> {
  let chosen = words;
  for (const group of archive.spellings) {
    const typed = group.find(({ terms }) => placeOf(terms, chosen) !== -1);
    if (typed === undefined) continue;
    const best = await mostUsed(group, typed, archive);
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

/** Where these terms follow one another; -1: nowhere. */
function placeOf(terms: readonly string[], words: readonly Typed[]): number {
  return words.findIndex((_, at) => terms.every((term, n) => words[at + n]?.term === term));
}

/** The spelling whose rarest word most articles have; of equals, the one that was typed. */
async function mostUsed(
  group: SpelledGroup,
  typed: Spelling,
  { index }: Archive,
): Promise<Spelling> {
  const statistics = await index.statistics(group.flatMap(({ terms }) => terms));
  const frequency = new Map(
    statistics.map(({ term, documentFrequency }) => [term, documentFrequency]),
  );
  const used = ({ terms }: Spelling): number =>
    Math.min(...terms.map((term) => frequency.get(term) ?? 0));
  return group.reduce((best, each) => (used(each) > used(best) ? each : best), typed);
}
