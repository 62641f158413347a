import type { APIComponentInContainer } from "discord-api-types/v10";
import type { Article, Paragraph } from "../../articles/article.ts";
import { type AnswerView, type ShownPassage, encodeMode, type Mode } from "./answer-view.ts";
import { exactRow, passageRow, secondRow, contextText, neighbour } from "./answer-buttons.ts";
import { outletAndDate, passagePlace, shownTitle } from "../text/attribution.ts";
import { container, separator, text, TEXT_ID } from "../discord/components.ts";
import { unescapeText, forDiscord } from "../text/escape.ts";
import { emptyNotes, filterRow, insteadNotes, leftOutNotes } from "../text/filters.ts";
import type { Messages } from "../messages/messages.ts";
import { lackNotes, missingNotes, searchNotes, whyNotes } from "../text/notes.ts";
import { quoteMarkdown, quoteParagraph, quoteStart } from "../text/quote.ts";
import type { Reply } from "../discord/reply.ts";
/** The longest question, in characters. */
export const QUESTION_LENGTH = 300;
/** The same with its filters written out; the card holds it whole, since buttons read it there. */
export const ASKED_LENGTH = 500;

const ANSWER_COLOR = 0x2f6f4f;
const NO_ANSWER_COLOR = 0x8a6d1f;
const CONTEXT_COLOR = 0x6b7280;
const HEADING = "### ";

/** An answer, or the plain statement that there is none with what is nearest. */
export function answerCard(view: AnswerView, messages: Messages): Reply {
  const components: APIComponentInContainer[] = [];
  const question = forDiscord(view.question, ASKED_LENGTH);
  if (question !== "") components.push(text(HEADING + question, TEXT_ID.question));
  const notes = view.mode.answered ? answerNotes(view, messages) : noAnswerNotes(view, messages);
  if (notes.length > 0) components.push(text(notes.join("\n")));
  const beside = besideIn(view);
  if (view.passage !== null) {
    if (!view.mode.answered) components.push(separator());
    const texts = beside
      ? contextTexts(beside, view.passage, messages)
      : passageTexts(view.passage, view.mode, messages);
    components.push(...texts.map((each) => text(each)));
    components.push(...passageRow(view, view.passage, messages));
    components.push(...secondRow(view, view.passage, messages));
  }
  components.push(...exactRow(view, messages));
  if (view.found) components.push(...filterRow(view.found, encodeMode(view.mode), messages));
  const color = view.mode.answered ? ANSWER_COLOR : NO_ANSWER_COLOR;
  return { components: [container(beside ? CONTEXT_COLOR : color, components)] };
}

/** The question that a card's text holds. */
export function questionIn(content: string): string {
  return unescapeText(content.startsWith(HEADING) ? content.slice(HEADING.length) : content);
}

function answerNotes(view: AnswerView, messages: Messages): string[] {
  const search = { ...view, exact: view.mode.exact };
  return [
    ...searchNotes(search, messages, forDiscord),
    ...missingNotes(search, messages, forDiscord),
    ...(view.found ? leftOutNotes(view.found, messages) : []),
  ].map(small);
}

function noAnswerNotes(view: AnswerView, messages: Messages): string[] {
  const search = { ...view, exact: view.mode.exact };
  const { found } = view;
  const empty = found ? emptyNotes(found, messages, forDiscord) : null;
  const why = empty ?? whyNotes(search, messages, forDiscord);
  const instead = found ? insteadNotes(found, messages, forDiscord, bold) : [];
  const leftOut = found ? leftOutNotes(found, messages) : [];
  const notes = [...searchNotes(search, messages, forDiscord), view.searched, ...leftOut];
  const plainly = [bold(messages.noAnswer.plainly), ...why].join(" ");
  return [plainly, ...instead, ...notes.map(small)];
}

/** The neighbour of the passage that is shown in its place. */
function besideIn({ passage, offset = 0 }: AnswerView): Paragraph | undefined {
  return passage === null || offset === 0 ? undefined : neighbour({ ...passage, offset });
}

function contextTexts(
  beside: Paragraph,
  { article, paragraph }: ShownPassage,
  messages: Messages,
): string[] {
  const quote = contextText(paragraph, beside, messages);
  return [quote, attribution(article, beside, messages).join("\n")];
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
    ...attribution(article, paragraph, messages),
    ...(sentence === null ? [small(messages.passage.changed)] : []),
    ...lackNotes(lacks, messages, forDiscord).map(small),
  ];
  return [answered ? quote : `${bold(messages.noAnswer.nearest)}\n${quote}`, lines.join("\n")];
}

function attribution(article: Article, paragraph: Paragraph, messages: Messages): string[] {
  return [
    outletAndDate(article, messages, forDiscord, bold),
    shownTitle(article, forDiscord),
    small(passagePlace(article, paragraph, messages, forDiscord)),
  ];
}

function bold(words: string): string {
  return `**${words}**`;
}

function small(line: string): string {
  return `-# ${line}`;
}
