import { type Article, KEY_LENGTH } from "../../articles/article.ts";
import { urlKey } from "../../articles/url.ts";
import { fold } from "../../language/fold.ts";
import type { Archive } from "../archive.ts";

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
  { articles }: Pick<Archive, "articles">,
  { locale, names }: Naming,
): Promise<ChosenArticle> {
  const [bySlug, byKey, byAddress, found] = await Promise.all([
    articles.articles([text.replace(/\.md$/i, "")]),
    articles.withKeys(keysIn(text)),
    articles.byUrl(addressesIn(text)),
    articles.find({ typed: text, limit: MAX_FOUND, locale }),
  ]);
  const named = bySlug[0] ?? byKey[0]?.[0] ?? byAddress[0];
  if (named) return { article: named };
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
function keysIn(text: string): string[] {
  const key = new RegExp(`(?:^| · )([\\w-]{${KEY_LENGTH}})$`).exec(text)?.[1];
  return key === undefined ? [] : [key];
}

function addressesIn(text: string): string[] {
  const address = urlKey(text);
  return /^[^\s/]+\.[^\s/]/.test(address) ? [address] : [];
}
