import type { Article } from "../../articles/article.ts";
import { type Analyser, inLanguage, tokenize } from "../../language/tokenizer.ts";
import { hasFigure } from "../corrections.ts";

/** Nobody means a longer word by a slip. */
const MAX_WORD_LENGTH = 100;

/** A word as the words' index holds it: as first met, and how often it occurs. */
export interface WordDocument {
  word: string;
  entry: { written: string; count: number };
}

/** A term without figures, and its length. */
export interface TermDocument {
  term: string;
  letters: number;
}

/** The words of articles, for corrections. */
export class WordCounts {
  readonly #analyser: Analyser;
  readonly #entries = new Map<string, WordDocument["entry"]>();
  readonly #terms = new Set<string>();

  constructor(analyser: Analyser) {
    this.#analyser = analyser;
  }

  add({ title, paragraphs, language }: Article): void {
    const own = inLanguage(this.#analyser, language);
    for (const text of [title, ...paragraphs.map((paragraph) => paragraph.text)]) {
      for (const { word, term, stop, start, end } of tokenize(text, own)) {
        if (stop || word.length > MAX_WORD_LENGTH) continue;
        if (!hasFigure(word)) this.#terms.add(term);
        const entry = this.#entries.get(word);
        if (entry !== undefined) entry.count += 1;
        else this.#entries.set(word, { written: text.slice(start, end), count: 1 });
      }
    }
  }

  /** By their ids. */
  *documents(): Generator<[id: string, document: WordDocument | TermDocument]> {
    for (const [word, entry] of this.#entries) yield [`word:${word}`, { word, entry }];
    for (const term of this.#terms) yield [`term:${term}`, { term, letters: term.length }];
  }
}
