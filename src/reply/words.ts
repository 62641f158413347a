import { cutText } from "./cut.ts";
import { escapeText } from "./escape.ts";

const MOST = 5;
const LONGEST = 24;

/** Words of a question, few enough and short enough for one line, and how many more there are. */
export function fewWords(words: readonly string[]): [words: string[], more: number] {
  return [words.slice(0, MOST).map(shownWord), Math.max(0, words.length - MOST)];
}

/** A word of a question as it is shown, escaped. */
export function shownWord(word: string): string {
  return escapeText(cutText(word, LONGEST));
}
