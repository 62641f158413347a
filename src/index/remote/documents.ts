import { hash } from "node:crypto";
import { type Article, articleKey, type PartialDate } from "../../articles/article.ts";
import { publicationDays } from "../../articles/filter.ts";
import { outletKey } from "../../articles/outlets.ts";
import { urlKey } from "../../articles/url.ts";
import { wordsIn } from "../../language/fold.ts";
import { baseLanguage } from "../../language/languages.ts";
import { readings } from "../../language/readings.ts";
import { type Analyser, inLanguage, termsIn } from "../../language/tokenizer.ts";
import { dayNumber } from "../arrays/catalogue.ts";
import type { AnalysedArticle } from "../word-counts.ts";
import { searchedWords } from "../searched-words.ts";
import { storedArticle, type StoredArticle } from "./stored-article.ts";
import { type StoredWords, storedWords } from "./stored-words.ts";
import type { StoryFields } from "./story-fields.ts";

/** What an article and its paragraphs are filtered and sorted by; absent where not known. */
interface Dated {
  slug: string;
  order: string;
  outlet?: string;
  /** Days as numbers like 20230519; see `dayNumber`. */
  firstDay: number;
  lastDay: number;
  revision: string;
}

/** Lists of words are one string: an array takes the engine three times as long to read. */
export interface ParagraphDocument extends Dated {
  ordinal: number;
  /** The terms of title and subheading. */
  head: string;
  /** Those of the text. */
  body: string;
  /** Those of `head` that `body` has not. */
  onlyHead: string;
  /** How many those are together. */
  length: number;
  wholes: string;
  parts?: string;
  /** What is looked at in a paragraph, beside its terms; its text is in its article. */
  paragraph: StoredWords & { subheading?: string };
  /** What its article lends it. */
  article: { title: string; language?: string; day?: PartialDate };
}

export interface ArticleDocument extends Dated, StoryFields {
  key: string;
  url?: string;
  language?: string;
  source?: string;
  day?: string;
  month?: string;
  title: string;
  about: string;
  /** The article's terms, each once; */
  terms: string;
  /** and those that occur more than once, each with a tab and how often behind it. */
  repeated: string;
  length: number;
  paragraphs: number;
  /** When it came: see `Additions`. */
  added: number;
  article: StoredArticle;
}

/** An article as documents: its own is written when those of its paragraphs are. */
export interface ArticleDocuments {
  article: ArticleDocument;
  paragraphs: ParagraphDocument[];
}

const DATE_LENGTH = 10;
const MONTH_LENGTH = 7;
/** What splits text at white space there splits longer words too. */
const MAX_WORD_LENGTH = 255;
const WORD_HASH_LENGTH = 22;

interface WrittenBy {
  analyser: Analyser;
  /** `revisionOf` the article. */
  revision: string;
  story: StoryFields;
  /** When it came: see `Additions`. */
  added: number;
}

/** An article as it is written. `analysed` are its words. */
export function articleDocuments(
  article: Article,
  { title, paragraphs }: AnalysedArticle,
  { analyser, revision, story, added }: WrittenBy,
): ArticleDocuments {
  const own = inLanguage(analyser, article.language);
  const dated = datedOf(article, revision);
  const titleTerms = title.flatMap(({ stop, term }) => (stop ? [] : [term]));
  const whole = [...titleTerms];
  const lent = lentBy(article);
  const documents = article.paragraphs.map((paragraph, at): ParagraphDocument => {
    const tokens = paragraphs[at] ?? [];
    const { ordinal, text, subheading } = paragraph;
    const searched = searchedWords(text, tokens);
    const body = searched.tokens.map(({ term }) => term);
    for (const term of body) whole.push(term);
    const above = subheading === null ? [] : termsIn(subheading, own);
    const head = [...titleTerms, ...above];
    const { wholes, parts } = readings(tokens);
    const hasCompounds = parts.length !== wholes.length;
    return {
      ...dated,
      ordinal,
      head: joined(head),
      body: joined(body),
      onlyHead: joined(head.filter((term) => !body.includes(term))),
      length: head.length + body.length,
      wholes: joined(wholes),
      ...(hasCompounds && { parts: joined(parts) }),
      paragraph: {
        ...storedWords(searched),
        ...(subheading !== null && { subheading }),
      },
      article: lent,
    };
  });
  const document = { ...wholeDocument(article, dated, whole), ...story, added };
  return { article: document, paragraphs: documents };
}

function lentBy({ title, language, date }: Article): ParagraphDocument["article"] {
  return {
    title,
    ...(language !== null && { language }),
    ...(date.value !== null && { day: date.value }),
  };
}

/** An article without paragraphs is never asked for: as in wink, its title counts nothing. */
function wholeDocument(
  article: Article,
  dated: Dated,
  whole: readonly string[],
): Omit<ArticleDocument, keyof StoryFields | "added"> {
  const { slug, title, url, language, source, date, paragraphs } = article;
  const terms = paragraphs.length === 0 ? [] : whole;
  const counts = new Map<string, number>();
  for (const term of terms) counts.set(term, (counts.get(term) ?? 0) + 1);
  const repeated = [...counts].filter(([, count]) => count > 1);
  return {
    ...dated,
    key: articleKey(slug),
    ...(url !== null && { url: indexed(urlKey(url)) }),
    ...(language !== null && { language: baseLanguage(language) }),
    ...(source !== null && { source: indexed(source) }),
    ...(date.value !== null && { day: date.value, month: date.value.slice(0, MONTH_LENGTH) }),
    title: joined(wordsIn(title)),
    about: joined(wordsIn(`${title} ${source ?? ""} ${date.value ?? ""}`)),
    terms: joined([...counts.keys()]),
    repeated: repeated.map(([term, count]) => `${indexed(term)}\t${count}`).join(" "),
    length: terms.length,
    paragraphs: paragraphs.length,
    article: storedArticle(article),
  };
}

function datedOf(article: Article, revision: string): Dated {
  const { slug, source, date } = article;
  const days = publicationDays(date);
  return {
    slug,
    order: orderOf(date.value),
    ...(source !== null && { outlet: indexed(outletKey(source)) }),
    firstDay: dayNumber(days.first),
    lastDay: dayNumber(days.last),
    revision,
  };
}

/** A date that sorts after every day of its month or year, as in the order that breaks ties. */
export function orderOf(date: PartialDate | null): string {
  return date === null ? "" : date.padEnd(DATE_LENGTH, "~");
}

/** The order of articles that breaks ties. */
export const NEWEST_FIRST = [{ order: "desc" }, { slug: "asc" }] as const;

/** A word as it is indexed and looked for: of one that is too long, its beginning and what tells it apart. */
export function indexed(word: string): string {
  if (word.length <= MAX_WORD_LENGTH) return word;
  const mark = hash("sha256", word, "base64url").slice(0, WORD_HASH_LENGTH);
  return word.slice(0, MAX_WORD_LENGTH - WORD_HASH_LENGTH) + mark;
}

/** Words in one string, which the engine splits at white space: none has any. */
function joined(words: readonly string[]): string {
  const allShort = words.every(({ length }) => length <= MAX_WORD_LENGTH);
  return (allShort ? words : words.map(indexed)).join(" ");
}

/** What `joined` put together. */
export function wordsOf(text: string): string[] {
  return text === "" ? [] : text.split(" ");
}

/** How often an article has each of the terms asked for that it has. */
export function countsIn(
  { terms, repeated }: ArticleDocument,
  asked: Iterable<string>,
): Map<string, number> {
  const found = new Map<string, number>();
  const [all, several] = [` ${terms} `, ` ${repeated}`];
  for (const term of asked) {
    if (!all.includes(` ${term} `)) continue;
    const at = several.indexOf(` ${term}\t`);
    const count = at === -1 ? 1 : Number.parseInt(several.slice(at + term.length + 2), 10);
    found.set(term, count);
  }
  return found;
}
