import type { Article } from "../../articles/article.ts";
import { answerTypes, SENTENCE_BEGINS } from "../../language/answer-types.ts";
import { sentencesIn } from "../../language/sentences.ts";
import { type GrowableArray, growableArray } from "../../lib/growable-array.ts";
import {
  stringListBuilder,
  stringOf,
  stringTableBuilder,
  type StringListBuilder,
  type StringTableBuilder,
  type StringList,
  type StringTable,
} from "../../lib/string-table.ts";
import { createWordInterner, FORM_BITS, NO_WORD, type WordInterner } from "./word-interner.ts";
import { eachPiece } from "../../language/pieces.ts";
import { type Analyser, inLanguage } from "../../language/tokenizer.ts";

/**
 * All articles as the numbers of their searched words, in the order given: what postings are
 * made of, what reranking looks at, and all that is needed of an article when others change.
 */
export interface ForwardIndex {
  /** Words, folded but not stemmed, by number; different ones. */
  words: StringList;
  /** Each word as first met in an article. */
  written: StringList;
  terms: StringTable;
  /** The number of each word's term. */
  termOf: Uint32Array;
  /** Entries and marks; see `entry`. */
  stream: Uint32Array;
  /** Run r is `stream` from `runAt[r]` to `runAt[r + 1]`: a title, or a paragraph. */
  runAt: Uint32Array;
  /** Article a's title is run `titleRun[a]`; its paragraphs are the runs up to the next title. */
  titleRun: Uint32Array;
}

/** In a paragraph's run: the sentence ends here; it may hold no searched word. */
export const SENTENCE_END = 0xff_ff_ff_ff;
/** In a paragraph's run, after its last sentence: the words of its subheading follow. */
export const SUBHEADING = 0xff_ff_ff_fe;

/** A word of a run: its number, and below it its answer types. */
const TYPE_BITS = 4;
const TYPE_MASK = 2 ** TYPE_BITS - 1;

export function wordOf(entry: number): number {
  return entry >>> TYPE_BITS;
}

/** In a form, what `wordTypes` says of it. */
const FORM_TYPES = 2 ** FORM_BITS - 1;

/** A word that has no answer types. */
export function plainEntry(word: number): number {
  return word << TYPE_BITS;
}

/** Parts a word from the language that it is stemmed in, where two languages share it. */
const OF_LANGUAGE = "\0";

/** A word by its number, folded. */
export function wordText({ words }: Pick<ForwardIndex, "words">, number: number): string {
  const word = stringOf(words, number);
  const cut = word.indexOf(OF_LANGUAGE);
  return cut === -1 ? word : word.slice(0, cut);
}

/** Whether an entry is a mark and no word. */
export function isMark(entry: number): boolean {
  return entry >= SUBHEADING;
}

export function answerTypesIn(entry: number): number {
  return entry & TYPE_MASK;
}

/**
 * Makes a forward index, article by article. With a `previous` one, articles of that need not be
 * analysed again.
 */
export class ForwardBuilder {
  readonly #previous: ForwardIndex | undefined;
  readonly #words: StringTableBuilder;
  readonly #written: StringListBuilder;
  readonly #terms: StringTableBuilder;
  readonly #termOf = growableArray();
  readonly #analyser: Analyser;
  /** By language; "": English. */
  readonly #forms = new Map<string, WordInterner>();
  readonly #stream: GrowableArray;
  readonly #runAt = growableArray();
  readonly #titleRun = growableArray();

  constructor(analyser: Analyser, previous?: ForwardIndex) {
    this.#previous = previous;
    this.#words = stringTableBuilder(previous?.words);
    this.#written = stringListBuilder(previous?.written);
    this.#terms = stringTableBuilder(previous?.terms);
    this.#termOf.append(previous?.termOf ?? new Uint32Array());
    this.#analyser = analyser;
    this.#stream = growableArray(previous?.stream.length);
  }

  add({ title, paragraphs, language }: Article): void {
    const forms = this.#formsIn(language);
    this.#titleRun.push(this.#runAt.length);
    this.#runAt.push(this.#stream.length);
    this.#pushWords(title, forms);
    for (const { text, subheading } of paragraphs) {
      this.#runAt.push(this.#stream.length);
      this.#pushSentences(text, forms);
      if (subheading === null) continue;
      this.#stream.push(SUBHEADING);
      this.#pushWords(subheading, forms);
    }
  }

  /** Adds an article of the previous forward index, by its position there. */
  keep(position: number): void {
    const previous = this.#previous;
    if (previous === undefined) return;
    const from = previous.titleRun[position] ?? 0;
    const to = previous.titleRun[position + 1] ?? 0;
    const start = previous.runAt[from] ?? 0;
    const moved = this.#stream.length - start;
    this.#titleRun.push(this.#runAt.length);
    for (let run = from; run < to; run += 1) this.#runAt.push((previous.runAt[run] ?? 0) + moved);
    this.#stream.append(previous.stream.subarray(start, previous.runAt[to]));
  }

  finish(): ForwardIndex {
    this.#titleRun.push(this.#runAt.length);
    this.#runAt.push(this.#stream.length);
    const { bytes, ends } = this.#words.take();
    return {
      words: { bytes, ends },
      written: this.#written.take(),
      terms: this.#terms.take(),
      termOf: this.#termOf.take(),
      stream: this.#stream.take(),
      runAt: this.#runAt.take(),
      titleRun: this.#titleRun.take(),
    };
  }

  #formsIn(language: string | null): WordInterner {
    const analyser = inLanguage(this.#analyser, language);
    const code = analyser.language?.code ?? "";
    const known = this.#forms.get(code);
    if (known !== undefined) return known;
    // A word that two languages share may have a stem in each: it is a word of either.
    const suffix = OF_LANGUAGE + code;
    const forms = createWordInterner(analyser, (word, term, shown) => {
      const number = this.#numberWord(word, term, shown);
      return this.#hasTerm(number, term) ? number : this.#numberWord(word + suffix, term, shown);
    });
    this.#forms.set(code, forms);
    return forms;
  }

  #hasTerm(word: number, term: string): boolean {
    return this.#termOf.at(word) === this.#terms.numberOf(term);
  }

  #numberWord(word: string, term: string, shown: string): number {
    const next = this.#words.size;
    const number = this.#words.numberOf(word);
    if (number < next) return number;
    this.#written.add(shown);
    this.#termOf.push(this.#terms.numberOf(term));
    return number;
  }

  #pushWords(text: string, forms: WordInterner): void {
    eachForm(text, forms, (form) => this.#pushWord(form, 0));
  }

  #pushSentences(text: string, forms: WordInterner): void {
    const spans = sentencesIn(text);
    let sentence = 0;
    let sentenceEnd = spans[0]?.end ?? text.length;
    /** The form before, in the same sentence. */
    let before = SENTENCE_BEGINS;
    eachForm(text, forms, (form, start) => {
      for (; start >= sentenceEnd; sentenceEnd = spans[sentence]?.end ?? text.length) {
        this.#stream.push(SENTENCE_END);
        sentence += 1;
        before = SENTENCE_BEGINS;
      }
      this.#pushWord(form, answerTypes(form & FORM_TYPES, before));
      before = form;
    });
    for (; sentence < spans.length; sentence += 1) this.#stream.push(SENTENCE_END);
  }

  #pushWord(form: number, types: number): void {
    const word = form >>> FORM_BITS;
    if (word !== NO_WORD) this.#stream.push((word << TYPE_BITS) | types);
  }
}

/** Calls `use` with each form of a text, and where its letters start. */
function eachForm(
  text: string,
  forms: WordInterner,
  use: (form: number, start: number) => void,
): void {
  eachPiece(text, (start, end) => {
    const found = forms.find(text, start, end);
    const several = forms.several(found);
    if (several === null) use(found, start);
    else for (const form of several) use(form, start);
  });
}
