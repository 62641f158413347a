import type { Article } from "../src/articles/article.ts";
import { tokenize } from "../src/language/tokenizer.ts";
import { seededRandom } from "./eval/metrics.ts";
import type { Random } from "./news.ts";

const OPENINGS = ["When did", "Who", "Where is", "How many", "Why was", "What did", ""];
/** One in ten has a slip of the keyboard. */
const SLIPS = 0.1;

/** Questions of 3 to 8 words, each from one paragraph of `articles`, mostly its rarer words. */
export function newsQuestions(articles: readonly Article[], count: number, seed = 2): string[] {
  const random = seededRandom(seed);
  return Array.from({ length: count }, () => {
    const article = pick(articles, random);
    const paragraph = article && pick(article.paragraphs, random);
    const words = tokenize(paragraph?.text ?? "").filter((token) => !token.stop);
    const size = 3 + Math.floor(random() * 6);
    const chosen = Array.from({ length: size }, () => pick(words, random)?.word ?? "");
    if (random() < SLIPS) chosen[0] = slip(chosen[0] ?? "", random);
    return `${pick(OPENINGS, random)} ${chosen.join(" ")}?`.trim();
  });
}

/** The commonest words of `articles`, stop words aside: the most work that a question can make. */
export function commonestWords(articles: Iterable<Article>, count: number): string[] {
  const counts = new Map<string, number>();
  for (const { paragraphs } of articles) {
    for (const { text } of paragraphs) {
      for (const { word, term, stop } of tokenize(text)) {
        if (!stop && word === term) counts.set(word, (counts.get(word) ?? 0) + 1);
      }
    }
  }
  const ordered = [...counts].toSorted((a, b) => b[1] - a[1]);
  return ordered.slice(0, count).map(([word]) => word);
}

function slip(word: string, random: Random): string {
  const at = Math.floor(random() * word.length);
  return word.slice(0, at) + word.slice(at + 1);
}

function pick<T>(all: readonly T[], random: Random): T | undefined {
  return all[Math.floor(random() * all.length)];
}
