import type { Article } from "../corpus/article.ts";
import type { Analyser } from "../text/analyser.ts";
import { kindsOf } from "../text/kinds.ts";
import { sentences } from "../text/sentences.ts";
import { type Token, tokenize } from "../text/tokens.ts";
import { growing } from "./growing.ts";
import {
  allStrings,
  createStringList,
  createStringTable,
  type StringList,
  type StringTable,
} from "../corpus/string-table.ts";

/**
 * All articles as the numbers of their searched words, in the order given: what postings are
 * made of, what reranking looks at, and all that is needed of an article when others change.
 */
export interface Forward {
  /** Words, folded but not stemmed, by number. */
  words: StringTable;
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

/** A word of a run: its number, and below it the kinds of answer that it offers. */
const KIND_BITS = 4;
const KINDS = 2 ** KIND_BITS - 1;

export function wordOf(entry: number): number {
  return entry >>> KIND_BITS;
}

/** Whether an entry is a mark and no word. */
export function isMark(entry: number): boolean {
  return entry >= SUBHEADING;
}

export function kindsIn(entry: number): number {
  return entry & KINDS;
}

export interface ForwardBuilder {
  add(article: Article): void;
  /** An article of the forward index that the builder was made from, by its position there. */
  keep(position: number): void;
  finish(): Forward;
}

/** With a `previous` forward index, articles of it need not be analysed again. */
export function createForwardBuilder(analyser: Analyser, previous?: Forward): ForwardBuilder {
  const words = numbering(previous?.words);
  const written = previous === undefined ? [] : allStrings(previous.written);
  const terms = numbering(previous?.terms);
  const termOf = growing();
  for (const term of previous?.termOf ?? []) termOf.push(term);
  const stream = growing();
  const runAt = growing();
  const titleRun = growing();

  return { add, keep, finish };

  function add({ title, paragraphs }: Article): void {
    titleRun.push(runAt.length);
    runAt.push(stream.length);
    pushWords(title);
    for (const { text, subheading } of paragraphs) {
      runAt.push(stream.length);
      pushSentences(text);
      if (subheading === null) continue;
      stream.push(SUBHEADING);
      pushWords(subheading);
    }
  }

  function pushWords(text: string): void {
    for (const token of tokenize(text, analyser)) {
      if (!token.stop) stream.push(numberOfWord(token, text) << KIND_BITS);
    }
  }

  function pushSentences(text: string): void {
    let before: Token | undefined;
    const spans = sentences(text);
    let sentence = 0;
    for (const token of tokenize(text, analyser)) {
      for (; token.start >= (spans[sentence]?.end ?? text.length); sentence += 1) {
        stream.push(SENTENCE_END);
        before = undefined;
      }
      if (!token.stop) {
        stream.push((numberOfWord(token, text) << KIND_BITS) | kindsOf(text, token, before));
      }
      before = token;
    }
    for (; sentence < spans.length; sentence += 1) stream.push(SENTENCE_END);
  }

  function numberOfWord({ word, term, start, end }: Token, text: string): number {
    const known = words.get(word);
    if (known !== undefined) return known;
    const number = words.size;
    words.set(word, number);
    written.push(text.slice(start, end));
    const termNumber = terms.get(term) ?? terms.size;
    terms.set(term, termNumber);
    termOf.push(termNumber);
    return number;
  }

  function keep(position: number): void {
    if (previous === undefined) return;
    titleRun.push(runAt.length);
    const last = previous.titleRun[position + 1] ?? 0;
    for (let run = previous.titleRun[position] ?? 0; run < last; run += 1) {
      runAt.push(stream.length);
      const end = previous.runAt[run + 1] ?? 0;
      for (let at = previous.runAt[run] ?? 0; at < end; at += 1) {
        stream.push(previous.stream[at] ?? 0);
      }
    }
  }

  function finish(): Forward {
    titleRun.push(runAt.length);
    runAt.push(stream.length);
    return {
      words: createStringTable([...words.keys()]),
      written: createStringList(written),
      terms: createStringTable([...terms.keys()]),
      termOf: termOf.take(),
      stream: stream.take(),
      runAt: runAt.take(),
      titleRun: titleRun.take(),
    };
  }
}

function numbering(table: StringTable | undefined): Map<string, number> {
  const strings = table === undefined ? [] : allStrings(table);
  return new Map(strings.map((text, number) => [text, number]));
}
