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
import type { StoryHead } from "../../answer/latest.ts";
import type { DateSpan } from "../../articles/store.ts";
import { formatDate, newestNotes } from "../text/dates.ts";
import { bold, smallPrint } from "../text/escape.ts";
import { type Page, pageButtons, pageWithin } from "./paging.ts";
import { alsoReported } from "./story.ts";

const LIST_COLOR = 0x33507a;
/**
 * Articles on a page. Each takes three of Discord's 40 components (a section, its text, its
 * button) and, with a hostile title and outlet, up to 700 of its 4,000 characters.
 */
const PAGE_SIZE = 5;
const FILTER_LENGTH = 300;
const MAX_JUMPS = LIMITS.component.selectOptions;

export interface ArticlesView {
  /** Newest first; the newest of each story, where `heads` is there. */
  articles: readonly Article[];
  /** What is told of the stories of the page's articles, where they are grouped. */
  heads?: readonly StoryHead[] | undefined;
  /** What the archive covers. */
  span: DateSpan;
  /** The words and filters that chose them, as one text; "" for all articles. */
  filter: string;
  /** The page, from 0. */
  wanted: number;
}

/** A page of the list of articles. */
export function articlesCard(
  { articles, heads, filter, wanted, span }: ArticlesView,
  renderer: Renderer,
): Reply {
  const at = articlesPage(wanted, articles);
  const { messages } = renderer;
  const entries = heads
    ? heads.map((head) => storyEntry(head, renderer))
    : shownOn(at, articles).map((article) => entry(article, renderer));
  const newest = smallPrint(newestNotes(span, renderer.today, messages));
  const heading = heads ? messages.latest.heading : messages.articles.heading(articles.length);
  const idOf = (page: number): string => pageId(page, heads !== undefined);
  return {
    components: [
      container(LIST_COLOR, [
        text([`## ${heading}`, ...(newest === "" ? [] : [newest])].join("\n")),
        ...questionHeading(filter, FILTER_LENGTH, renderer),
        ...entries,
        ...row(...pageButtons(at, idOf, renderer)),
        ...(at.pages > 1 ? jumpMenu(articles, heads !== undefined, renderer) : []),
      ]),
    ],
  };
}

/** The page asked for, or the nearest that there is. */
export function articlesPage(wanted: number, articles: readonly Article[]): Page {
  return pageWithin(wanted, Math.ceil(articles.length / PAGE_SIZE));
}

/** The articles of a page. */
export function shownOn({ page }: Page, articles: readonly Article[]): readonly Article[] {
  return articles.slice(page * PAGE_SIZE, (page + 1) * PAGE_SIZE);
}

/** A menu of the months that have articles, or of the years where those are too many. */
function jumpMenu(articles: readonly Article[], grouped: boolean, { messages }: Renderer) {
  const { jump, monthChoice } = messages.articles;
  const months = firstPages(articles, "2023-05".length);
  const spans = months.size <= MAX_JUMPS ? months : firstPages(articles, "2023".length);
  const choices = [...spans].map(([date, { page, count }]) => ({
    label: monthChoice(formatDate(date, messages.locale), count),
    customId: buttonId("articles", "page", page, date, ...groupedState(grouped)),
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

function pageId(page: number, grouped: boolean): string {
  return buttonId("articles", "page", page, ...(grouped ? ["", ...groupedState(grouped)] : []));
}

const GROUPED = "s";

function groupedState(grouped: boolean): string[] {
  return grouped ? [GROUPED] : [];
}

/** Whether a button leads to a page of stories: the date that tells two menu choices apart comes first. */
export function isGrouped([, , grouped]: readonly string[]): boolean {
  return grouped === GROUPED;
}

/** A story by the headline of its newest article. */
function storyEntry({ newest, story, others }: StoryHead, renderer: Renderer) {
  if (story.articles.length < 2) return entry(newest, renderer);
  return section(
    [
      bold(shownTitle(newest, renderer)),
      outletAndDate(newest, renderer),
      smallPrint([alsoReported(others, story.articles.length, renderer)]),
    ].join("\n"),
    button(renderer.messages.story.button, buttonId("story", "open", story.id)),
  );
}

function entry(article: Article, renderer: Renderer) {
  const { read } = renderer.messages.articles;
  return section(
    [bold(shownTitle(article, renderer)), outletAndDate(article, renderer)].join("\n"),
    button(read, buttonId("source", "open", articleKey(article.slug))),
  );
}
