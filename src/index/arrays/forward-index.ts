import type { Article } from "../../articles/article.ts";
import { answerTypeAfter } from "../../language/answer-types.ts";
import { sentencesIn } from "../../language/sentences.ts";
import { growableArray } from "../../lib/growable-array.ts";
import {
  stringListBuilder,
  stringTableBuilder,
  type StringList,
  type StringTable,
} from "../../lib/string-table.ts";
import {
  BEFORE_PLACE,
  createWordInterner,
  FORM_BITS,
  NO_WORD,
  ANSWER_TYPE_BITS,
} from "./word-interner.ts";
import { eachPiece } from "../../language/pieces.ts";
import type { Analyser } from "../../language/tokenizer.ts";

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

export function answerTypesIn(entry: number): number {
  return entry & KINDS;
}

export interface ForwardBuilder {
  add(article: Article): void;
  /** An article of the forward index that the builder was made from, by its position there. */
  keep(position: number): void;
  finish(): ForwardIndex;
}

/** With a `previous` forward index, articles of it need not be analysed again. */
export function createForwardBuilder(analyser: Analyser, previous?: ForwardIndex): ForwardBuilder {
  const words = stringTableBuilder(previous?.words);
  const written = stringListBuilder(previous?.written);
  const terms = stringTableBuilder(previous?.terms);
  const termOf = growableArray();
  termOf.append(previous?.termOf ?? new Uint32Array());
  const met = createWordInterner(analyser, numberWord);
  const stream = growableArray(previous?.stream.length);
  const runAt = growableArray();
  const titleRun = growableArray();

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

  function pushWord(form: number): void {
    if (form >>> FORM_BITS !== NO_WORD) stream.push((form >>> FORM_BITS) << KIND_BITS);
  }

  function pushWords(text: string): void {
    eachPiece(text, (start, end) => {
      const found = met.find(text, start, end);
      const several = met.several(found);
      if (several === null) pushWord(found);
      else several.forEach(pushWord);
    });
  }

  function pushSentences(text: string): void {
    const spans = sentencesIn(text);
    let sentence = 0;
    let sentenceEnd = spans[0]?.end ?? text.length;
    /** Of the word before in the sentence. */
    let before = NOTHING;
    const push = (form: number) => {
      const word = form >>> FORM_BITS;
      if (word !== NO_WORD) stream.push((word << KIND_BITS) | kindsBehind(form, before));
      before = form;
    };
    eachPiece(text, (start, end) => {
      for (; start >= sentenceEnd; sentenceEnd = spans[sentence]?.end ?? text.length) {
        stream.push(SENTENCE_END);
        sentence += 1;
        before = NOTHING;
      }
      const found = met.find(text, start, end);
      const several = met.several(found);
      if (several === null) push(found);
      else several.forEach(push);
    });
    for (; sentence < spans.length; sentence += 1) stream.push(SENTENCE_END);
  }

  function numberWord(word: string, term: string, shown: string): number {
    const next = words.size;
    const number = words.numberOf(word);
    if (number < next) return number;
    written.add(shown);
    termOf.push(terms.numberOf(term));
    return number;
  }

  function keep(position: number): void {
    if (previous === undefined) return;
    const from = previous.titleRun[position] ?? 0;
    const to = previous.titleRun[position + 1] ?? 0;
    const start = previous.runAt[from] ?? 0;
    const moved = stream.length - start;
    titleRun.push(runAt.length);
    for (let run = from; run < to; run += 1) runAt.push((previous.runAt[run] ?? 0) + moved);
    stream.append(previous.stream.subarray(start, previous.runAt[to]));
  }

  function finish(): ForwardIndex {
    titleRun.push(runAt.length);
    runAt.push(stream.length);
    const { bytes, ends } = words.take();
    return {
      words: { bytes, ends },
      written: written.take(),
      terms: terms.take(),
      termOf: termOf.take(),
      stream: stream.take(),
      runAt: runAt.take(),
      titleRun: titleRun.take(),
    };
  }
}

/** No form: what goes before the first word of a sentence. */
const NOTHING = -1;

/** The kinds that a form offers behind another of its sentence. */
function kindsBehind(form: number, before: number): number {
  return answerTypeAfter(
    form & ANSWER_TYPE_BITS,
    before !== NOTHING,
    (before & BEFORE_PLACE) !== 0,
  );
}
