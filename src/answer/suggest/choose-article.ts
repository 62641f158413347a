import { type Article, KEY_LENGTH } from "../../articles/article.ts";
import type { ArticleStore } from "../../articles/store.ts";
import { urlKey } from "../../articles/url.ts";
import { fold } from "../../language/fold.ts";
import type { Archive } from "../archive.ts";
import { findArticles } from "./find-article.ts";

const MAX_FOUND = 25;
const MAX_NEAREST = 3;

/** What was meant by a text typed for an article, or what comes nearest; `several`: more than one fits. */
export type ChosenArticle =
  | { article: Article }
  | { article: null; nearest: readonly Article[]; several: boolean };

export interface Naming {
  /** The language in which months are called. */
  locale: string;
  /** How an article is named to readers, in each way: a name typed whole chooses it, the first way first. */
  names: readonly ((article: Article) => string)[];
}

/**
 * The article that a text on one line names by slug, key, address, name, or words that fit no
 * other.
 */
export async function chooseArticle(
  text: string,
  { articles, addresses, titleIndex }: Pick<Archive, "articles" | "addresses" | "titleIndex">,
  { locale, names }: Naming,
): Promise<ChosenArticle> {
  const named =
    (await articles.article(text.replace(/\.md$/i, ""))) ??
    (await byKey(text, articles)) ??
    (await byAddress(text, { articles, addresses }));
  if (named) return { article: named };
  const found = findArticles(text, await titleIndex(), MAX_FOUND, locale);
  const wanted = fold(text);
  for (const nameOf of names) {
    const same = found.find(({ article }) => fold(nameOf(article)) === wanted);
    if (same) return { article: same.article };
  }
  const [only, ...others] = found.filter(({ fits }) => fits);
  if (only && others.length === 0) return { article: only.article };
  const several = others.length > 0;
  const near = several ? found.filter(({ fits }) => fits) : found.slice(0, MAX_NEAREST);
  return { article: null, nearest: near.map(({ article }) => article), several };
}

/** A key alone, or at the end of an offered name. */
async function byKey(text: string, store: ArticleStore): Promise<Article | undefined> {
  const key = new RegExp(`(?:^| · )([\\w-]{${KEY_LENGTH}})$`).exec(text)?.[1];
  return key === undefined ? undefined : (await store.withKey(key))[0];
}

async function byAddress(
  text: string,
  { articles, addresses }: Pick<Archive, "articles" | "addresses">,
): Promise<Article | undefined> {
  const wanted = urlKey(text);
  if (!/^[^\s/]+\.[^\s/]/.test(wanted)) return undefined;
  return articles.article((await addresses()).get(wanted) ?? "");
}
