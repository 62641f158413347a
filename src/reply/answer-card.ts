import type {
  APIActionRowComponent,
  APIButtonComponent,
  APIComponentInContainer,
} from "discord-api-types/v10";
import type { Correction, Reason } from "../answer/answer.ts";
import type { Article, Paragraph } from "../corpus/article.ts";
import type { Span } from "../text/span.ts";
import { outletAndDate, passagePlace, shownTitle } from "./attribution.ts";
import { buttonId } from "./button-id.ts";
import { button, container, linkButton, row, separator, text, TEXT_ID } from "./components.ts";
import { unescapeText } from "./escape.ts";
import { LIMITS } from "./limits.ts";
import type { Messages } from "./messages/messages.ts";
import { lackNotes, missingNotes, searchNotes, whyNotes } from "./notes.ts";
import { encodeRef, encodeRefs, type PassageRef } from "./passage-ref.ts";
import { quoteMarkdown, quoteParagraph, quoteStart } from "./quote.ts";
import type { Reply } from "./reply.ts";
import { forDiscord } from "./show.ts";

/** The longest question, in characters. */
export const QUESTION_LENGTH = 300;

const ANSWER_COLOR = 0x2f6f4f;
const NO_ANSWER_COLOR = 0x8a6d1f;
const HEADING = "### ";

/** How a question was searched, and whether what was found is an answer. */
export interface Mode {
  answered: boolean;
  exact: boolean;
}

export interface ShownPassage {
  article: Article;
  paragraph: Paragraph;
  /** Null when the paragraph is no longer the one that was found. */
  sentence: Span | null;
  lacks: readonly string[];
}

/** All that an answer card shows. */
export interface AnswerView {
  question: string;
  mode: Mode;
  /** Why there is no answer, where that is known. */
  reason: Reason | null;
  missing: readonly string[];
  corrected: readonly Correction[];
  /** What was searched, in words; shown where there is no answer. */
  searched: string;
  /** Every passage found, best first. */
  refs: readonly PassageRef[];
  /** Which of them is shown, from 0. */
  position: number;
  passage: ShownPassage | null;
}

/** An answer, or the plain statement that there is none with what is nearest. */
export function answerCard(view: AnswerView, messages: Messages): Reply {
  const components: APIComponentInContainer[] = [];
  const question = forDiscord(view.question, QUESTION_LENGTH);
  if (question !== "") components.push(text(HEADING + question, TEXT_ID.question));
  const notes = view.mode.answered ? answerNotes(view, messages) : noAnswerNotes(view, messages);
  if (notes.length > 0) components.push(text(notes.join("\n")));
  if (view.passage !== null) {
    if (!view.mode.answered) components.push(separator());
    components.push(...passageTexts(view.passage, view.mode, messages).map((each) => text(each)));
    components.push(...passageRow(view, view.passage, messages));
  }
  components.push(...exactRow(view, messages));
  return {
    components: [container(view.mode.answered ? ANSWER_COLOR : NO_ANSWER_COLOR, components)],
  };
}

/** The question that a card's text holds. */
export function questionIn(content: string): string {
  return unescapeText(content.startsWith(HEADING) ? content.slice(HEADING.length) : content);
}

function encodeMode({ answered, exact }: Mode): string {
  return `${answered ? "a" : "n"}${exact ? "x" : ""}`;
}

export function decodeMode(encoded: string): Mode {
  return { answered: encoded.startsWith("a"), exact: encoded.endsWith("x") };
}

function answerNotes(view: AnswerView, messages: Messages): string[] {
  const search = { ...view, exact: view.mode.exact };
  return [
    ...searchNotes(search, messages, forDiscord),
    ...missingNotes(search, messages, forDiscord),
  ].map(small);
}

function noAnswerNotes(view: AnswerView, messages: Messages): string[] {
  const search = { ...view, exact: view.mode.exact };
  const why = whyNotes(search, messages, forDiscord);
  const notes = [...searchNotes(search, messages, forDiscord), view.searched];
  return [[`**${messages.noAnswer.plainly}**`, ...why].join(" "), ...notes.map(small)];
}

/** The quote, and below it where it stands. */
function passageTexts(
  { article, paragraph, sentence, lacks }: ShownPassage,
  { answered }: Mode,
  messages: Messages,
): string[] {
  const quote = quoteMarkdown(
    sentence === null ? quoteStart(paragraph.text) : quoteParagraph(paragraph.text, sentence),
  );
  const lines = [
    outletAndDate(article, messages, forDiscord, (outlet) => `**${outlet}**`),
    shownTitle(article, forDiscord),
    small(passagePlace(article, paragraph, messages, forDiscord)),
    ...(sentence === null ? [small(messages.passage.changed)] : []),
    ...lackNotes(lacks, messages, forDiscord).map(small),
  ];
  return [answered ? quote : `**${messages.noAnswer.nearest}**\n${quote}`, lines.join("\n")];
}

function passageRow(
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

function exactRow(
  { mode, corrected }: AnswerView,
  { answer }: Messages,
): APIActionRowComponent<APIButtonComponent>[] {
  if (mode.exact || corrected.length === 0) return [];
  const typed = corrected.map(({ from }) => from);
  return row(button(answer.searchExactly(typed), buttonId("ask", "exact")));
}

function showId(mode: Mode, position: number, refs: string): string {
  return buttonId("ask", "show", encodeMode(mode), position, refs);
}

function small(line: string): string {
  return `-# ${line}`;
}
