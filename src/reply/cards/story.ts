import type { APIComponentInContainer } from "discord-api-types/v10";
import type { Lead } from "../../answer/lead.ts";
import type { Report, StoryReports } from "../../answer/story.ts";
import type { Article } from "../../articles/article.ts";
import { articleMenu } from "../choices/article.ts";
import { buttonId } from "../discord/button-id.ts";
import { container, linkButton, row, section, separator, text } from "../discord/components.ts";
import { LIMITS } from "../discord/limits.ts";
import type { Reply } from "../discord/reply.ts";
import type { Renderer } from "../renderer.ts";
import { shownOutlet, shownTitle, strongOutletAndDate } from "../text/attribution.ts";
import { bold, escapeMarked, smallPrint } from "../text/escape.ts";
import { shorten } from "../text/quote.ts";
import { cost, pageButtons, pageWithin, paginate } from "./paging.ts";

const STORY_COLOR = 0x33507a;
/** Reports on a page: two screens of a phone. Each takes three of Discord's 40 components. */
const MAX_REPORTS = 5;
/** Characters quoted of a lead, as escaped; of news leads few are beyond 400. */
const LEAD_LENGTH = 450;
const TITLE_LENGTH = 150;
const MAX_COPIES = 3;
const MAX_OUTLETS = 3;

/** A page, from 0, of a story's reports in order. */
export function storyCard(story: StoryReports, wanted: number, renderer: Renderer): Reply {
  const { messages, show } = renderer;
  const size = smallPrint([messages.story.size(story.articles, story.outlets)]);
  const head = `## ${show(story.title, TITLE_LENGTH) || messages.story.button}\n${size}`;
  const texts = story.reports.map((report) => reportText(report, renderer));
  const pages = paginate(texts.map(cost), LIMITS.message.text - cost(head), MAX_REPORTS);
  const at = pageWithin(wanted, pages.length);
  const shown = (pages[at.page] ?? []).flatMap((position) => {
    const report = story.reports[position];
    return report === undefined ? [] : [{ report, text: texts[position] ?? "" }];
  });
  const components: APIComponentInContainer[] = [
    text(head),
    ...shown.flatMap((each) => [separator(), linked(each.text, each.report, renderer)]),
    ...articleMenu(
      shown.flatMap(({ report }) => [report.article, ...report.copies]),
      renderer,
    ),
    ...row(...pageButtons(at, (page) => buttonId("story", "page", page, story.id), renderer)),
  ];
  return { components: [container(STORY_COLOR, components)] };
}

/** Who else reports an event, and in how many articles all do. */
export function alsoReported(
  others: readonly Article[],
  articles: number,
  renderer: Renderer,
): string {
  const { again, also } = renderer.messages.story;
  const named = others.slice(0, MAX_OUTLETS).map((each) => shownOutlet(each, renderer));
  return named.length === 0 ? again(articles) : also(named, others.length - named.length, articles);
}

/** An article as a story shows it; at most so many characters of its lead, as escaped. */
export function reportText(
  { article, lead, kind, copies }: Report,
  renderer: Renderer,
  length = LEAD_LENGTH,
): string {
  const { story, timeline } = renderer.messages;
  const named = copies.slice(0, MAX_COPIES).map((each) => shownOutlet(each, renderer));
  const mark = { report: [], update: [bold(story.update)], correction: [bold(story.correction)] };
  return [
    ...mark[kind],
    strongOutletAndDate(article, renderer),
    ...(lead === null ? [] : [`> ${leadText(lead, length)}`]),
    smallPrint([
      shownTitle(article, renderer),
      ...(named.length === 0 ? [] : [timeline.also(named, copies.length - named.length)]),
    ]),
  ].join("\n");
}

/** The lead word for word; one too long ends after a word. */
function leadText({ paragraph, sentence }: Lead, length: number): string {
  const whole = paragraph.text.slice(sentence.start, sentence.end);
  const shown = shorten(whole, length);
  return escapeMarked(shown, []) + (shown.length < whole.length ? " …" : "");
}

/** A report with the page that it was taken from beside it. */
function linked(content: string, { article }: Report, { messages }: Renderer) {
  const original = linkButton(messages.passage.original, article.url);
  return original === null ? text(content) : section(content, original);
}
