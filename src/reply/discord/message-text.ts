import {
  ComponentType,
  type APIEmbed,
  type APIMessageComponent,
  type APIMessageTopLevelComponent,
} from "discord-api-types/v10";
import { withoutMarks } from "../../answer/question/marks.ts";
import { unescapeText, truncate } from "../text/escape.ts";

/** The parts of a message that hold what a reader sees of it. */
export interface MessageParts {
  content: string;
  embeds: readonly APIEmbed[];
  components: readonly (APIMessageTopLevelComponent | APIMessageComponent)[];
  /** The message that it forwards. */
  forwarded?: MessageParts;
}

/** What a message says, as one line of at most `length` characters; "" where it has no words. */
export function messageText(message: MessageParts, length: number): string {
  for (const texts of [[message.content], embedTexts(message), componentTexts(message)]) {
    const plain = texts.map(plainText).join(" ").trim();
    if (/[\p{L}\p{N}]/u.test(plain)) return truncate(plain, length);
  }
  return message.forwarded ? messageText(message.forwarded, length) : "";
}

function embedTexts({ embeds }: MessageParts): string[] {
  return embeds.flatMap(({ title, description, fields }) => [
    ...(title === undefined ? [] : [title]),
    ...(description === undefined ? [] : [description]),
    ...(fields ?? []).flatMap(({ name, value }) => [name, value]),
  ]);
}

function componentTexts({ components }: MessageParts): string[] {
  return components.flatMap((component) => {
    if (component.type === ComponentType.TextDisplay) return [component.content];
    const nested =
      component.type === ComponentType.Container || component.type === ComponentType.Section;
    return nested
      ? componentTexts({ content: "", embeds: [], components: component.components })
      : [];
  });
}

function plainText(text: string): string {
  return unescapeText(withoutMarks(text));
}
