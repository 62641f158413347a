import { addToMultimap } from "../lib/multimap.ts";
import type { Article } from "../articles/article.ts";
import { isEnglish } from "../language/english.ts";
import { inLanguage, tokenize, type Analyser } from "../language/tokenizer.ts";
import { binarySearch } from "../lib/binary-search.ts";
import { editDistance } from "../lib/edit-distance.ts";

/** The words that the articles use, to look up those that a question may mean. */
export interface Vocabulary {
  /**
   * The words of the articles, as they write them, that `word` (folded) may be a slip for,
   * likeliest first; none when it is a word of English. Ask only for words that the articles
   * never use.
   */
  corrections(word: string): Promise<string[]>;
  /** The same for a word of English: none of them is likely unless its neighbours say so. */
  lookalikes(word: string): Promise<string[]>;
  /** Terms that begin like `term`, or that it begins with: "azerbaijani" for "azerbaijan". */
  variants(term: string): Promise<string[]>;
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
const MIN_CORRECTED_LENGTH = 4;
/** From this length on, two edits are allowed. */
const TWO_EDITS_FROM = 8;
/** Corrections offered for one word; the question's other words decide between them. */
const MAX_OFFERED = 8;
/** A figure with a letter slipped in, e.g. "19l9". */
const SLIPPED_FIGURE = /^\d+\p{L}\d+$/u;
/** Endings of one word that share a stem, and what replaces them. */
const FORMS = [
  ["", "s"],
  ["s", ""],
  ["ed", "ing"],
  ["ing", "ed"],
] as const;
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

export function createVocabulary(articles: readonly Article[], analyser: Analyser): Vocabulary {
  return vocabularyOf(wordsIn(articles, analyser));
}

export function vocabularyOf(source: WordSource): Vocabulary {
  return {
    corrections: async (word) => {
      if (word.length < MIN_CORRECTED_LENGTH) return [];
      if (HAS_DIGIT.test(word) && !SLIPPED_FIGURE.test(word)) return [];
      return isEnglish(word) ? [] : nearest(word, source);
    },
    lookalikes: async (word) => (isEnglish(word) ? nearest(word, source) : []),
    variants: async (term) => alike(term, source),
  };
}

function wordsIn(articles: readonly Article[], analyser: Analyser): WordSource {
  const entries = new Map<string, Entry>();
  const terms = new Set<string>();
  for (const article of articles) {
    const texts = article.paragraphs.map((paragraph) => paragraph.text);
    const own = inLanguage(analyser, article.language);
    for (const text of [article.title, ...texts]) {
      for (const token of tokenize(text, own)) {
        if (token.stop) continue;
        if (!hasFigure(token.word)) terms.add(token.term);
        const entry = entries.get(token.word);
        if (entry !== undefined) entry.count += 1;
        else {
          const written = text.slice(token.start, token.end);
          entries.set(token.word, {
            word: token.word,
            written,
            count: 1,
            letters: letters(token.word),
          });
        }
      }
    }
  }
  addForms(entries);
  const byLength = grouped(entries.values(), ({ word }) => word.length);
  const termsByLength = grouped([...terms].toSorted(), (term) => term.length);
  return {
    nearMask: (length, mask, most) =>
      (byLength.get(length) ?? []).filter((entry) => bits(entry.letters ^ mask) <= most),
    hasTerm: (term) => terms.has(term),
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

/** A slip may be of a form that the articles happen not to use: "regards" where they say "regard". */
function addForms(entries: Map<string, Entry>): void {
  const met = Array.from(entries.values());
  for (const { word, written } of met) {
    if (word.length < MIN_CORRECTED_LENGTH || HAS_DIGIT.test(word)) continue;
    for (const [ending, other] of FORMS) {
      if (!word.endsWith(ending)) continue;
      const form = word.slice(0, word.length - ending.length) + other;
      if (entries.has(form)) continue;
      const shown = written.slice(0, written.length - ending.length) + other;
      entries.set(form, { word: form, written: shown, count: 0, letters: letters(form) });
    }
  }
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
  const figure = HAS_DIGIT.test(word);
  const near: Entry[] = [];
  for (let length = word.length - edits; length <= word.length + edits; length += 1) {
    // One edit changes the set of letters by two at most.
    for (const entry of source.nearMask(length, mask, 2 * edits)) {
      if (HAS_DIGIT.test(entry.word) !== figure) continue;
      if (editDistance(word, entry.word, edits) <= edits) near.push(entry);
    }
  }
  return near;
}

/** Which letters a word holds, one bit a letter (others share bits). */
export function letters(word: string): number {
  let mask = 0;
  for (let at = 0; at < word.length; at += 1) mask |= letterBit(word.charCodeAt(at));
  return mask;
}

/** The bit of a letter, by its character code. */
export function letterBit(code: number): number {
  return 1 << (code % 32);
}

/** How many bits are set, counted in pairs, fours and eights at once: it runs over every word. */
export function bits(mask: number): number {
  const pairs = mask - ((mask >>> 1) & 0x55_55_55_55);
  const fours = (pairs & 0x33_33_33_33) + ((pairs >>> 2) & 0x33_33_33_33);
  const eights = (fours + (fours >>> 4)) & 0x0f_0f_0f_0f;
  return Math.imul(eights, 0x01_01_01_01) >>> 24;
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
