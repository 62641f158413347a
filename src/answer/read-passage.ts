import type { Article, Paragraph } from "../articles/article.ts";
import { sketchOf } from "../language/fingerprint.ts";
import { isFurniture } from "../language/furniture.ts";
import { wordsIn } from "../language/fold.ts";
import { longerNameAt } from "../language/known-names.ts";
import { mayNegate } from "../language/negation.ts";
import { sentencesIn } from "../language/sentences.ts";
import { type SentenceSpeech, speakersIn } from "../language/speakers.ts";
import { type Analyser, eachWord, inLanguage } from "../language/tokenizer.ts";
import type { Word } from "../language/written-words.ts";
import { memoize } from "../lib/memoize.ts";
import type { Span } from "../lib/span.ts";

/** Passages kept, about 4 KB each, and articles whose speakers are; the oldest go first. */
const MAX_PASSAGES = 4_000;
const MAX_SPEECHES = 500;
/** Articles whose terms are kept, about 20 KB each. */
const MAX_TERMS = 200;
/** Of an archive on other machines what a few questions at once need: each passage keeps its article. */
const MAX_FAR = 200;
/** A line of fewer words without a stop at its end is a heading, a caption or a list's item. */
const MAX_HEADING_WORDS = 16;
const ENDS_SENTENCE = /[.!?…。！？:;]["”’»)\]*]*\s*$/u;

/** What a passage shows whatever is asked, each made when it is first asked for. */
export class ReadPassage {
  readonly article: Article;
  readonly paragraph: Paragraph;
  readonly #analyser: Analyser;
  #sentences: readonly Span[] | null = null;
  #words: readonly (readonly Word[])[] | null = null;
  #above: readonly Word[] | null = null;
  #heading: boolean | null = null;
  #furniture: boolean | null = null;
  #mayNegate: boolean | null = null;
  #figures: string | null = null;
  #sketch: Uint32Array | null = null;
  #lowerCase: ReadonlySet<string> | null = null;

  constructor(article: Article, paragraph: Paragraph, analyser: Analyser) {
    this.#analyser = analyser;
    this.article = article;
    this.paragraph = paragraph;
  }

  get sentences(): readonly Span[] {
    return (this.#sentences ??= sentencesIn(this.paragraph.text));
  }

  /** The words of each sentence, stop words included. */
  get words(): readonly (readonly Word[])[] {
    return (this.#words ??= wordsOfSentences(this.paragraph.text, this.sentences, this.#analyser));
  }

  /** The words of its article's title and its subheading. */
  get above(): readonly Word[] {
    const { article, paragraph } = this;
    return (this.#above ??= words(
      `${article.title}\n${paragraph.subheading ?? ""}`,
      this.#analyser,
    ));
  }

  /** Whether it is written as a headline or a caption, not as a sentence. */
  get heading(): boolean {
    return (this.#heading ??= isHeading(this));
  }

  /** Whether it is what pages print around their articles. */
  get furniture(): boolean {
    return (this.#furniture ??= isFurniture(this.paragraph.text));
  }

  /** Whether a sentence of it may hold a negation. */
  get mayNegate(): boolean {
    return (this.#mayNegate ??= mayNegate(this.paragraph.text));
  }

  /** Its figures, one after the other. */
  get figures(): string {
    return (this.#figures ??= this.paragraph.text.match(/\d+/gu)?.join(" ") ?? "");
  }

  /** What its title and its subheading are searched by. */
  termsAbove(): string[] {
    return this.above.flatMap(({ stop, term }) => (stop ? [] : [term]));
  }

  /** The terms that it writes without a capital somewhere. */
  get lowerCase(): ReadonlySet<string> {
    return (this.#lowerCase ??= lowerCaseTerms(this.paragraph.text, this.#analyser));
  }

  /** Its shingles, made when they are first asked for. */
  get sketch(): Uint32Array {
    return (this.#sketch ??= sketchOf([this.paragraph.text]));
  }
}

/** The paragraph with an id, read alone where articles are not in memory. */
export type ReadParagraph = (id: string, article: Article) => Paragraph | undefined;

interface ReadOptions {
  far?: boolean;
  readParagraph?: ReadParagraph;
}

/** Reads the passages of an archive, each once while it is asked about. */
export class PassageReader {
  readonly #analyser: Analyser;
  readonly #far: boolean;
  readonly #readParagraph: ReadParagraph;
  readonly #passages = new Map<string, ReadPassage>();
  readonly #speeches = new Map<string, SentenceSpeech[][]>();
  readonly #terms = new Map<string, ReadonlySet<string>>();

  /** `far`: articles are read again for each question, and may have changed since the last. */
  constructor(analyser: Analyser, { far = false, readParagraph = paragraphIn }: ReadOptions = {}) {
    this.#analyser = analyser;
    this.#far = far;
    this.#readParagraph = readParagraph;
  }

  /** The passage of an article with this id; null where it has none. */
  read(id: string, article: Article): ReadPassage | null {
    const known = this.#passages.get(id);
    if (known !== undefined && (!this.#far || known.article === article)) return known;
    const paragraph = this.#readParagraph(id, article);
    if (paragraph === undefined) return null;
    if (known !== undefined) this.#passages.delete(id);
    return memoize(
      this.#passages,
      this.#far ? MAX_FAR : MAX_PASSAGES,
      id,
      () => new ReadPassage(article, paragraph, inLanguage(this.#analyser, article.language)),
    );
  }

  /** The terms of an article and its title, stop words included; not "Guinea" of "Guinea-Bissau". */
  termsOf({ slug, title, paragraphs, language }: Article): ReadonlySet<string> {
    const analyser = inLanguage(this.#analyser, language);
    return memoize(this.#terms, MAX_TERMS, slug, () => {
      const terms = new Set<string>();
      for (const text of [title, ...paragraphs.map((each) => each.text)]) {
        const found = words(text, analyser);
        for (const [at, { term }] of found.entries()) {
          if (longerNameAt(found, at) === null) terms.add(term);
        }
      }
      return terms;
    });
  }

  /** The passages right before and behind one in its article. */
  beside({ article, paragraph: { ordinal } }: ReadPassage): ReadPassage[] {
    return [ordinal - 1, ordinal + 1].flatMap(
      (place) => this.read(`${article.slug}#${place}`, article) ?? [],
    );
  }

  /** The folded words of an article and its title that have a term. */
  wordsWith(wanted: string, { title, paragraphs, language }: Article): ReadonlySet<string> {
    const analyser = inLanguage(this.#analyser, language);
    const found = new Set<string>();
    for (const text of [title, ...paragraphs.map((each) => each.text)]) {
      eachWord(text, analyser, ({ word, term }) => {
        if (term === wanted) found.add(word);
      });
    }
    return found;
  }

  /** Who speaks in each sentence of a passage, as the article tells up to there. */
  speech({ article, paragraph: { ordinal } }: ReadPassage): SentenceSpeech[] {
    const known = this.#speeches.get(article.slug);
    if (known === undefined || known.length < ordinal) {
      this.#speeches.delete(article.slug);
      const texts = article.paragraphs.slice(0, ordinal).map(({ text }) => text);
      return (
        memoize(this.#speeches, MAX_SPEECHES, article.slug, () => speakersIn(texts)).at(-1) ?? []
      );
    }
    return known[ordinal - 1] ?? [];
  }
}

function paragraphIn(id: string, { paragraphs }: Article): Paragraph | undefined {
  return paragraphs[Number(id.slice(id.lastIndexOf("#") + 1)) - 1];
}

function words(text: string, analyser: Analyser): Word[] {
  const found: Word[] = [];
  eachWord(text, analyser, (word) => found.push(word));
  return found;
}

function wordsOfSentences(text: string, sentences: readonly Span[], analyser: Analyser): Word[][] {
  const found: Word[][] = sentences.map(() => []);
  let at = 0;
  eachWord(text, analyser, (word, start) => {
    while (at < sentences.length - 1 && start >= (sentences[at]?.end ?? 0)) at += 1;
    found[at]?.push(word);
  });
  return found;
}

function lowerCaseTerms(text: string, analyser: Analyser): Set<string> {
  const terms = new Set<string>();
  eachWord(text, analyser, ({ term }, start) => {
    if (!/^\p{Lu}/u.test(text.slice(start, start + 2))) terms.add(term);
  });
  return terms;
}

/** Most end as a sentence does, which is told at a glance: their sentences need not be found. */
function isHeading(passage: ReadPassage): boolean {
  const { text } = passage.paragraph;
  if (text.endsWith(".") || ENDS_SENTENCE.test(text) || passage.sentences.length > 1) return false;
  return wordsIn(text).length < MAX_HEADING_WORDS;
}
