import { type Article, articleKey, KEY_LENGTH } from "../../articles/article.ts";
import type { ArticleStore } from "../../articles/store.ts";
import { urlKey } from "../../articles/url.ts";
import { fold } from "../../language/fold.ts";
import { formatDate } from "../text/dates.ts";
import { normalizeText, truncate } from "../text/escape.ts";
import type { Archive } from "../../answer/archive.ts";
import { findArticles } from "../../answer/suggest/find-article.ts";
import { LIMITS } from "../discord/limits.ts";
import type { Messages } from "../messages/messages.ts";

const { choices: MAX_CHOICES, name: NAME_LENGTH, value: VALUE_LENGTH } = LIMITS.autocomplete;
const OUTLET_LENGTH = 30;
const MAX_NEAREST = 3;

export interface ArticleChoice {
  name: string;
  value: string;
}

/** What was meant by a text typed for an article, or what comes nearest; `several`: too much fits. */
export type Chosen =
  | { article: Article }
  | { article: null; nearest: readonly Article[]; several: boolean };

/** Articles to choose from while typing, best first. Names differ, since Discord may send them. */
export async function articleChoices(
  typed: string,
  archive: Archive,
  messages: Messages,
): Promise<ArticleChoice[]> {
  const found = findArticles(typed, await archive.titleIndex(), MAX_CHOICES, messages.locale);
  const names = new Set<string>();
  return found.map(({ article }) => {
    const plain = choiceName(article, messages);
    const name = names.has(plain) ? choiceName(article, messages, true) : plain;
    names.add(name);
    const { slug } = article;
    return { name, value: slug.length <= VALUE_LENGTH ? slug : articleKey(slug) };
  });
}

/** The article that a typed text names by slug, key, address, offered name, title or words. */
export async function chooseArticle(
  typed: string,
  archive: Archive,
  messages: Messages,
): Promise<Chosen> {
  const { articles: store } = archive;
  const text = normalizeText(typed);
  const slug = text.replace(/\.md$/i, "");
  const named =
    (await store.article(slug)) ?? (await byKey(text, store)) ?? (await byUrl(text, store));
  if (named) return { article: named };
  const found = findArticles(text, await archive.titleIndex(), MAX_CHOICES, messages.locale);
  const articles = found.map(({ article }) => article);
  const wanted = comparable(text);
  const exact =
    articles.find((article) => comparable(choiceName(article, messages)) === wanted) ??
    articles.find(({ title }) => comparable(title) === wanted);
  if (exact) return { article: exact };
  const fitting = found.filter(({ fits }) => fits);
  if (fitting.length === 1 && fitting[0]) return { article: fitting[0].article };
  return { article: null, nearest: articles.slice(0, MAX_NEAREST), several: fitting.length > 1 };
}

/** "Title · Outlet · 28 February 2023", the title cut to leave room; with its key if need be. */
function choiceName(article: Article, messages: Messages, withKey = false): string {
  const { source, date, slug, title } = article;
  const rest = [
    source === null ? messages.outlet.unknown : truncate(source, OUTLET_LENGTH),
    date.value === null
      ? messages.dates.unknown(null, null)
      : formatDate(date.value, messages.locale),
    ...(withKey ? [articleKey(slug)] : []),
  ];
  const end = rest.map((part) => ` · ${part}`).join("");
  return normalizeText(truncate(title, NAME_LENGTH - end.length) + end);
}

/** A key alone, or at the end of an offered name. */
async function byKey(text: string, store: ArticleStore): Promise<Article | undefined> {
  const key = new RegExp(`(?:^| · )([\\w-]{${KEY_LENGTH}})$`).exec(text)?.[1];
  return key === undefined ? undefined : (await store.withKey(key))[0];
}

async function byUrl(text: string, store: ArticleStore): Promise<Article | undefined> {
  const wanted = urlKey(text);
  if (!/^[^\s/]+\.[^\s/]/.test(wanted)) return undefined;
  const articles = await store.list();
  return articles.find(({ url }) => url !== null && urlKey(url) === wanted);
}

function comparable(text: string): string {
  return fold(normalizeText(text));
}
