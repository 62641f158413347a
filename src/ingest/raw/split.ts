import { folded } from "../page/dom.ts";

/** Widest line of a text that was wrapped by hand or by a mail program, in characters. */
const WRAPPED_WIDTH = 100;

/**
 * The blocks of a pasted text. Blank lines part blocks; a single line break does too, unless the text was
 * wrapped at a fixed width, in which case lines of a block are joined.
 */
export function splitBlocks(text: string): string[] {
  const groups = text
    .split(/(?:\r\n?|\n)[^\S\r\n]*(?:\r\n?|\n)/)
    .map((group) => group.split(/\r\n?|\n|\u2028|\u2029/).map((line) => folded(line)))
    .map((lines) => lines.filter((line) => line !== ""));
  const wrapped = isWrapped(groups);
  return groups.flatMap((lines) => (wrapped ? [lines.join(" ")] : lines)).filter((b) => b !== "");
}

/** Whether most inner lines of the blocks stop near one width, wherever a sentence ends. */
function isWrapped(groups: readonly string[][]): boolean {
  const widest = Math.max(0, ...groups.flat().map((line) => line.length));
  if (widest > WRAPPED_WIDTH) return false;
  const inner = groups.flatMap((lines) => (lines.length >= 3 ? lines.slice(0, -1) : []));
  const full = inner.filter((line) => line.length >= 0.7 * widest);
  const midSentence = inner.filter((line) => !/[.!?]["'”’)]*$/u.test(line));
  return (
    inner.length >= 4 &&
    full.length >= 0.8 * inner.length &&
    midSentence.length >= 0.5 * inner.length
  );
}
