import type { APIComponentInContainer } from "discord-api-types/v10";
import { type Article, articleKey } from "../../articles/article.ts";
import { outletAndDate, shownTitle } from "../text/attribution.ts";
import { buttonId } from "../discord/button-id.ts";
import { button, container, row, section, text } from "../discord/components.ts";
import type { Messages } from "../messages/messages.ts";
import type { Reply } from "../discord/reply.ts";
import { forDiscord } from "../text/escape.ts";

const LIST_COLOR = 0x33507a;
/**
 * Articles on a page. Each takes three of Discord's 40 components (a section, its text, its
 * button) and, with a hostile title and outlet, up to 700 of its 4,000 characters.
 */
const PAGE_SIZE = 5;

/** A page, from 0, of the list of articles. */
export function articlesCard(
  articles: readonly Article[],
  parsed: number,
  messages: Messages,
): Reply {
  const pages = Math.max(1, Math.ceil(articles.length / PAGE_SIZE));
  const page = Math.min(Math.max(0, parsed), pages - 1);
  const shown = articles.slice(page * PAGE_SIZE, (page + 1) * PAGE_SIZE);
  const components: APIComponentInContainer[] = [
    text(`## ${messages.articles.heading(articles.length)}`),
    ...shown.map((article) =>
      section(
        [
          `**${shownTitle(article, forDiscord)}**`,
          outletAndDate(article, messages, forDiscord, (outlet) => outlet),
        ].join("\n"),
        button(messages.articles.read, buttonId("source", "open", articleKey(article.slug))),
      ),
    ),
    ...(pages < 2 ? [] : turning(page, pages, messages)),
  ];
  return { components: [container(LIST_COLOR, components)] };
}

function pageId(page: number): string {
  return buttonId("articles", "page", page);
}

function turning(
  page: number,
  pages: number,
  { passage, source }: Messages,
): APIComponentInContainer[] {
  return row(
    button(passage.previous, pageId(page - 1), page === 0),
    button(source.page(page + 1, pages), pageId(page), true),
    button(passage.next, pageId(page + 1), page === pages - 1),
  );
}
