import type { APIActionRowComponent, APIButtonComponent } from "discord-api-types/v10";
import type { RESTPostAPIChatInputApplicationCommandsJSONBody } from "discord-api-types/v10";
import type { Correction } from "../../answer/answer.ts";
import { readOperators, writePieces } from "../../answer/question/operators.ts";
import type { Article } from "../../articles/article.ts";
import { buttonId } from "../discord/button-id.ts";
import { button, container, notice, questionHeading, row, text } from "../discord/components.ts";
import { slashCommand } from "../discord/declaration.ts";
import type { Reply } from "../discord/reply.ts";
import type { Messages } from "../messages/messages.ts";
import { labelRenderer, type Renderer } from "../renderer.ts";
import { bold, smallPrint } from "../text/escape.ts";
import { missingNotes, searchNotes } from "../text/notes.ts";

/** The longest topic, in characters: a whole question fits. */
export const TOPIC_LENGTH = 300;

const TITLE_LENGTH = 60;
const NONE_COLOR = 0x8a6d1f;

export interface SearchedTopic {
  topic: string;
  /** The article that the topic links to. */
  article: Article | null;
  missing: readonly string[];
  corrected: readonly Correction[];
}

/** The topic as a heading, from which a press reads it back. */
export function topicHeading(topic: string, renderer: Renderer) {
  return questionHeading(topic, TOPIC_LENGTH, renderer);
}

/** How the topic was searched, where that is not just as typed. */
export function topicNotes({ missing, corrected }: SearchedTopic, renderer: Renderer): string[] {
  const search = { missing, corrected, exact: false };
  return [...searchNotes(search, renderer), ...missingNotes(search, renderer)];
}

/** A button that asks again without the article that the topic links to, where words are left. */
export function articleRow(
  command: "compare" | "timeline",
  { topic, article }: SearchedTopic,
  renderer: Renderer,
): APIActionRowComponent<APIButtonComponent>[] {
  if (article === null || withoutArticle(topic) === "") return [];
  const title = labelRenderer(renderer).show(article.title, TITLE_LENGTH);
  return row(button(renderer.messages.filters.remove(title), buttonId(command, "without")));
}

/** The topic of a card without its link to an article. */
export function withoutArticle(topic: string): string {
  const pieces = readOperators(topic);
  return writePieces(
    pieces.filter((piece) => typeof piece === "string" || piece.kind !== "article"),
  );
}

export interface NothingFound {
  searched: SearchedTopic;
  /** That there is nothing, in one sentence. */
  plainly: string;
  /** What was searched and what was left out. */
  notes: readonly string[];
  /** What else can be asked. */
  rows?: APIActionRowComponent<APIButtonComponent>[];
}

/** That there is nothing about a topic, and what was searched. */
export function nothingCard(
  { searched, plainly, notes, rows = [] }: NothingFound,
  renderer: Renderer,
): Reply {
  const small = smallPrint([...topicNotes(searched, renderer), ...notes]);
  const heading = topicHeading(searched.topic, renderer);
  return {
    components: [container(NONE_COLOR, [...heading, text(`${bold(plainly)}\n${small}`), ...rows])],
    found: { outcome: "nothing", missing: searched.missing },
  };
}

/**
 * The declaration, in one language, of a command that takes a topic and may answer in private.
 * `autocomplete`: whether topics are offered while one is typed.
 */
export function topicCommand(
  command: "compare" | "timeline" | "story",
  messages: Messages,
  autocomplete = false,
): RESTPostAPIChatInputApplicationCommandsJSONBody {
  const { names, [command]: own } = messages;
  const topic = { name: names.topic, description: own.topic, length: TOPIC_LENGTH, required: true };
  return slashCommand(names[command], own.description, [
    { ...topic, autocomplete },
    { name: names.private, description: own.private },
  ]);
}

/** What to type instead, where a topic is empty or too long; else null. */
export function topicRefusal(topic: string, empty: string, { messages }: Renderer): Reply | null {
  if (topic === "") return notice(empty);
  return topic.length > TOPIC_LENGTH
    ? notice(messages.ask.tooLong(topic.length, TOPIC_LENGTH))
    : null;
}
