import type { APIComponentInContainer } from "discord-api-types/v10";
import type { Beside } from "../../answer/beside.ts";
import { talkOf } from "../../answer/suggest/examples.ts";
import type { Article, Paragraph } from "../../articles/article.ts";
import {
  button,
  container,
  linkButton,
  notice,
  questionHeading,
  section,
  separator,
  text,
} from "../discord/components.ts";
import { buttonId } from "../discord/button-id.ts";
import type { Found, Reply } from "../discord/reply.ts";
import type { Renderer } from "../renderer.ts";
import { passagePlace, shownTitle, strongOutletAndDate } from "../text/attribution.ts";
import { bold, escapeText, smallPrint } from "../text/escape.ts";
import { emptyNotes, filterRow, insteadNotes, leftOutNotes } from "../text/filters.ts";
import {
  besideNotes,
  lackNotes,
  missingNotes,
  relatedNotes,
  noWordsNote,
  searchNotes,
  whyNotes,
} from "../text/notes.ts";
import { quoteMarkdown, quoteParagraph, quoteStart, shorten } from "../text/quote.ts";
import { controlRow, exactRow, moreMenu, neighbour } from "./answer-buttons.ts";
import {
  type AnswerView,
  encodeMode,
  firstView,
  type Searched,
  type ShownPassage,
} from "./answer-view.ts";
import { alsoReported } from "./story.ts";
import { questionRow, smallTalkReply } from "./small-talk.ts";

/** The longest question, in characters. */
export const QUESTION_LENGTH = 300;
/** The same with its filters written out; the card holds it whole, since buttons read it there. */
export const WRITTEN_QUESTION_LENGTH = 500;

const ANSWER_COLOR = 0x2f6f4f;
const NO_ANSWER_COLOR = 0x8a6d1f;
const CONTEXT_COLOR = 0x6b7280;

/** The reply to a question, at its best passage; a notice where it has no word to search for. */
export function answerReply(searched: Searched, renderer: Renderer): Reply {
  const { outcome, parsed } = searched.found;
  const talk = talkOf(outcome);
  if (talk !== null) return smallTalkReply(talk, searched.instead, renderer);
  if (outcome.answered || outcome.reason !== "no-words") {
    return answerCard(firstView(searched, renderer), renderer);
  }
  const filtersOnly = parsed.words === "" || parsed.operators.length > 0;
  const { onlyFilters } = renderer.messages.filters;
  return notice(filtersOnly ? onlyFilters : noWordsNote(parsed.text, renderer));
}

/** An answer, or the plain statement that there is none with what is nearest. */
export function answerCard(view: AnswerView, renderer: Renderer): Reply {
  const { answered } = view.mode;
  const notes = answered ? answerNotes(view, renderer) : noAnswerNotes(view, renderer);
  const components: APIComponentInContainer[] = [
    ...questionHeading(view.question, WRITTEN_QUESTION_LENGTH, renderer),
    ...disagreementParts(view, renderer),
    ...(notes.length === 0 ? [] : [text(notes.join("\n"))]),
    ...(view.passage === null ? [] : passageParts(view, view.passage, renderer)),
    ...exactRow(view, renderer),
    ...insteadParts(view, renderer),
    ...(view.found ? filterRow(view.found, encodeMode(view.mode), renderer) : []),
  ];
  const confirmed = answered && (view.disagrees ?? []).length === 0;
  const color = confirmed ? ANSWER_COLOR : NO_ANSWER_COLOR;
  return {
    components: [container(contextOf(view) ? CONTEXT_COLOR : color, components)],
    found: { outcome: outcomeOf(view), missing: view.missing },
  };
}

function outcomeOf({ mode, passage }: AnswerView): Found["outcome"] {
  if (mode.answered) return "answered";
  return passage === null ? "nothing" : "closest";
}

const MAX_DISAGREEMENTS = 3;
const VALUE_LENGTH = 40;

/** What the message says and the article contradicts comes before everything else. */
function disagreementParts({ disagrees = [], offset = 0 }: AnswerView, renderer: Renderer) {
  if (disagrees.length === 0 || offset !== 0) return [];
  const { findInArticles } = renderer.messages;
  const lines = disagrees.slice(0, MAX_DISAGREEMENTS).map((each) => {
    if (each.kind === "reversed") return findInArticles.reversed;
    const [message, article] = [each.message, each.article].map((value) =>
      renderer.show(value, VALUE_LENGTH),
    );
    return findInArticles.disagrees(message ?? "", article ?? "");
  });
  return [text(lines.map(bold).join("\n"))];
}

function answerNotes(view: AnswerView, renderer: Renderer): string[] {
  const search = { ...view, exact: view.mode.exact };
  const notes = [
    ...searchNotes(search, renderer),
    ...missingNotes(search, renderer),
    ...(view.age ?? []),
    ...(view.found ? leftOutNotes(view.found, renderer) : []),
  ];
  return notes.length === 0 ? [] : [smallPrint(notes)];
}

function noAnswerNotes(view: AnswerView, renderer: Renderer): string[] {
  const search = { ...view, exact: view.mode.exact };
  const { found } = view;
  const empty = found ? emptyNotes(found, renderer) : null;
  const why = empty ?? whyNotes(search, found, renderer);
  const instead = found ? insteadNotes(found, renderer) : [];
  const leftOut = found ? leftOutNotes(found, renderer) : [];
  const plainly = [bold(renderer.messages.noAnswer.plainly), ...why].join(" ");
  const notes = [...searchNotes(search, renderer), view.searched, ...leftOut];
  return [plainly, ...instead, smallPrint(notes)];
}

/** A question near this one that the articles do answer. */
function insteadParts({ instead = [] }: AnswerView, { messages }: Renderer) {
  return instead.length === 0 ? [] : [text(messages.ask.answers), ...questionRow(instead)];
}

/** The passage or its neighbour, a runner-up below it, and the controls that lead on from there. */
function passageParts(view: AnswerView, passage: ShownPassage, renderer: Renderer) {
  const context = contextOf(view);
  const [quote, from] = context
    ? contextTexts(context, passage, renderer)
    : passageTexts(passage, view, renderer);
  const second = context || !view.runnerUp ? null : view.runnerUp;
  return [
    ...(view.mode.answered ? [] : [separator()]),
    text(quote),
    attributed(from, passage, renderer),
    ...(context ? [] : eventPart(view, renderer)),
    ...(second ? [separator(), ...runnerUpParts(second, renderer)] : []),
    ...controlRow(view, passage, renderer),
    ...moreMenu(view, passage, renderer),
  ];
}

/** Who else reports the event, with the story beside it. */
function eventPart({ beside, mode }: AnswerView, renderer: Renderer) {
  const story = beside?.story ?? null;
  if (story === null || !mode.answered) return [];
  const line = alsoReported(story.others, story.articles, renderer);
  const { button: label } = renderer.messages.story;
  return [section(smallPrint([line]), button(label, buttonId("story", "open", story.id)))];
}

/** Where a quote is from, with the page it was taken from beside it. */
function attributed(from: string, { article }: ShownPassage, { messages }: Renderer) {
  const original = linkButton(messages.passage.original, article.url);
  return original === null ? text(from) : section(from, original);
}

/** Escaped; the first passage and its lines take the rest of a card's room. */
const RUNNER_UP_LENGTH = 600;
const RUNNER_UP_TITLE_LENGTH = 100;

function runnerUpParts(passage: ShownPassage, renderer: Renderer) {
  const { article, paragraph, sentence, lacks, related = [] } = passage;
  const quote = quoteParagraph(paragraph.text, sentence ?? 0, RUNNER_UP_LENGTH);
  const title = renderer.show(article.title, RUNNER_UP_TITLE_LENGTH);
  const from = [
    strongOutletAndDate(article, renderer),
    smallPrint([
      ...(title === "" ? [] : [title]),
      ...relatedNotes(related, renderer),
      ...lackNotes(lacks, renderer),
    ]),
  ];
  return [
    text(quoteMarkdown(quote)),
    attributed(from.filter((line) => line !== "").join("\n"), passage, renderer),
  ];
}

/** The neighbour of the passage that is shown in its place. */
function contextOf({ passage, offset = 0 }: AnswerView): Paragraph | undefined {
  return passage === null || offset === 0 ? undefined : neighbour(passage, offset);
}

function contextTexts(
  context: Paragraph,
  { article, paragraph }: ShownPassage,
  renderer: Renderer,
): [quote: string, from: string] {
  const { passage } = renderer.messages;
  const place = passage.contextOf(context.ordinal, paragraph.ordinal);
  return [
    [bold(passage.context), smallPrint([place]), quoteMarkdown(quoteStart(context.text))].join(
      "\n",
    ),
    attribution(article, context, renderer).join("\n"),
  ];
}

/** The quote, and below it what it was taken from. */
function passageTexts(
  { article, paragraph, sentence, lacks, related = [] }: ShownPassage,
  { mode, beside }: AnswerView,
  renderer: Renderer,
): [quote: string, from: string] {
  const { noAnswer, passage } = renderer.messages;
  const changed = sentence === null;
  const quote = quoteMarkdown(
    changed ? quoteStart(paragraph.text) : quoteParagraph(paragraph.text, sentence),
  );
  const notes = [
    ...(changed ? [passage.changed] : []),
    ...besideNotes(beside ?? null, renderer),
    ...relatedNotes(related, renderer),
    ...lackNotes(lacks, renderer),
  ];
  return [
    [...(mode.answered ? [] : [bold(noAnswer.nearest)]), ...lineBefore(beside ?? null), quote].join(
      "\n",
    ),
    [
      ...attribution(article, paragraph, renderer),
      ...(notes.length === 0 ? [] : [smallPrint(notes)]),
    ].join("\n"),
  ];
}

const BEFORE_LENGTH = 400;

/** The sentence before, word for word, as the first line of the quote. */
function lineBefore(beside: Beside | null): string[] {
  if (beside === null || beside.before === null) return [];
  const { text: whole } = beside.before;
  const shown = shorten(whole, BEFORE_LENGTH);
  return [`> ${escapeText(shown)}${shown.length < whole.length ? " …" : ""}`];
}

function attribution(article: Article, paragraph: Paragraph, renderer: Renderer): string[] {
  return [
    strongOutletAndDate(article, renderer),
    shownTitle(article, renderer),
    smallPrint([passagePlace(article, paragraph, renderer)]),
  ];
}
