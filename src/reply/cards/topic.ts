import {
  type APITextDisplayComponent,
  ApplicationCommandOptionType,
  type RESTPostAPIChatInputApplicationCommandsJSONBody,
} from "discord-api-types/v10";
import type { Correction } from "../../answer/answer.ts";
import { container, text, TEXT_ID, notice } from "../discord/components.ts";
import { unescapeText, normalizeText, forDiscord } from "../text/escape.ts";
import { LIMITS } from "../discord/limits.ts";
import type { Messages } from "../messages/messages.ts";
import { missingNotes, searchNotes } from "../text/notes.ts";
import type { Reply } from "../discord/reply.ts";
import { slashCommand } from "../discord/declaration.ts";
/** The longest topic, in characters: a whole question fits. */
const TOPIC_LENGTH = 300;

const NONE_COLOR = 0x8a6d1f;
const HEADING = "### ";

export interface SearchedTopic {
  topic: string;
  missing: readonly string[];
  corrected: readonly Correction[];
}

/** The topic as a heading, which a button press reads back. */
export function topicHeading(topic: string): APITextDisplayComponent[] {
  const shown = forDiscord(topic, TOPIC_LENGTH);
  return shown === "" ? [] : [text(HEADING + shown, TEXT_ID.question)];
}

/** The topic, or question, that a card's heading holds. */
export function topicIn(heading: string): string {
  return unescapeText(heading.startsWith(HEADING) ? heading.slice(HEADING.length) : heading);
}

/** How the topic was searched, where that is not just as typed. */
export function topicNotes({ missing, corrected }: SearchedTopic, messages: Messages): string[] {
  const search = { missing, corrected, exact: false };
  return [
    ...searchNotes(search, messages, forDiscord),
    ...missingNotes(search, messages, forDiscord),
  ];
}

/** That there is nothing, said plainly, and what was searched. */
export function noneCard(
  searched: SearchedTopic,
  plainly: string,
  notes: readonly string[],
  messages: Messages,
): Reply {
  const small = [...topicNotes(searched, messages), ...notes].map((note) => `-# ${note}`);
  const said = text([`**${plainly}**`, ...small].join("\n"));
  return { components: [container(NONE_COLOR, [...topicHeading(searched.topic), said])] };
}

/** What a text takes of Discord's 4,000 characters, or of its bytes where those run out first. */
export function cost(content: string): number {
  const { text: most, textBytes, textOverhead } = LIMITS.message;
  const bytes = Buffer.byteLength(content) + textOverhead;
  return Math.ceil(Math.max(content.length + 1, (bytes * most) / textBytes));
}

/** Texts in order, page by page: as many on each as fit the room and the number; at least one. */
export function pagesOf(costs: readonly number[], room: number, most: number): number[][] {
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

type Options = Readonly<Record<string, string | number | boolean>>;

/** A slash command that takes a topic and may answer in private, in one language. */
export function topicCommand(
  command: "compare" | "timeline",
  messages: Messages,
): RESTPostAPIChatInputApplicationCommandsJSONBody {
  const { names, [command]: said } = messages;
  return slashCommand(names[command], said.description, [
    {
      type: ApplicationCommandOptionType.String,
      name: names.topic,
      description: said.topic,
      required: true,
      max_length: TOPIC_LENGTH,
    },
    { type: ApplicationCommandOptionType.Boolean, name: names.private, description: said.private },
  ]);
}

/** The topic that was typed, or the notice that says what to type. */
export function typedTopic(
  options: Options,
  empty: string,
  messages: Messages,
): { topic: string } | { refusal: Reply } {
  const topic = normalizeText(String(options["topic"] ?? ""));
  if (topic === "") return { refusal: notice(empty) };
  if (topic.length > TOPIC_LENGTH) {
    return { refusal: notice(messages.ask.tooLong(topic.length, TOPIC_LENGTH)) };
  }
  return { topic };
}
