import { answerQuestion } from "../../src/answer/ask.ts";
import { termsIn } from "../../src/language/tokenizer.ts";
import type { EvalQuestion } from "./collection.ts";
import type { Archive } from "../../src/answer/archive.ts";

export interface Timing {
  /** Milliseconds a question: the index searched for its words, ten hits. */
  search: number;
  /** The whole answer, quoted and judged. */
  answer: number;
}

const ROUNDS = 3;

/** Both are timed in turns, so that a busy machine slows both; the best of three rounds counts. */
export async function time(archive: Archive, questions: readonly EvalQuestion[]): Promise<Timing> {
  const best: Timing = { search: Number.POSITIVE_INFINITY, answer: Number.POSITIVE_INFINITY };
  for (let round = 0; round < ROUNDS; round += 1) {
    const spent: Timing = { search: 0, answer: 0 };
    for (const { text } of questions) {
      const start = performance.now();
      await archive.index.find({ terms: termsIn(text, archive.analyser), limit: 10 });
      const middle = performance.now();
      await answerQuestion(text, archive, { exact: true });
      spent.search += middle - start;
      spent.answer += performance.now() - middle;
    }
    best.search = Math.min(best.search, spent.search / questions.length);
    best.answer = Math.min(best.answer, spent.answer / questions.length);
  }
  return best;
}

export function renderTiming({ search, answer }: Timing): string {
  const times = (answer / search).toFixed(2);
  return `  search alone ${search.toFixed(3)} ms a question, answer ${answer.toFixed(3)} ms: ${times} times`;
}
