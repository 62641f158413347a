import lists from "./english-words.json" with { type: "json" };

/**
 * 85,000 English words and word forms, folded, by their first letter: what a reader who types one
 * of them means is no slip, even where the articles never use it. Kept as text, since a set of them
 * takes ten times the memory, and few questions look one up. `npx tsx
 * bench/data/make-english-words.ts` writes the list.
 */
const LISTS: ReadonlyMap<string, string> = new Map(
  Object.entries(lists).map(([letter, words]) => [letter, ` ${words} `]),
);

const ENDING = /(?:s|d|ed|er|est|ing|ly|ness)$/u;
const MIN_STEM_LENGTH = 3;

/** Whether a folded word is on the list, or one with a common ending that the list leaves out. */
export function isEnglish(word: string): boolean {
  if (isListed(word)) return true;
  const stem = word.replace(ENDING, "");
  if (stem.length < MIN_STEM_LENGTH || stem === word) return false;
  return isListed(stem) || isListed(`${stem}e`);
}

function isListed(word: string): boolean {
  return !word.includes(" ") && (LISTS.get(word.slice(0, 1))?.includes(` ${word} `) ?? false);
}
