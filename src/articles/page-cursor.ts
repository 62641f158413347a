import { type Article, articleKey, type PartialDate } from "./article.ts";

/** Where a page of a list begins: behind an article, or so that it ends before it. */
export interface PageCursor {
  side: "after" | "before";
  /** The article's key, and its date, by which the place is found where the article is gone. */
  key: string;
  date: string | null;
}

const SIGNS = { after: ">", before: "<" } as const;
const CURSOR = /^([<>])([\d-]{0,10})\.([\w-]+)$/;
/** A month or a year, for the page that holds the newest article of it or before. */
const DATE = /^\d{4}(?:-\d\d)?$/;

/** Letters, digits and "<>.-_", at most 24, so that a button has room for it. */
export function cursorText(
  side: PageCursor["side"],
  { slug, date }: Pick<Article, "slug" | "date">,
): string {
  return `${SIGNS[side]}${date.value ?? ""}.${articleKey(slug)}`;
}

/** What `PageRequest.from` says; null where it can no longer be understood. */
export function readCursor(text: string): PageCursor | { date: PartialDate } | null {
  if (DATE.test(text)) return { date: text };
  const [, sign, date = "", key] = CURSOR.exec(text) ?? [];
  if (key === undefined) return null;
  return { side: sign === SIGNS.after ? "after" : "before", key, date: date === "" ? null : date };
}
