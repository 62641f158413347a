import type {
  APIActionRowComponent,
  APIButtonComponent,
  APIMessageTopLevelComponent,
} from "discord-api-types/v10";
import { type AnswerView, type ShownPassage, encodeMode, type Mode } from "./answer-view.ts";
import { buttonId, parseButtonId } from "../discord/button-id.ts";
import { button, customIds, linkButton, row } from "../discord/components.ts";
import { LIMITS } from "../discord/limits.ts";
import type { Messages } from "../messages/messages.ts";
import { decodeRefs, encodeRef, encodeRefs, type PassageRef } from "../discord/passage-ref.ts";
import type { Article, Paragraph } from "../../articles/article.ts";
import { quoteMarkdown, quoteStart } from "../text/quote.ts";

/** The passages that a message's pager leads to, read from its buttons. */
export function refsIn(components: readonly APIMessageTopLevelComponent[]): PassageRef[] {
  for (const id of customIds(components).map(parseButtonId)) {
    if (id?.command === "ask" && id.button === "show") return decodeRefs(id.state[2] ?? "");
  }
  return [];
}

export function passageRow(
  { mode, refs, position }: AnswerView,
  { article }: ShownPassage,
  { passage }: Messages,
): APIActionRowComponent<APIButtonComponent>[] {
  const here = refs[position];
  const all = encodeRefs(refs, LIMITS.component.customId - showId(mode, -1, "").length);
  const count = all.split(".").length;
  const to = (target: number): string => showId(mode, target, all);
  const turning =
    count < 2
      ? []
      : [
          button(passage.previous, to(position - 1), position === 0),
          button(passage.position(position + 1, count), to(position), true),
          button(passage.next, to(position + 1), position === count - 1),
        ];
  return row(
    ...turning,
    here ? button(passage.fullArticle, buttonId("source", "read", encodeRef(here))) : null,
    linkButton(passage.original, article.url),
  );
}

/** Around the passage, what other outlets write, and why it was found. */
export function secondRow(
  { mode, refs, position, offset = 0 }: AnswerView,
  { article, paragraph }: ShownPassage,
  messages: Messages,
): APIActionRowComponent<APIButtonComponent>[] {
  const here = refs[position];
  if (here === undefined) return [];
  const encoded = encodeMode(mode);
  const around = aroundButtons({ article, paragraph, offset }, here, encoded, position, messages);
  if (offset !== 0) return row(...around);
  return row(
    ...around,
    mode.answered
      ? button(messages.compare.others, buttonId("compare", "others", encoded, encodeRef(here)))
      : null,
    button(messages.why.button, buttonId("ask", "why", encoded, encodeRef(here))),
  );
}

export function exactRow(
  { mode, corrected }: AnswerView,
  { answer }: Messages,
): APIActionRowComponent<APIButtonComponent>[] {
  if (mode.exact || corrected.length === 0) return [];
  const typed = corrected.map(({ from }) => from);
  return row(button(answer.searchExactly(typed), buttonId("ask", "exact", encodeMode(mode))));
}

function showId(mode: Mode, position: number, refs: string): string {
  return buttonId("ask", "show", encodeMode(mode), position, refs);
}

/** A passage, and how many paragraphs before (negative) or after it the reader is. */
interface Around {
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
function aroundButtons(
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
