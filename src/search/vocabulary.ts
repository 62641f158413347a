import type { Article } from "../corpus/article.ts";
import type { Analyser } from "../text/analyser.ts";
import { englishWords, isEnglish } from "../text/english.ts";
import { tokenize } from "../text/tokens.ts";
import { editDistance } from "../text/edit-distance.ts";

/** The words that the articles use, to look up those that a question may mean. */
export interface Vocabulary {
  /**
   * The words of the articles, as they write them, that `word` (folded) may be a slip for,
   * likeliest first; none when it is a word of English. Ask only for words that the articles
   * never use.
   */
  corrections(word: string): Promise<string[]>;
  /** Terms that begin like `term`, or that it begins with: "azerbaijani" for "azerbaijan". */
  alike(term: string): Promise<string[]>;
}

export interface Entry {
  word: string;
  /** As first met in an article. */
  written: string;
  /** How often it stands in the articles. */
  count: number;
  letters: number;
}

/** Shorter words are near too many others. */
const SHORTEST_CORRECTED = 4;
/** From this length on, two edits are allowed. */
const TWO_EDITS_FROM = 8;
/** Corrections offered for one word; the question's other words decide between them. */
const MOST_OFFERED = 8;
/** A figure with a letter slipped in, e.g. "19l9". */
const SLIPPED_FIGURE = /^\d+\p{L}\d+$/u;
/** Endings of one word that share a stem, and what stands in their place. */
const FORMS = [
  ["", "s"],
  ["s", ""],
  ["ed", "ing"],
  ["ing", "ed"],
] as const;
const SHORTEST_ALIKE = 4;
const LONGEST_ENDING = 3;
const HAS_DIGIT = /\p{N}/u;

/** Where words come from: the articles themselves, or an index of them. */
export interface WordSource {
  /** Words of so many letters, whose set of letters differs from `mask` by at most `most`. */
  nearMask(length: number, mask: number, most: number): Iterable<Entry>;
  /** Whether it is a term without a figure. */
  hasTerm(term: string): boolean;
  /** The terms without figures in order, from the first that is not before `term`. */
  termsFrom(term: string): Iterable<string>;
}

export function createVocabulary(articles: readonly Article[], analyser: Analyser): Vocabulary {
  return vocabularyOf(wordsIn(articles, analyser));
}

export function vocabularyOf(source: WordSource): Vocabulary {
  let english: ReadonlySet<string> | null = null;
  return {
    corrections: async (word) => {
      if (word.length < SHORTEST_CORRECTED) return [];
      if (HAS_DIGIT.test(word) && !SLIPPED_FIGURE.test(word)) return [];
      english ??= englishWords();
      return isEnglish(word, english) ? [] : nearest(word, source);
    },
    alike: async (term) => alike(term, source),
  };
}

function wordsIn(articles: readonly Article[], analyser: Analyser): WordSource {
  const entries = new Map<string, Entry>();
  const terms = new Set<string>();
  for (const article of articles) {
    const texts = article.paragraphs.map((paragraph) => paragraph.text);
    for (const text of [article.title, ...texts]) {
      for (const token of tokenize(text, analyser)) {
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
  const byLength = new Map<number, Entry[]>();
  for (const entry of entries.values()) {
    const same = byLength.get(entry.word.length);
    if (same === undefined) byLength.set(entry.word.length, [entry]);
    else same.push(entry);
  }
  const sorted = [...terms].toSorted();
  return {
    nearMask: (length, mask, most) =>
      (byLength.get(length) ?? []).filter((entry) => bits(entry.letters ^ mask) <= most),
    hasTerm: (term) => terms.has(term),
    *termsFrom(term) {
      for (let at = firstFrom(sorted.length, term, (each) => sorted[each] ?? ""); ; at += 1) {
        const next = sorted[at];
        if (next === undefined) return;
        yield next;
      }
    },
  };
}

/** A slip may be of a form that the articles happen not to use: "regards" where they say "regard". */
function addForms(entries: Map<string, Entry>): void {
  const met = Array.from(entries.values());
  for (const { word, written } of met) {
    if (word.length < SHORTEST_CORRECTED || HAS_DIGIT.test(word)) continue;
    for (const [ending, other] of FORMS) {
      if (!word.endsWith(ending)) continue;
      const form = word.slice(0, word.length - ending.length) + other;
      if (entries.has(form)) continue;
      const shown = written.slice(0, written.length - ending.length) + other;
      entries.set(form, { word: form, written: shown, count: 0, letters: letters(form) });
    }
  }
}

/** Those at the fewest edits: the same first letter first, then the commonest. */
function nearest(word: string, source: WordSource): string[] {
  const most = word.length < TWO_EDITS_FROM ? 1 : 2;
  const mask = letters(word);
  const figure = HAS_DIGIT.test(word);
  let fewest = most;
  let near: Entry[] = [];
  for (let length = word.length - most; length <= word.length + most; length += 1) {
    // One edit changes the set of letters by two at most.
    for (const entry of source.nearMask(length, mask, 2 * most)) {
      if (HAS_DIGIT.test(entry.word) !== figure) continue;
      const distance = editDistance(word, entry.word, fewest);
      if (distance > fewest) continue;
      if (distance < fewest) near = [];
      fewest = distance;
      near.push(entry);
    }
  }
  const elsewhere = ({ word: other }: Entry): number => (other[0] === word[0] ? 0 : 1);
  return near
    .toSorted((a, b) => elsewhere(a) - elsewhere(b) || b.count - a.count)
    .slice(0, MOST_OFFERED)
    .map(({ written }) => written);
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

export function bits(mask: number): number {
  let count = 0;
  for (let rest = mask; rest !== 0; rest &= rest - 1) count += 1;
  return count;
}

function alike(term: string, source: WordSource): string[] {
  if (term.length < SHORTEST_ALIKE || HAS_DIGIT.test(term)) return [];
  const found: string[] = [];
  for (let cut = 1; cut <= LONGEST_ENDING; cut += 1) {
    const shorter = term.slice(0, term.length - cut);
    if (shorter.length >= SHORTEST_ALIKE && source.hasTerm(shorter)) found.push(shorter);
  }
  for (const longer of source.termsFrom(term)) {
    if (!longer.startsWith(term)) break;
    if (longer !== term && longer.length - term.length <= LONGEST_ENDING) found.push(longer);
  }
  return found;
}

/** The position of the first of `size` sorted words that is not before `word`. */
export function firstFrom(size: number, word: string, wordAt: (at: number) => string): number {
  let low = 0;
  let high = size;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (wordAt(middle) < word) low = middle + 1;
    else high = middle;
  }
  return low;
}

export function hasFigure(word: string): boolean {
  return HAS_DIGIT.test(word);
}
