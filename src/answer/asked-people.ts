import type { Article } from "../articles/article.ts";
import { fold, wordsIn } from "../language/fold.ts";
import { isGivenName, mayBeSamePerson } from "../language/given-names.ts";
import { isDemonym } from "../language/known-names.ts";
import { WORD, wordBits } from "../language/speech/words.ts";
import { isWeak } from "../language/weak-words.ts";
import type { Query } from "./question/query.ts";

/** Whether the articles write the word at this position of the question with a capital. */
export type WritesAsName = (at: number) => boolean;

/**
 * Whether a question names somebody whom the article is not about: it tells of Bernard Roe, where
 * Bill Roe is asked about, or of Bill Dale, and of no Roe. No list has all given names, so besides
 * those that it has, a word counts as one where it is written with a capital and the article has it
 * before other last names alone, if at all.
 */
export function isAboutAnother(
  { words, intent: { defined } }: Query,
  coverage: Float64Array,
  article: Article,
  writesAsName: WritesAsName,
): boolean {
  let names: NamesOfArticle | null = null;
  return words.some((given, at) => {
    const last = words[at + 1];
    if (last === undefined || !mayBeginName(given) || !mayBeginName(last)) return false;
    const listed = isGivenName(given.word);
    const whole = defined?.join(" ") === `${given.word} ${last.word}`;
    const isThere = (coverage[at + 1] ?? 0) > 0;
    if (!isThere && !last.name && !listed && !whole) return false;
    names ??= new NamesOfArticle(article);
    if (isThere && !names.isOfOthers(given.word, last.word)) return false;
    // How passages write a word is asked last: they are read for it.
    const asked = given.word.length > 1 && (listed || given.name || writesAsName(at));
    if (!asked) return false;
    if (!isThere) {
      return (
        (last.name || writesAsName(at + 1)) &&
        !names.has(last.word) &&
        (whole || names.onlyBegins(given.word) === true)
      );
    }
    if (!listed && names.onlyBegins(given.word) === false) return false;
    const own = words.slice(Math.max(0, at - 1), at + 1).map(({ word }) => word);
    return !own.some((word) => names?.areClose(word, last.word));
  });
}

/** What a name does not begin with: "Minister", "Bank", "May". */
const NO_NAME =
  WORD.role |
  WORD.title |
  WORD.body |
  WORD.calendar |
  WORD.pronoun |
  WORD.article |
  WORD.preposition |
  WORD.opensClause |
  WORD.adverb |
  WORD.finite;

function mayBeginName({ word, term, asking, time }: Query["words"][number]): boolean {
  if (asking || time || isWeak(term) || isDemonym(term) || /\p{N}/u.test(word)) return false;
  return isGivenName(word) || (wordBits(word) & NO_NAME) === 0;
}

/** Words that may lie between somebody's names: "Ann W. Roe", "Bill and Ann Roe". */
const MAX_BETWEEN = 2;
/** A capitalised word, and the one behind it, an initial aside; a headline's capitals say nothing. */
const NAME_AND_NEXT =
  /(?<![\p{L}'’-])(\p{Lu}[\p{L}'’-]*\p{Ll}[\p{L}'’-]*)(?=(?: (?:\p{Lu}\.? )?(\p{Lu}\p{Ll}[\p{L}'’-]+))?)/gu;

/** What is written without a capital. */
const SMALL = /(?<![\p{L}'’-])\p{Ll}[\p{L}'’-]*/gu;

/** Who is named in an article, by which words stand before which. */
class NamesOfArticle {
  readonly #title: string;
  readonly #texts: readonly string[];
  #words: readonly (readonly string[])[] | null = null;
  #small: ReadonlySet<string> | null = null;
  #capitals: Capitals | null = null;

  constructor({ title, paragraphs }: Article) {
    this.#title = title;
    this.#texts = paragraphs.map(({ text }) => text);
  }

  /** Whether it has a folded word. */
  has(word: string): boolean {
    return this.#folded().some((words) => words.includes(word));
  }

  /** Whether it writes other given names right before a last name, and none that may be the same. */
  isOfOthers(given: string, last: string): boolean {
    // Most words are no names, and seen to be none before any name is read.
    if (this.#isPlain(last)) return false;
    const before = this.#names().before.get(last);
    if (before === undefined || this.#isSmall(last)) return false;
    const others = [...before].filter((name) => !this.#isSmall(name));
    return others.length > 0 && !others.some((other) => mayBeSamePerson(given, other));
  }

  /** Whether a word is never here but as the begin of a longer name; null where it is not here. */
  onlyBegins(word: string): boolean | null {
    if (this.#isSmall(word)) return false;
    return this.#names().begins.get(word) ?? null;
  }

  /** Whether it has one word right before the other, or nearly; or right behind: "Roe, Ann". */
  areClose(given: string, last: string): boolean {
    return this.#folded().some((words) =>
      words.some((word, at) => {
        if (word !== last) return false;
        const before = words.slice(Math.max(0, at - MAX_BETWEEN - 1), at);
        return before.includes(given) || words[at + 1] === given;
      }),
    );
  }

  /** The words of its title and of each paragraph. */
  #folded(): readonly (readonly string[])[] {
    return (this.#words ??= [this.#title, ...this.#texts].map(wordsIn));
  }

  #names(): Capitals {
    return (this.#capitals ??= capitalsIn(this.#texts));
  }

  /** Whether it writes a word, of plain letters, between spaces and without a capital. */
  #isPlain(word: string): boolean {
    return /^[a-z]+$/.test(word) && this.#texts.some((text) => text.includes(` ${word} `));
  }

  /** Whether it writes a word without a capital somewhere. */
  #isSmall(word: string): boolean {
    this.#small ??= new Set(
      this.#texts.flatMap((text) => Array.from(text.matchAll(SMALL), ([found]) => fold(found))),
    );
    return this.#small.has(word);
  }
}

/** Words with a capital. */
interface Capitals {
  /** By last name, those right before it. */
  before: Map<string, Set<string>>;
  /** All, and whether the next word has a capital too wherever they are. */
  begins: Map<string, boolean>;
}

function capitalsIn(texts: readonly string[]): Capitals {
  const [before, begins] = [new Map<string, Set<string>>(), new Map<string, boolean>()];
  for (const text of texts) {
    for (const [, first = "", next] of text.matchAll(NAME_AND_NEXT)) {
      const name = bare(fold(first));
      begins.set(name, next !== undefined && (begins.get(name) ?? true));
      if (next === undefined || name !== fold(first) || (wordBits(name) & NO_NAME) !== 0) continue;
      const last = bare(fold(next));
      before.set(last, (before.get(last) ?? new Set()).add(name));
    }
  }
  return { before, begins };
}

/** Without a possessive. */
function bare(word: string): string {
  return word.replace(/['’]s?$/u, "");
}
