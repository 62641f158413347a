import type { APIButtonComponent } from "discord-api-types/v10";
import type { ArticlePage } from "../../articles/store.ts";
import { button } from "../discord/components.ts";
import { LIMITS } from "../discord/limits.ts";
import type { Renderer } from "../renderer.ts";

/** Where a reader is among pages, counted from 0. */
export interface Page {
  page: number;
  pages: number;
}

/** The page asked for, or the nearest that there is: a forged button may ask for any. */
export function pageWithin(wanted: number, pages: number): Page {
  return { page: Math.min(Math.max(0, wanted), Math.max(0, pages - 1)), pages };
}

/** A page of a list that is turned over by its articles: one that comes meanwhile shifts nothing. */
export interface ListPage extends Page {
  /** Leads to the page before, this one or the page after. */
  cursorOf(this: void, page: number): string;
}

/** Where a page of at most `size` articles is. */
export function listPage(
  { total, before, next, previous }: Omit<ArticlePage, "articles" | "dates">,
  size: number,
): ListPage {
  const page = Math.ceil(before / size);
  const pages = Math.max(page + 1, Math.ceil(total / size));
  const cursorOf = (other: number): string =>
    (other === page ? "here" : other < page ? previous : next) ?? "";
  return { page, pages, cursorOf };
}

/** ◀, "Page 1 of 3", ▶; none where there is one page. `idOf`: the custom_id that leads to a page. */
export function pageButtons(
  { page, pages }: Page,
  idOf: (page: number) => string,
  { messages }: Renderer,
): APIButtonComponent[] {
  if (pages < 2) return [];
  const { passage, source } = messages;
  return [
    button(passage.previous, idOf(page - 1), page === 0),
    button(source.page(page + 1, pages), idOf(page), true),
    button(passage.next, idOf(page + 1), page === pages - 1),
  ];
}

/** What a text takes of Discord's 4,000 characters, or of its bytes where those run out first. */
export function cost(content: string): number {
  const { text: most, textBytes, textOverhead } = LIMITS.message;
  const bytes = Buffer.byteLength(content) + textOverhead;
  return Math.ceil(Math.max(content.length + 1, (bytes * most) / textBytes));
}

/** Positions of texts, page by page: as many on each as fit the room and the number; at least one. */
export function paginate(costs: readonly number[], room: number, most: number): number[][] {
  const pages: number[][] = [];
  let left = 0;
  for (const [at, each] of costs.entries()) {
    const page = pages.at(-1);
    if (page !== undefined && page.length < most && each <= left) page.push(at);
    else {
      pages.push([at]);
      left = room;
    }
    left -= each;
  }
  return pages;
}
