import { termsIn, wordOfSpelling, type SpellingGroup } from "./tokenizer.ts";

/** A spelling of `variants.yaml`, and what it is searched by. */
export interface Spelling {
  text: string;
  terms: readonly string[];
}

/** Spellings that find each other, one of them of several words. */
export type SpelledGroup = readonly Spelling[];

/**
 * The groups that the tokenizer cannot read as one word: "Ivory Coast" and "Côte d'Ivoire". Their
 * spellings of one word are one word to it, so the first of them does for all.
 */
export function spelledGroups(groups: readonly SpellingGroup[]): SpelledGroup[] {
  return groups.flatMap((group) => {
    const several = group.filter((text) => wordOfSpelling(text) === null);
    if (several.length === 0) return [];
    const one = group.filter((text) => wordOfSpelling(text) !== null).slice(0, 1);
    return [[...one, ...several].map((text) => ({ text, terms: termsIn(text) }))];
  });
}
