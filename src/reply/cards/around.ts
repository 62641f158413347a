import type { APIButtonComponent } from "discord-api-types/v10";
import type { Article, Paragraph } from "../../articles/article.ts";
import { buttonId } from "../discord/button-id.ts";
import { button } from "../discord/components.ts";
import type { Messages } from "../messages/messages.ts";
import { encodeRef, type PassageRef } from "../discord/passage-ref.ts";
import { quoteMarkdown, quoteStart } from "../text/quote.ts";

/** A passage, and how many paragraphs before (negative) or after it the reader is. */
export interface Around {
  article: Article;
  paragraph: Paragraph;
  offset: number;
}

/** The paragraph that far from the passage; undefined beyond the article's ends. */
export function neighbour({ article, paragraph, offset }: Around): Paragraph | undefined {
  return article.paragraphs[paragraph.ordinal - 1 + offset];
}

/** A neighbour of the passage, quoted and marked as what it is. */
export function contextText(
  { ordinal }: Paragraph,
  beside: Paragraph,
  { passage }: Messages,
): string {
  const quote = quoteMarkdown(quoteStart(beside.text));
  return `**${passage.context}**\n-# ${passage.contextOf(beside.ordinal, ordinal)}\n${quote}`;
}

/** Buttons to the neighbours, and back to the passage where one of them is shown. */
export function aroundButtons(
  around: Around,
  ref: PassageRef,
  mode: string,
  position: number,
  { passage }: Messages,
): APIButtonComponent[] {
  if (around.article.paragraphs.length < 2) return [];
  // The article may have grown shorter since.
  const offset = neighbour(around) === undefined ? 0 : around.offset;
  const to = (target: number, ...distinct: string[]): string =>
    buttonId("ask", "near", mode, position, target, encodeRef(ref), ...distinct);
  const reaches = (target: number): boolean =>
    neighbour({ ...around, offset: target }) !== undefined;
  return [
    button(passage.before, to(offset - 1), !reaches(offset - 1)),
    ...(offset === 0 ? [] : [button(passage.back, to(0, "back"))]),
    button(passage.after, to(offset + 1), !reaches(offset + 1)),
  ];
}
