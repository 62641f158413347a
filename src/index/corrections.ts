import { addToMultimap } from "../lib/multimap.ts";
import { type Analyser, termsIn } from "../language/tokenizer.ts";
import { binarySearch } from "../lib/binary-search.ts";
import { editDistance } from "../lib/edit-distance.ts";
import { bits, letters } from "../lib/letters.ts";
import { memoize } from "../lib/memoize.ts";
import type { PassageIndex, TermStatistics } from "./passage-index.ts";

/** The words that the articles use. Each call is one round trip, and rejects as those of an index do. */
export interface Vocabulary {
  /**
   * For each of these words that the articles never use, those of theirs that it may be a slip for,
   * likeliest first: one entry a word, in the order asked, empty for a word that they use. What is
   * offered for a word of English is likely only where its neighbours say so.
   */
  corrections(request: SlipRequest): Promise<(readonly OfferedWord[])[]>;
  /**
   * For each of these terms, those that begin like it, or that it begins with: "azerbaijani" for
   * "azerbaijan". One entry a term, in the order asked.
   */
  alike(terms: readonly string[]): Promise<(readonly string[])[]>;
}

export interface SlipRequest {
  words: readonly AskedWord[];
  /** What the question was analysed with: it makes the terms of what is offered. */
  analyser: Analyser;
}

export interface AskedWord {
  /** Folded. */
  word: string;
  term: string;
}

/** A word that another may be a slip for. */
export interface OfferedWord {
  /** As the articles write it. */
  written: string;
  /** What it is searched by; of a word that no article has in this form, still how many have its term. */
  terms: readonly OfferedTerm[];
}

export interface OfferedTerm extends TermStatistics {
  /** As `Vocabulary.alike` has them. */
  alike: readonly string[];
}

export interface Entry {
  word: string;
  /** As first met in an article. */
  written: string;
  /** How often it occurs in the articles. */
  count: number;
  letters: number;
}

/** Shorter words are near too many others. */
export const MIN_CORRECTED_LENGTH = 4;
/** From this length on, two edits are allowed. */
export const TWO_EDITS_FROM = 8;
/** Corrections offered for one word; the question's other words decide between them. */
const MAX_OFFERED = 8;
/** A figure with a letter slipped in, e.g. "19l9". */
const SLIPPED_FIGURE = /^\d+\p{L}\d+$/u;
const MIN_ALIKE_LENGTH = 4;
const MAX_ENDING_LENGTH = 3;
const HAS_DIGIT = /\p{N}/u;

/** Where words come from: the articles themselves, or an index of them. */
export interface WordSource {
  /** Words of so many letters, whose set of letters differs from `mask` by at most `most`. */
  nearMask(length: number, mask: number, most: number): Iterable<Entry>;
  /** Whether it is a term without a figure. */
  hasTerm(term: string): boolean;
  /** The terms without figures of so many letters that begin with `prefix`. */
  termsOf(length: number, prefix: string): Iterable<string>;
}

/** Words for which what is near them is kept, some 200 bytes each; the oldest go first. */
const MAX_KEPT = 5000;

/** A `Vocabulary` in this process. Looking a word up takes 10 to 100 µs, and questions share words. */
export class LocalVocabulary implements Vocabulary {
  readonly #source: WordSource;
  /** By term, those alike; by word, those that it may be a slip for. */
  readonly #alike = new Map<string, readonly string[]>();
  readonly #nearest = new Map<string, readonly string[]>();
  readonly #index: Pick<PassageIndex, "statistics">;

  constructor(source: WordSource, index: Pick<PassageIndex, "statistics">) {
    this.#source = source;
    this.#index = index;
  }

  async corrections({ words, analyser }: SlipRequest): Promise<OfferedWord[][]> {
    const all: OfferedWord[][] = [];
    for (const { word, term } of words) {
      const isSlip = mayBeSlip(word) && !this.#source.hasTerm(term);
      const offered = isSlip ? this.#nearestTo(word) : [];
      const own: OfferedWord[] = [];
      for (const written of offered) own.push(await this.#offer(written, analyser));
      all.push(own);
    }
    return all;
  }

  async alike(terms: readonly string[]): Promise<(readonly string[])[]> {
    return terms.map((term) => this.#alikeTo(term));
  }

  async #offer(written: string, analyser: Analyser): Promise<OfferedWord> {
    const statistics = await this.#index.statistics(termsIn(written, analyser));
    const terms = statistics.map((each) => ({ ...each, alike: this.#alikeTo(each.term) }));
    return { written, terms };
  }

  #alikeTo(term: string): readonly string[] {
    return memoize(this.#alike, MAX_KEPT, term, () => alike(term, this.#source));
  }

  #nearestTo(word: string): readonly string[] {
    return memoize(this.#nearest, MAX_KEPT, word, () => nearest(word, this.#source));
  }
}

function mayBeSlip(word: string): boolean {
  if (word.length < MIN_CORRECTED_LENGTH) return false;
  return !HAS_DIGIT.test(word) || SLIPPED_FIGURE.test(word);
}

/** Words and terms that are at hand, each once. */
export function wordSource(entries: Iterable<Entry>, terms: Iterable<string>): WordSource {
  const byLength = grouped(entries, ({ word }) => word.length);
  const known = new Set(terms);
  const termsByLength = grouped([...known].toSorted(), (term) => term.length);
  return {
    nearMask: (length, mask, most) =>
      (byLength.get(length) ?? []).filter((entry) => bits(entry.letters ^ mask) <= most),
    hasTerm: (term) => known.has(term),
    *termsOf(length, prefix) {
      const same = termsByLength.get(length) ?? [];
      for (
        let at = binarySearch(0, same.length, (each) => (same[each] ?? "") < prefix);
        ;
        at += 1
      ) {
        const next = same[at];
        if (next?.startsWith(prefix) !== true) return;
        yield next;
      }
    },
  };
}

function grouped<T>(all: Iterable<T>, keyOf: (one: T) => number): Map<number, T[]> {
  const groups = new Map<number, T[]>();
  for (const one of all) {
    addToMultimap(groups, keyOf(one), one);
  }
  return groups;
}

/** Those at the fewest edits: the same first letter first, then the commonest, then by letters. */
function nearest(word: string, source: WordSource): string[] {
  const most = word.length < TWO_EDITS_FROM ? 1 : 2;
  let near: Entry[] = [];
  // Most slips are one edit, and those are found in a fraction of the time.
  for (let edits = 1; edits <= most && near.length === 0; edits += 1) {
    near = within(edits, word, source);
  }
  const elsewhere = ({ word: other }: Entry): number => (other[0] === word[0] ? 0 : 1);
  return near
    .toSorted(
      (a, b) => elsewhere(a) - elsewhere(b) || b.count - a.count || (a.word < b.word ? -1 : 1),
    )
    .slice(0, MAX_OFFERED)
    .map(({ written }) => written);
}

/** The words that so many edits, or fewer, lead to. */
function within(edits: number, word: string, source: WordSource): Entry[] {
  const mask = letters(word);
  const near: Entry[] = [];
  for (let length = word.length - edits; length <= word.length + edits; length += 1) {
    // One edit changes the set of letters by two at most.
    for (const entry of source.nearMask(length, mask, 2 * edits)) {
      if (isNear(word, entry.word, edits)) near.push(entry);
    }
  }
  return near;
}

/** Whether so many edits, or fewer, lead from one word to the other; a figure is no slip of a word. */
export function isNear(word: string, other: string, edits: number): boolean {
  if (HAS_DIGIT.test(word) !== HAS_DIGIT.test(other)) return false;
  return editDistance(word, other, edits) <= edits;
}

function alike(term: string, source: WordSource): string[] {
  if (term.length < MIN_ALIKE_LENGTH || HAS_DIGIT.test(term)) return [];
  const found: string[] = [];
  for (let cut = 1; cut <= MAX_ENDING_LENGTH; cut += 1) {
    const shorter = term.slice(0, term.length - cut);
    if (shorter.length >= MIN_ALIKE_LENGTH && source.hasTerm(shorter)) found.push(shorter);
  }
  for (let ending = 1; ending <= MAX_ENDING_LENGTH; ending += 1) {
    found.push(...source.termsOf(term.length + ending, term));
  }
  return found.toSorted();
}

export function hasFigure(word: string): boolean {
  return HAS_DIGIT.test(word);
}
