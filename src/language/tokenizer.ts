import { wordTypes } from "./answer-types.ts";
import { languageOf } from "./languages.ts";
import { PieceTable } from "../lib/piece-table.ts";
import { eachPiece } from "./pieces.ts";
import type { Span } from "../lib/span.ts";
import {
  MAX_STEMMED_LENGTH,
  type WordRules,
  shownLength,
  type Word,
  wordsOf,
} from "./written-words.ts";

/** A word of a text. The span lies in the original text, without a possessive `'s`. */
export interface Token extends Word, Span {
  /** All with this number are the same word; `NOT_MET`, where the analyser does not remember it. */
  id: number;
  /** `wordTypes` of it. */
  types: number;
}

export const NOT_MET = -1;

/** A name that is spelled in several ways, e.g. ["Turkey", "Türkiye"]. */
export type SpellingGroup = readonly string[];

/** What texts are analysed with. Index and question must be analysed with the same one. */
export interface Analyser extends WordRules {
  /** Names that are spelled in several ways, as they are listed. */
  readonly groups: readonly SpellingGroup[];
  /** Words met before, so that each is prepared once. */
  readonly met: MetWords;
  /** How many words those are, in all languages: the next one's `id`. */
  readonly ids: { next: number };
  /** How many of them are remembered. */
  readonly maxMet: number;
  /** The same in other languages, by their codes. */
  readonly others: Map<string, Analyser>;
}

/** What an analyser remembers. */
interface MetWords {
  /** For each way of writing, the place in `words` of the first word that it is. */
  readonly firsts: PieceTable;
  readonly words: (MetWord | null)[];
}

interface MetWord extends Word, Pick<Token, "id" | "types"> {
  /** Letters of a possessive `'s`. */
  possessive: number;
  /** The next of several words that are written as one. */
  next: MetWord | null;
}

/** Words beyond this many, and words too long to stem, are prepared each time: strange words must not fill the memory. */
const MAX_REMEMBERED = 500_000;
const ENGLISH = { variants: new Map<string, string>(), language: null };

/** `maxMet`: how many ways of writing a word are remembered, some 200 bytes each. */
export function createAnalyser(
  groups: readonly SpellingGroup[] = [],
  maxMet: number = MAX_REMEMBERED,
): Analyser {
  const variants = new Map<string, string>();
  for (const group of groups) {
    const [first, ...others] = group.map(wordOfSpelling).filter((word) => word !== null);
    for (const other of others) if (other !== first) variants.set(other, first ?? other);
  }
  return {
    groups,
    variants,
    met: noWords(),
    ids: { next: 0 },
    maxMet,
    language: null,
    others: new Map(),
  };
}

function noWords(): MetWords {
  return { firsts: new PieceTable(), words: [] };
}

/** The word that a spelling is read as, hyphens, stops and apostrophes aside; null if it is several. */
export function wordOfSpelling(spelling: string): string | null {
  const tokens: Token[] = tokenize(spelling);
  const [compound] = compoundsIn(tokens);
  if (compound !== undefined && compound.parts.length + 1 === tokens.length) {
    return compound.whole.word;
  }
  const [word, ...others] = tokens.filter(({ stop }) => !stop);
  return others.length === 0 ? (word?.word ?? null) : null;
}

/** The other words, folded, that a folded word is also spelled as; null where there are none. */
export function spellingsOf(word: string, { variants }: Analyser): ReadonlySet<string> | null {
  if (variants.size === 0) return null;
  const first = variants.get(word) ?? word;
  const others = [...variants].flatMap(([other, own]) => (own === first ? [other] : []));
  return others.length === 0 ? null : new Set([first, ...others]);
}

/** The analyser for texts in a language, by its code; that for English where it is not known. */
export function inLanguage(analyser: Analyser, code: string | null): Analyser {
  const language = code === "en" ? null : languageOf(code);
  if (language === null) return analyser;
  const known = analyser.others.get(language.code);
  if (known !== undefined) return known;
  const made = { ...analyser, met: noWords(), language };
  analyser.others.set(language.code, made);
  return made;
}

/** Every word of `text`, in order, stop words included. */
export function tokenize(text: string, analyser: Analyser = createAnalyser()): Token[] {
  const tokens: Token[] = [];
  eachPiece(text, (start, end) => {
    for (let each = firstWord(text, start, end, analyser); each !== null; each = each.next) {
      const { word, term, stop, id, types, possessive } = each;
      tokens.push({ word, term, stop, id, types, start, end: end - possessive });
    }
  });
  return tokens;
}

/** Calls `use` with every word of `text`, in order, and where it starts. */
export function eachWord(
  text: string,
  analyser: Analyser,
  use: (word: Word, start: number) => void,
): void {
  eachPiece(text, (start, end) => {
    for (let each = firstWord(text, start, end, analyser); each !== null; each = each.next) {
      use(each, start);
    }
  });
}

/** Whether the first word of `text` is a stop word; null where there is none. */
export function startsWithStopWord(text: string): boolean | null {
  let first: Word | undefined;
  eachPiece(text, (start, end) => {
    first ??= wordsOf(text.slice(start, end), ENGLISH)[0];
  });
  return first?.stop ?? null;
}

/** The terms that `text` is searched by: stop words left out, repetitions kept. */
export function termsIn(text: string, analyser?: Analyser): string[] {
  return tokenize(text, analyser)
    .filter((token) => !token.stop)
    .map((token) => token.term);
}

export interface Compound {
  whole: Token;
  parts: readonly Token[];
}

/** Hyphenated words: a token that spans those behind it. */
export function compoundsIn(tokens: readonly Token[]): Compound[] {
  return tokens.flatMap((whole, at) => {
    const parts: Token[] = [];
    for (let next = at + 1; (tokens[next]?.end ?? Infinity) <= whole.end; next += 1) {
      const part = tokens[next];
      if (
        part !== undefined &&
        part.start >= whole.start &&
        part.end - part.start < whole.end - whole.start
      ) {
        parts.push(part);
      }
    }
    return parts.length > 1 ? [{ whole, parts }] : [];
  });
}

/** The first of the words that a piece of text is, made once for each way of writing; null: none. */
function firstWord(text: string, start: number, end: number, analyser: Analyser): MetWord | null {
  const { met, maxMet } = analyser;
  const place = met.firsts.get(text, start, end);
  if (place !== undefined) return met.words[place] ?? null;
  const raw = text.slice(start, end);
  const isKept = raw.length <= MAX_STEMMED_LENGTH && met.firsts.size < maxMet;
  const first = linkedWords(raw, analyser, isKept);
  if (isKept) met.firsts.add(raw, met.words.push(first) - 1);
  return first;
}

function linkedWords(raw: string, analyser: Analyser, isKept: boolean): MetWord | null {
  const possessive = raw.length - shownLength(raw);
  const begun = raw.slice(0, 2);
  const words = wordsOf(raw, analyser).map(({ word, term, stop }): MetWord => {
    const id = isKept ? analyser.ids.next++ : NOT_MET;
    const types = wordTypes(word, { stop, begun });
    return { word, term, stop, id, types, possessive, next: null };
  });
  for (const [at, word] of words.entries()) word.next = words[at + 1] ?? null;
  return words[0] ?? null;
}
