import {
  ComponentType,
  type APIEmbed,
  type APIMessageComponent,
  type APIMessageTopLevelComponent,
} from "discord-api-types/v10";
import { unescapeText, truncate } from "../text/escape.ts";

/** The parts of a message that hold what a reader sees of it. */
export interface MessageParts {
  content: string;
  embeds: readonly APIEmbed[];
  components: readonly (APIMessageTopLevelComponent | APIMessageComponent)[];
  /** The message that it forwards. */
  forwarded?: MessageParts;
}

const LINK = /\[([^\]]*)\]\(<?https?:[^)]*\)/g;
/** Addresses, mentions, custom emoji, time stamps: signs and numbers, no words. */
const NO_WORDS = /<?https?:\/\/[^\s>]+>?|<(?:[@#:/]|a:|t:|id:)[^>]*>/g;
/** Headings, subtext, quotes and lists at the start of a line; emphasis, spoilers, code. */
const LINE_MARK = /^\s*(?:#{1,3}|-#|>{1,3}|[-*+]|\d+\.)\s+/gm;
const MARK = /(?<!\\)(?:\*{1,3}|_{2,3}|~~|\|\||`{1,3})/g;

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
  return unescapeText(
    text.replace(LINK, "$1").replace(NO_WORDS, " ").replace(LINE_MARK, "").replace(MARK, ""),
  );
}
