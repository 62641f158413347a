import { hash } from "node:crypto";
import {
  type Article,
  articleKey,
  type Paragraph,
  type PartialDate,
} from "../../articles/article.ts";
import { publicationDays } from "../../articles/filter.ts";
import { outletKey } from "../../articles/outlets.ts";
import { urlKey } from "../../articles/url.ts";
import { wordsIn } from "../../language/fold.ts";
import { baseLanguage } from "../../language/languages.ts";
import { readings } from "../../language/readings.ts";
import { type Analyser, inLanguage, termsIn, tokenize } from "../../language/tokenizer.ts";
import { dayNumber } from "../arrays/catalogue.ts";

/** An article as it stands beside its paragraphs. */
type ArticleHead = Omit<Article, "paragraphs">;

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

export interface ParagraphDocument extends Dated {
  ordinal: number;
  terms: string[];
  length: number;
  own: string[];
  wholes: string[];
  parts?: string[];
  paragraph: Paragraph;
  article: ArticleHead;
}

export interface ArticleDocument extends Dated {
  key: string;
  url?: string;
  language?: string;
  source?: string;
  day?: string;
  month?: string;
  title: string[];
  about: string[];
  terms: string[];
  length: number;
  paragraphs: number;
  /** Each term, and how often it occurs. */
  counts: [term: string, count: number][];
  article: Article;
}

/** An article as documents: its own is written when those of its paragraphs are. */
export interface ArticleDocuments {
  article: ArticleDocument;
  paragraphs: ParagraphDocument[];
}

const DATE_LENGTH = 10;
const MONTH_LENGTH = 7;
/** An index refuses a word of more than 32,766 bytes, which is none. */
const MAX_WORD_LENGTH = 8000;

/** Changes when anything of the article does. */
export function revisionOf(article: Article): string {
  return hash("sha256", JSON.stringify(article), "base64url").slice(0, 16);
}

export function articleDocuments(article: Article, analyser: Analyser): ArticleDocuments {
  const { paragraphs, ...head } = article;
  const own = inLanguage(analyser, article.language);
  const title = termsIn(article.title, own);
  const dated = datedOf(article);
  const whole = [...title];
  const documents = paragraphs.map((paragraph) => {
    const tokens = tokenize(paragraph.text, own);
    const body = tokens.filter(({ stop }) => !stop).map(({ term }) => term);
    const subheading = paragraph.subheading === null ? [] : termsIn(paragraph.subheading, own);
    for (const term of body) whole.push(term);
    const terms = [...title, ...subheading, ...body].map(indexed);
    const { wholes, parts } = readings(tokens);
    const hasCompounds = parts.length !== wholes.length;
    return {
      ...dated,
      ordinal: paragraph.ordinal,
      terms,
      length: terms.length,
      own: [...new Set(body.map(indexed))],
      wholes: wholes.map(indexed),
      ...(hasCompounds && { parts: parts.map(indexed) }),
      paragraph,
      article: head,
    };
  });
  return { article: wholeDocument(article, dated, whole.map(indexed)), paragraphs: documents };
}

/** An article without paragraphs is never asked for: as in wink, its title counts nothing. */
function wholeDocument(article: Article, dated: Dated, whole: readonly string[]): ArticleDocument {
  const { slug, title, url, language, source, date, paragraphs } = article;
  const terms = paragraphs.length === 0 ? [] : whole;
  const counts = new Map<string, number>();
  for (const term of terms) counts.set(term, (counts.get(term) ?? 0) + 1);
  return {
    ...dated,
    key: articleKey(slug),
    ...(url !== null && { url: indexed(urlKey(url)) }),
    ...(language !== null && { language: baseLanguage(language) }),
    ...(source !== null && { source: indexed(source) }),
    ...(date.value !== null && { day: date.value, month: date.value.slice(0, MONTH_LENGTH) }),
    title: wordsIn(title).map(indexed),
    about: wordsIn(`${title} ${source ?? ""} ${date.value ?? ""}`).map(indexed),
    terms: [...counts.keys()],
    length: terms.length,
    paragraphs: paragraphs.length,
    counts: [...counts],
    article,
  };
}

function datedOf(article: Article): Dated {
  const { slug, source, date } = article;
  const days = publicationDays(date);
  return {
    slug,
    order: orderOf(date.value),
    ...(source !== null && { outlet: indexed(outletKey(source)) }),
    firstDay: dayNumber(days.first),
    lastDay: dayNumber(days.last),
    revision: revisionOf(article),
  };
}

/** A date that sorts after every day of its month or year, as in the order that breaks ties. */
export function orderOf(date: PartialDate | null): string {
  return date === null ? "" : date.padEnd(DATE_LENGTH, "~");
}

/** The order of articles that breaks ties. */
export const NEWEST_FIRST = [{ order: "desc" }, { slug: "asc" }] as const;

/** A word as it is indexed and looked for. */
export function indexed(word: string): string {
  return word.length > MAX_WORD_LENGTH ? word.slice(0, MAX_WORD_LENGTH) : word;
}
