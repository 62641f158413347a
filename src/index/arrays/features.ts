import type { ArrayIndexData } from "./data.ts";
import { answerTypesIn, isMark, SUBHEADING, wordOf, wordText } from "./forward-index.ts";
import { articleOf } from "../../articles/article.ts";
import { memoize } from "../../lib/memoize.ts";
import { numberOf } from "../../lib/string-table.ts";
import {
  type AnalysedParagraph,
  createTermTable,
  NOTHING,
  WordMatcher,
} from "../rerank-features.ts";
import type { FeatureSource } from "../paragraph-search.ts";

/** `createTextFeatures`, but the hundred candidates of a question are not analysed again. */
export function createArrayFeatures({
  catalogue,
  forward,
  order,
}: Pick<ArrayIndexData, "catalogue" | "forward" | "order">): FeatureSource {
  const termTable = createTermTable(
    () => forward.terms.ends.length,
    (term) => {
      const number = numberOf(forward.terms, term);
      return number === -1 ? undefined : number;
    },
  );
  const reader = new ParagraphReader({ catalogue, forward, order });
  return {
    features: async (ids, query) =>
      termTable.with(query, (table) => {
        const matcher = new WordMatcher(query, table);
        return ids.map((id) => matcher.featuresOf(reader.read(id)));
      }),
  };
}

/** The features of paragraphs by where their articles are: in the base, or among the fresh ones. */
export function eitherFeatures(
  isInBase: (slug: string) => boolean,
  base: FeatureSource,
  fresh: FeatureSource,
): FeatureSource {
  const sourceOf = (id: string) => (isInBase(articleOf(id)) ? base : fresh);
  return {
    features: async (ids, query) => {
      const sources = ids.map(sourceOf);
      const found = await base.features(
        ids.filter((_, at) => sources[at] === base),
        query,
      );
      const others = await fresh.features(
        ids.filter((_, at) => sources[at] === fresh),
        query,
      );
      const [next, nextOther] = [found.values(), others.values()];
      return sources.flatMap((source) => (source === base ? next : nextOther).next().value ?? []);
    },
  };
}

const FIRST_ROOM = 1024;
/** Words whose texts are kept; the oldest go first. */
const MAX_TEXTS = 500;

/** Reads paragraphs one after the other into the same arrays. */
class ParagraphReader {
  readonly #data: Pick<ArrayIndexData, "catalogue" | "forward" | "order">;
  /** The number of each word at hand. */
  #numbers = new Uint32Array();
  /** Words that matched lately: most paragraphs of a question match by the same few. */
  readonly #texts = new Map<number, string>();
  readonly #paragraph: AnalysedParagraph = {
    ...NOTHING,
    wordAt: (place) => this.#textOf(this.#numbers[place] ?? 0),
  };

  constructor(data: Pick<ArrayIndexData, "catalogue" | "forward" | "order">) {
    this.#data = data;
    this.#makeRoom(FIRST_ROOM);
  }

  /** The paragraph with this id, until the next one is read. */
  read(id: string): AnalysedParagraph {
    const { catalogue, forward, order } = this.#data;
    const cut = id.lastIndexOf("#");
    const position = numberOf(catalogue.slugs, id.slice(0, cut));
    if (position === -1) return NOTHING;
    const title = forward.titleRun[order[position] ?? 0] ?? 0;
    const run = title + Number(id.slice(cut + 1));
    const [from, to] = [forward.runAt[run] ?? 0, forward.runAt[run + 1] ?? 0];
    const [titleFrom, titleTo] = [forward.runAt[title] ?? 0, forward.runAt[title + 1] ?? 0];
    this.#makeRoom(to - from + titleTo - titleFrom);
    const paragraph = this.#paragraph;
    paragraph.words = 0;
    paragraph.sentences = 0;
    const subheading = this.#readSentences(from, to);
    this.#readWords(titleFrom, titleTo);
    this.#readWords(subheading + 1, to);
    return paragraph;
  }

  /** Reads a run of a paragraph up to its subheading, and returns where that is marked, or the end. */
  #readSentences(from: number, to: number): number {
    const { stream } = this.#data.forward;
    const paragraph = this.#paragraph;
    const { sentenceEnds } = paragraph;
    let sentence = from;
    for (let at = from; at < to; at += 1) {
      const entry = stream[at] ?? 0;
      if (!isMark(entry)) continue;
      this.#readWords(sentence, at);
      if (entry === SUBHEADING) return at;
      sentenceEnds[paragraph.sentences] = paragraph.words;
      paragraph.sentences += 1;
      sentence = at + 1;
    }
    this.#readWords(sentence, to);
    return to;
  }

  /** All that is read for a question, some 5,000 words, goes through this loop. */
  #readWords(from: number, to: number): void {
    const { stream, termOf } = this.#data.forward;
    const paragraph = this.#paragraph;
    const { terms, types } = paragraph;
    const numbers = this.#numbers;
    let place = paragraph.words;
    for (let at = from; at < to; at += 1) {
      const entry = stream[at] ?? 0;
      const number = wordOf(entry);
      numbers[place] = number;
      terms[place] = termOf[number] ?? 0;
      types[place] = answerTypesIn(entry);
      place += 1;
    }
    paragraph.words = place;
  }

  #textOf(number: number): string {
    return memoize(this.#texts, MAX_TEXTS, number, () => wordText(this.#data.forward, number));
  }

  #makeRoom(words: number): void {
    if (words <= this.#numbers.length) return;
    this.#numbers = new Uint32Array(words);
    this.#paragraph.terms = new Uint32Array(words);
    this.#paragraph.types = new Uint8Array(words);
    this.#paragraph.sentenceEnds = new Uint32Array(words);
  }
}
