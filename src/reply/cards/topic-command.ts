import {
  ApplicationCommandOptionType,
  type RESTPostAPIChatInputApplicationCommandsJSONBody,
} from "discord-api-types/v10";
import { slashCommand } from "../discord/declaration.ts";
import { normalizeText } from "../text/escape.ts";
import type { Messages } from "../messages/messages.ts";
import { notice } from "../discord/notice.ts";
import type { Reply } from "../discord/reply.ts";
import { TOPIC_LENGTH } from "./topic.ts";

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
