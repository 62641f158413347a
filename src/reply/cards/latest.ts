import type { APIComponentInContainer } from "discord-api-types/v10";
import { leadOf } from "../../answer/lead.ts";
import type { StoryHead } from "../../answer/latest.ts";
import { articleKey } from "../../articles/article.ts";
import { buttonId } from "../discord/button-id.ts";
import { button, container, row, section, separator, text } from "../discord/components.ts";
import { LIMITS } from "../discord/limits.ts";
import type { Reply } from "../discord/reply.ts";
import type { Renderer } from "../renderer.ts";
import { bold, smallPrint } from "../text/escape.ts";
import { type ListPage, pageButtons } from "./paging.ts";
import { alsoReported, reportText } from "./story.ts";
import { topicHeading } from "./topic.ts";

const LATEST_COLOR = 0x33507a;
/**
 * Stories on a page. Each takes three of Discord's 40 components and, hostile as its texts may be,
 * up to 1,200 of its 4,000 characters; what does not fit is on the next page.
 */
export const PAGE_SIZE = 4;

export interface LatestView {
  /** "" for all stories. */
  topic: string;
  /** Whether no article is about the topic: these are merely the nearest. */
  nearest: boolean;
  /** How the topic was searched for, where that is not just as typed. */
  notes: readonly string[];
  /** How many stories there are. */
  stories: number;
  /** Those of the page. */
  heads: readonly StoryHead[];
  at: ListPage;
}

/** A page of the newest stories, each by its newest article's lead. */
export function latestCard(view: LatestView, renderer: Renderer): Reply {
  const { latest, noAnswer } = renderer.messages;
  const { topic, heads, at, stories, nearest } = view;
  const notes = smallPrint([
    ...(nearest ? [noAnswer.nearest] : []),
    latest.size(stories),
    ...view.notes,
  ]);
  const small = nearest ? `${bold(latest.none)}\n${notes}` : notes;
  const head = topic === "" ? [text(`## ${latest.heading}`)] : topicHeading(topic, renderer);
  const entries = heads.flatMap((each) => [separator(), storyEntry(each, renderer)]);
  const idOf = (page: number): string => buttonId("latest", "page", at.cursorOf(page));
  const pages = row(...pageButtons(at, idOf, renderer));
  const components: APIComponentInContainer[] = [...head, text(small), ...entries, ...pages];
  return { components: [container(LATEST_COLOR, components)] };
}

/** A story by its newest article, with all its articles, or that one, behind a button. */
function storyEntry({ newest, story, others }: StoryHead, renderer: Renderer) {
  const report = { article: newest, lead: leadOf(newest), kind: "report" as const, copies: [] };
  const lone = story.articles.length < 2;
  const also = lone ? [] : [smallPrint([alsoReported(others, story.articles.length, renderer)])];
  const { articles, story: own } = renderer.messages;
  const opens = lone
    ? button(articles.read, buttonId("source", "open", articleKey(newest.slug)))
    : button(own.button, buttonId("story", "open", story.id));
  return section([reportText(report, renderer, ENTRY_LENGTH), ...also].join("\n"), opens);
}

/** Characters quoted of a lead, as escaped. */
const ENTRY_LENGTH = Math.floor(LIMITS.message.text / PAGE_SIZE / 3);
