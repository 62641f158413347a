import { InputError } from "../input-error.ts";
import type { StatedFields } from "../stated.ts";

/** One article of a JSON file: its fields, and its text or HTML. */
export interface JsonArticle {
  fields: StatedFields;
  /** Null where the record names an article without holding its text. */
  text: string | null;
  isHtml: boolean;
  /** Whether the source cut the text off, as NewsAPI does: "… [+1234 chars]". */
  isCut: boolean;
}

type Fields = Readonly<Record<string, unknown>>;

/** Under these keys other programs keep their list of articles. */
const LISTS = [
  "articles",
  "stories",
  "items",
  "results",
  "docs",
  "hits",
  "data",
  "response",
  "value",
  "posts",
  "objects",
  "documents",
  "records",
  "entries",
  "news",
  "@graph",
];
const TITLES = ["title", "headline", "title_page", "webTitle", "name"];
const TEXTS = [
  "maintext",
  "text",
  "content",
  "body",
  "articleBody",
  "full_text",
  "fulltext",
  "plain_text",
  "content_text",
  "article_text",
  "bodyText",
  "body_text",
  "cleaned_text",
  "clean_text",
];
const HTMLS = ["content_html", "body_html", "html"];
const DATES = [
  "date_publish",
  "publishedAt",
  "published_at",
  "publish_date",
  "date_published",
  "datePublished",
  "published",
  "publishDate",
  "webPublicationDate",
  "pub_date",
  "pubDate",
  "publication_date",
  "date",
  "seendate",
  "dateTime",
  "published_date",
  "publicationDate",
  "first_publication_date",
];
const OUTLETS = [
  "source",
  "source_name",
  "media_name",
  "publication",
  "publisher",
  "outlet",
  "sitename",
  "site_name",
  "siteName",
  "newspaper",
  "source-hostname",
];
const HOSTS = ["source_domain", "media_url", "domain"];
const ADDRESSES = [
  "url",
  "link",
  "web_url",
  "webUrl",
  "canonical_url",
  "canonicalUrl",
  "pageUrl",
  "permalink",
];
const AUTHORS = ["authors", "author", "byline", "creator"];
const MAX_DEPTH = 4;
const MAX_ARTICLES = 100_000;

export interface JsonFile {
  articles: JsonArticle[];
  /** Lines that are no JSON, by their number. */
  badLines: number[];
}

/**
 * The articles of a JSON file, of its list, or of its lines: as CC-News, NewsAPI, Media Cloud and others write them.
 * @throws {InputError} when it holds none.
 */
export function jsonArticles(text: string, isLines: boolean): JsonFile {
  const badLines: number[] = [];
  const values = isLines ? lineValues(text, badLines) : [parsed(text)];
  const articles = values.flatMap((value) => articlesIn(value, 0)).slice(0, MAX_ARTICLES);
  if (articles.length === 0) {
    throw new InputError(
      "This JSON holds no article: an article has a title, and a text or a url; save it as text or HTML.",
    );
  }
  return { articles, badLines };
}

function lineValues(text: string, badLines: number[]): unknown[] {
  return text.split(/\r?\n/).flatMap((line, at) => {
    if (line.trim() === "") return [];
    try {
      return [JSON.parse(line)];
    } catch {
      badLines.push(at + 1);
      return [];
    }
  });
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new InputError(
      "This begins like JSON but cannot be read as such; save the article as text or HTML.",
    );
  }
}

function articlesIn(value: unknown, depth: number): JsonArticle[] {
  if (depth > MAX_DEPTH || value === null || typeof value !== "object") return [];
  if (Array.isArray(value)) return value.flatMap((one) => articlesIn(one, depth + 1));
  const record = value as Fields;
  // Some keep an article's parts one level down.
  const inner = record["_source"] ?? record["fields"];
  const own = toArticle(isRecord(inner) ? { ...record, ...inner } : record);
  if (own) return [own];
  return LISTS.flatMap((name) => articlesIn(record[name], depth + 1));
}

function isRecord(value: unknown): value is Fields {
  return value !== null && typeof value === "object" && !Array.isArray(value);
}

function toArticle(record: Fields): JsonArticle | null {
  const title = first(record, TITLES);
  const html = first(record, HTMLS);
  const plain = first(record, TEXTS);
  const host = first(record, HOSTS);
  const source = first(record, OUTLETS);
  const isLink = source !== undefined && /^https?:/.test(source);
  const own = first(record, ADDRESSES) ?? (isLink ? source : undefined);
  const url = own ?? (host === undefined ? undefined : hostAddress(host));
  if (
    title === undefined ||
    (html === undefined && plain === undefined && !/^https?:/.test(url ?? ""))
  )
    return null;
  const body = html ?? plain ?? null;
  const cut = /\s*(?:…|\.\.\.)?\s*\[\+\d+ chars\]\s*$/.exec(body ?? "");
  return {
    fields: {
      title: title.replace(/\s+/g, " ").trim(),
      source: isLink ? first(record, OUTLETS.slice(1)) : source,
      url,
      date: first(record, DATES) ?? epoch(record),
      authors: authorsOf(record),
      language: first(record, ["language", "lang"]),
    },
    text: cut ? (body ?? "").slice(0, cut.index) : body,
    isHtml: html !== undefined || /<p[\s>]|<br\s*\/?>/i.test(plain ?? ""),
    isCut: cut !== null,
  };
}

/** "orrecourier.example" names the outlet by its address. */
function hostAddress(host: string): string | undefined {
  const address = /^https?:/.test(host) ? host : `https://${host}/`;
  return URL.canParse(address) ? address : undefined;
}

/** The first of these fields that is a text, or an object with a name. */
function first(record: Fields, names: readonly string[]): string | undefined {
  return names.map((name) => asName(record[name])).find((value) => value !== undefined);
}

/** A day as a number of seconds or milliseconds. */
function epoch(record: Fields): string | undefined {
  const value = DATES.map((name) => record[name]).find((each) => typeof each === "number");
  return value === undefined ? undefined : String(value);
}

function asName(value: unknown): string | undefined {
  if (typeof value === "string") return value.trim() || undefined;
  if (!isRecord(value)) return undefined;
  const { name, title, rendered, main, original } = value;
  return [name, title, rendered, main, original].map(asName).find((text) => text !== undefined);
}

function authorsOf(record: Fields): string[] {
  for (const name of AUTHORS) {
    const value = record[name];
    const names = (Array.isArray(value) ? value : [value]).map(asName);
    const found = names.flatMap((text) =>
      text === undefined || /^https?:/.test(text) ? [] : [text.replace(/^by\s+/i, "")],
    );
    if (found.length > 0) return [...new Set(found)];
  }
  return [];
}
