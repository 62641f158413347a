import { type Article, articleKey } from "../../articles/article.ts";
import { buttonId } from "../discord/button-id.ts";
import { button, container, row, section, text } from "../discord/components.ts";
import type { Reply } from "../discord/reply.ts";
import type { Renderer } from "../renderer.ts";
import { outletAndDate, shownTitle } from "../text/attribution.ts";
import { bold } from "../text/escape.ts";
import { pageButtons, pageWithin } from "./paging.ts";

const LIST_COLOR = 0x33507a;
/**
 * Articles on a page. Each takes three of Discord's 40 components (a section, its text, its
 * button) and, with a hostile title and outlet, up to 700 of its 4,000 characters.
 */
const PAGE_SIZE = 5;

/** A page, from 0, of the list of articles. */
export function articlesCard(
  articles: readonly Article[],
  wanted: number,
  renderer: Renderer,
): Reply {
  const at = pageWithin(wanted, Math.ceil(articles.length / PAGE_SIZE));
  const shown = articles.slice(at.page * PAGE_SIZE, (at.page + 1) * PAGE_SIZE);
  return {
    components: [
      container(LIST_COLOR, [
        text(`## ${renderer.messages.articles.heading(articles.length)}`),
        ...shown.map((article) => entry(article, renderer)),
        ...row(...pageButtons(at, pageId, renderer)),
      ]),
    ],
  };
}

function pageId(page: number): string {
  return buttonId("articles", "page", page);
}

function entry(article: Article, renderer: Renderer) {
  const { read } = renderer.messages.articles;
  return section(
    [bold(shownTitle(article, renderer)), outletAndDate(article, renderer)].join("\n"),
    button(read, buttonId("source", "open", articleKey(article.slug))),
  );
}
