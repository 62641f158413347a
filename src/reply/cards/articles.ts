import { type Article, articleKey } from "../../articles/article.ts";
import { buttonId } from "../discord/button-id.ts";
import {
  button,
  container,
  menu,
  questionHeading,
  row,
  section,
  text,
} from "../discord/components.ts";
import { LIMITS } from "../discord/limits.ts";
import type { Reply } from "../discord/reply.ts";
import type { Renderer } from "../renderer.ts";
import { outletAndDate, shownTitle } from "../text/attribution.ts";
import { formatDate } from "../text/dates.ts";
import { bold } from "../text/escape.ts";
import { pageButtons, pageWithin } from "./paging.ts";

const LIST_COLOR = 0x33507a;
/**
 * Articles on a page. Each takes three of Discord's 40 components (a section, its text, its
 * button) and, with a hostile title and outlet, up to 700 of its 4,000 characters.
 */
const PAGE_SIZE = 5;
const FILTER_LENGTH = 300;
const MAX_JUMPS = LIMITS.component.selectOptions;

export interface ArticlesView {
  /** Newest first. */
  articles: readonly Article[];
  /** The words and filters that chose them, as one text; "" for all articles. */
  filter: string;
  /** The page, from 0. */
  wanted: number;
}

/** A page of the list of articles. */
export function articlesCard(
  { articles, filter, wanted }: ArticlesView,
  renderer: Renderer,
): Reply {
  const at = pageWithin(wanted, Math.ceil(articles.length / PAGE_SIZE));
  const shown = articles.slice(at.page * PAGE_SIZE, (at.page + 1) * PAGE_SIZE);
  const { messages } = renderer;
  return {
    components: [
      container(LIST_COLOR, [
        text(`## ${messages.articles.heading(articles.length)}`),
        ...questionHeading(filter, FILTER_LENGTH, renderer),
        ...shown.map((article) => entry(article, renderer)),
        ...row(...pageButtons(at, pageId, renderer)),
        ...(at.pages > 1 ? jumpMenu(articles, renderer) : []),
      ]),
    ],
  };
}

/** A menu of the months that have articles, or of the years where those are too many. */
function jumpMenu(articles: readonly Article[], { messages }: Renderer) {
  const { jump, monthChoice } = messages.articles;
  const months = firstPages(articles, "2023-05".length);
  const spans = months.size <= MAX_JUMPS ? months : firstPages(articles, "2023".length);
  const choices = [...spans].map(([date, { page, count }]) => ({
    label: monthChoice(formatDate(date, messages.locale), count),
    customId: buttonId("articles", "page", page, date),
  }));
  return menu(buttonId("articles", "jump"), jump, choices.slice(0, MAX_JUMPS));
}

/** By the first so many characters of its date, the page of the first article and how many there are. */
function firstPages(
  articles: readonly Article[],
  length: number,
): Map<string, { page: number; count: number }> {
  const spans = new Map<string, { page: number; count: number }>();
  for (const [at, { date }] of articles.entries()) {
    if (date.value === null) continue;
    const span = date.value.slice(0, length);
    const known = spans.get(span) ?? { page: Math.floor(at / PAGE_SIZE), count: 0 };
    spans.set(span, { ...known, count: known.count + 1 });
  }
  return spans;
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
