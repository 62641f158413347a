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
  if (!wrapped) return groups.flat();
  const own = new Set(text.toLowerCase().match(/\p{L}+(?:-\p{L}+)*/gu));
  return groups.map((lines) => joined(lines, own)).filter((block) => block !== "");
}

/** Lines as one, with the words that were divided at their ends made whole; `own` are the text's words. */
function joined(lines: readonly string[], own: ReadonlySet<string>): string {
  return lines.reduce((above, line) => {
    const [, first] = /(\p{L}+)-$/u.exec(above) ?? [];
    const [second] = /^\p{Ll}+/u.exec(line) ?? [];
    if (first === undefined || second === undefined)
      return above === "" ? line : `${above} ${line}`;
    // "well-" and "known" stay "well-known" where the text writes it so elsewhere.
    const keepsHyphen = own.has(`${first}-${second}`.toLowerCase());
    return `${keepsHyphen ? above : above.slice(0, -1)}${line}`;
  }, "");
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
