import type { WordFacts } from "./word-facts.ts";

/** A word of a question; `model` where it may be the figure of one. */
interface Typed {
  word: string;
  term: string;
  model?: string;
}

/** Powers of a thousand, by their terms. */
const SCALES = ["thousand", "million", "billion", "trillion"];
const FIGURE = /^\d+(?:\.\d+)?$/u;

/**
 * A quantity or a model in the writing that the articles have, where they lack that of the question:
 * "2,400 million" as "2.4 billion", "0.9 billion" as "900 million", "A 7" as "A7".
 */
export function chooseQuantities<W extends Typed>(words: readonly W[], facts: WordFacts): W[] {
  const chosen = [...words];
  for (const { at, terms } of possibleQuantities(words)) {
    const scaled = terms.length > 1;
    if (scaled && facts.frequency(words[at]?.term ?? "") > 0) continue;
    if (terms.some((term) => facts.frequency(term) === 0)) continue;
    for (const [place, term] of terms.entries()) {
      const own = words[at + place];
      if (own !== undefined) chosen[at + place] = { ...own, word: term, term };
    }
  }
  return chosen;
}

/** Other writings of the quantities and models of a question, as the terms from one place on. */
export function possibleQuantities(words: readonly Typed[]): { at: number; terms: string[] }[] {
  return words.flatMap(({ term, model }, at) => {
    const scaled = scalesOf(term, words[at + 1]?.term ?? "");
    return [...scaled, ...(model === undefined ? [] : [[model]])].map((terms) => ({ at, terms }));
  });
}

/** The same quantity a thousand times smaller or larger, with the scale that makes up for it. */
function scalesOf(figure: string, scale: string): string[][] {
  const power = SCALES.indexOf(scale);
  if (power === -1 || !FIGURE.test(figure)) return [];
  const value = Number(figure);
  const [larger, smaller] = [SCALES[power + 1], SCALES[power - 1]];
  return [
    ...(larger === undefined ? [] : [[String(value / 1000), larger]]),
    ...(smaller === undefined ? [] : [[String(Number((value * 1000).toPrecision(12))), smaller]]),
  ];
}
