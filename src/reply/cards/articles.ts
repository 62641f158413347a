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
import type { ArticlePage, DateCount, DateSpan } from "../../articles/store.ts";
import { formatDate, newestNotes } from "../text/dates.ts";
import { bold, smallPrint } from "../text/escape.ts";
import { listPage, pageButtons } from "./paging.ts";
import { alsoReported } from "./story.ts";

const LIST_COLOR = 0x33507a;
/**
 * Articles on a page. Each takes three of Discord's 40 components (a section, its text, its
 * button) and, with a hostile title and outlet, up to 700 of its 4,000 characters.
 */
export const PAGE_SIZE = 5;
const FILTER_LENGTH = 300;
const MAX_JUMPS = LIMITS.component.selectOptions;

export interface ArticlesView {
  /** A page of the list, newest first; of the newest of each story, where `heads` is there. */
  list: ArticlePage;
  /** What is told of the stories of the page's articles, where they are grouped. */
  heads?: readonly StoryHead[] | undefined;
  /** What the archive covers. */
  span: DateSpan;
  /** The words and filters that chose them, as one text; "" for all articles. */
  filter: string;
}

/** A page of the list of articles. */
export function articlesCard(
  { list, heads, filter, span }: ArticlesView,
  renderer: Renderer,
): Reply {
  const at = listPage(list, PAGE_SIZE);
  const { messages } = renderer;
  const entries = heads
    ? heads.map((head) => storyEntry(head, renderer))
    : list.articles.map((article) => entry(article, renderer));
  const newest = smallPrint(newestNotes(span, renderer.today, messages));
  const heading = heads ? messages.latest.heading : messages.articles.heading(list.total);
  const grouped = heads !== undefined;
  const idOf = (page: number): string => pageId(at.cursorOf(page), grouped);
  return {
    components: [
      container(LIST_COLOR, [
        text([`## ${heading}`, ...(newest === "" ? [] : [newest])].join("\n")),
        ...questionHeading(filter, FILTER_LENGTH, renderer),
        ...entries,
        ...row(...pageButtons(at, idOf, renderer)),
        ...(at.pages > 1 ? jumpMenu(list.dates, grouped, renderer) : []),
      ]),
    ],
  };
}

/** A menu of the months that have articles, or of the years where those are too many. */
function jumpMenu(months: readonly DateCount[], grouped: boolean, { messages }: Renderer) {
  const { jump, monthChoice } = messages.articles;
  const dates = months.length <= MAX_JUMPS ? months : inYears(months);
  const choices = dates.map(({ date, articles }) => ({
    label: monthChoice(formatDate(date, messages.locale), articles),
    customId: pageId(date, grouped),
  }));
  return menu(buttonId("articles", "jump"), jump, choices.slice(0, MAX_JUMPS));
}

function inYears(months: readonly DateCount[]): DateCount[] {
  const years = new Map<string, number>();
  for (const { date, articles } of months) {
    const year = date.slice(0, "2023".length);
    years.set(year, (years.get(year) ?? 0) + articles);
  }
  return Array.from(years, ([date, articles]) => ({ date, articles }));
}

function pageId(from: string, grouped: boolean): string {
  return buttonId("articles", "page", from, ...(grouped ? [GROUPED] : []));
}

const GROUPED = "s";

/** Whether a button leads to a page of stories. */
export function isGrouped([, grouped]: readonly string[]): boolean {
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
