import type { PassageIndex } from "../../src/index/passage-index.ts";
import { tokenize } from "../../src/language/tokenizer.ts";
import { seededRandom } from "./metrics.ts";

const LETTERS = "abcdefghijklmnopqrstuvwxyz";

/**
 * The question with one random edit (a letter left out, put in, replaced, or swapped with its
 * neighbour) in its rarest word that the index knows. The same question gets the same edit.
 */
export async function withTypo(question: string, index: PassageIndex): Promise<string> {
  const words = tokenize(question).filter(({ stop, start, end }) => !stop && end - start > 2);
  const statistics = await index.statistics(words.map((word) => word.term));
  let rarest = -1;
  for (const [position, { documentFrequency }] of statistics.entries()) {
    const least = statistics[rarest]?.documentFrequency ?? Number.POSITIVE_INFINITY;
    if (documentFrequency > 0 && documentFrequency < least) rarest = position;
  }
  const word = words[rarest];
  if (word === undefined) return question;
  const written = question.slice(word.start, word.end);
  return question.slice(0, word.start) + edit(written, question) + question.slice(word.end);
}

function edit(word: string, seed: string): string {
  let hash = 7;
  for (let at = 0; at < seed.length; at += 1) hash = (hash * 31 + seed.charCodeAt(at)) | 0;
  const random = seededRandom(hash);
  const pick = (most: number): number => Math.floor(random() * most);
  for (;;) {
    const at = pick(word.length);
    const letter = LETTERS[pick(LETTERS.length)] ?? "e";
    const edited = [
      word.slice(0, at) + word.slice(at + 1),
      word.slice(0, at) + letter + word.slice(at),
      word.slice(0, at) + letter + word.slice(at + 1),
      word.slice(0, at) + (word[at + 1] ?? "") + (word[at] ?? "") + word.slice(at + 2),
    ][pick(4)];
    if (edited !== undefined && edited !== word) return edited;
  }
}
