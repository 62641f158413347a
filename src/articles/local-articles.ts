import { type Article, articleKey, type Paragraph } from "./article.ts";
import { inTieOrder } from "./store.ts";

/** Articles in this process or on its disk, at hand one by one: what `LocalStore` is made of. */
export interface LocalArticles {
  /** How many there are. */
  readonly size: number;
  article(slug: string): Article | undefined;
  /** The articles with this `articleKey`: none or one, very rarely two. */
  withKey(key: string): readonly Article[];
  /** The paragraph with this id (`slug#ordinal`). */
  paragraph(id: string): Paragraph | undefined;
  /** All articles, newest first, undated last, then by slug. */
  list(): Promise<readonly Article[]>;
}

/** Articles in memory. Slugs are unique: the loader has checked. */
export function createLocalArticles(articles: readonly Article[]): LocalArticles {
  const ordered = inTieOrder(articles);
  const bySlug = new Map(ordered.map((article) => [article.slug, article]));
  const paragraphs = new Map(
    ordered.flatMap((article) => article.paragraphs.map((paragraph) => [paragraph.id, paragraph])),
  );
  const byKey = new Map<string, Article[]>();
  for (const article of ordered) {
    const key = articleKey(article.slug);
    byKey.set(key, [...(byKey.get(key) ?? []), article]);
  }
  return {
    size: ordered.length,
    article: (slug) => bySlug.get(slug),
    withKey: (key) => byKey.get(key) ?? [],
    paragraph: (id) => paragraphs.get(id),
    list: async () => ordered,
  };
}
