import type { Article } from "../articles/article.ts";
import { type Analyser, inLanguage, NOT_MET, type Token, tokenize } from "../language/tokenizer.ts";
import { growableArray } from "../lib/growable-array.ts";
import { letters } from "../lib/letters.ts";
import {
  type Entry,
  hasFigure,
  MIN_CORRECTED_LENGTH,
  type WordSource,
  wordSource,
} from "./corrections.ts";

export interface CountedWord extends Entry {
  /** What it is searched by, where it was first met. */
  term: string;
}

/** Endings of one word that share a stem, and what replaces them. */
const FORMS = [
  ["", "s"],
  ["s", ""],
  ["ed", "ing"],
  ["ing", "ed"],
] as const;

/** The words of an article's title, and of the text of each of its paragraphs. */
export interface AnalysedArticle {
  title: readonly Token[];
  paragraphs: readonly (readonly Token[])[];
}

export function analyse(
  { title, paragraphs, language }: Article,
  analyser: Analyser,
): AnalysedArticle {
  const own = inLanguage(analyser, language);
  return {
    title: tokenize(title, own),
    paragraphs: paragraphs.map(({ text }) => tokenize(text, own)),
  };
}

/** The words of articles in memory. */
export function wordsIn(articles: readonly Article[], analyser: Analyser): WordSource {
  const words = new WordCounts(analyser);
  for (const article of articles) words.add(article);
  words.addForms();
  return wordSource(words.entries.values(), words.terms);
}

/** Counts the words of articles. */
export class WordCounts {
  /** Those without figures. */
  readonly terms = new Set<string>();
  readonly #analyser: Analyser;
  readonly #entries = new Map<string, CountedWord>();
  /**
   * By the `id` of a word that the analyser remembers, its entry, and how often it came since
   * entries were asked for: numbers beside each other are counted faster than objects.
   */
  readonly #met: CountedWord[] = [];
  readonly #times = growableArray();

  constructor(analyser: Analyser) {
    this.#analyser = analyser;
  }

  /** All words, by how they are folded. */
  get entries(): ReadonlyMap<string, CountedWord> {
    for (const [id, entry] of this.#met.entries()) {
      if (entry !== undefined) entry.count += this.#times.at(id);
    }
    this.#met.length = 0;
    this.#times.clear();
    return this.#entries;
  }

  add(article: Article): void {
    this.addAnalysed(article, analyse(article, this.#analyser));
  }

  /** The same for an article whose words are at hand. */
  addAnalysed({ title, paragraphs }: Article, analysed: AnalysedArticle): void {
    this.#addText(title, analysed.title);
    for (const [at, { text }] of paragraphs.entries()) {
      this.#addText(text, analysed.paragraphs[at] ?? []);
    }
  }

  /** A slip may be of a form that the articles happen not to use: "regards" where they say "regard". */
  addForms(): void {
    for (const [{ term }, form] of Array.from(this.forms())) {
      this.#entries.set(form.word, { ...form, term });
    }
  }

  /** Those forms, each once, with the word that it is a form of. */
  *forms(): Generator<[of: CountedWord, form: Entry]> {
    const made = new Set<string>();
    for (const entry of this.#entries.values()) {
      const { word, written } = entry;
      if (word.length < MIN_CORRECTED_LENGTH || hasFigure(word)) continue;
      for (const [ending, other] of FORMS) {
        if (!word.endsWith(ending)) continue;
        const form = word.slice(0, word.length - ending.length) + other;
        if (this.#entries.has(form) || made.has(form)) continue;
        made.add(form);
        const shown = written.slice(0, written.length - ending.length) + other;
        yield [entry, { word: form, written: shown, count: 0, letters: letters(form) }];
      }
    }
  }

  #addText(text: string, tokens: readonly Token[]): void {
    for (const token of tokens) {
      if (token.stop) continue;
      const times = this.#times.at(token.id);
      if (times > 0) this.#times.set(token.id, times + 1);
      else this.#addWord(text, token);
    }
  }

  #addWord(text: string, { word, term, id, start, end }: Token): void {
    let entry = this.#entries.get(word);
    if (entry === undefined) {
      const written = text.slice(start, end);
      entry = { word, term, written, count: 0, letters: letters(word) };
      this.#entries.set(word, entry);
    }
    // In another language the same word may be searched by another term.
    if (!hasFigure(word)) this.terms.add(term);
    if (id === NOT_MET) entry.count += 1;
    else {
      this.#met[id] = entry;
      this.#times.set(id, 1);
    }
  }
}
