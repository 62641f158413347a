import { ApplicationCommandOptionType } from "discord-api-types/v10";
import type { Answer, NoAnswer } from "../src/answer/answer.ts";
import { answerQuestion } from "../src/answer/answer-question.ts";
import {
  answerCard,
  decodeMode,
  QUESTION_LENGTH,
  questionIn,
  type AnswerView,
  type Mode,
  type ShownPassage,
} from "../src/reply/answer-card.ts";
import { textWithId, TEXT_ID } from "../src/reply/components.ts";
import { cutText } from "../src/reply/cut.ts";
import { slashCommand } from "../src/reply/declaration.ts";
import { escapeText, normalizeText } from "../src/reply/escape.ts";
import { localized } from "../src/reply/localized.ts";
import { messagesFor, type Messages } from "../src/reply/messages/messages.ts";
import { notice } from "../src/reply/notice.ts";
import { decodeRefs, findPassage, passageRef, type Found } from "../src/reply/passage-ref.ts";
import type { Reply } from "../src/reply/reply.ts";
import { searchedSpan } from "../src/reply/span.ts";
import { turn } from "../src/reply/turn.ts";
import type { App, Command, CommandRequest, PressRequest } from "./command.ts";

const MOST_PASSAGES = 5;

export const ask: Command = {
  declaration: localized((messages) =>
    slashCommand(messages.names.ask, messages.ask.description, [
      {
        type: ApplicationCommandOptionType.String,
        name: messages.names.question,
        description: messages.ask.question,
        required: true,
        max_length: QUESTION_LENGTH,
      },
      {
        type: ApplicationCommandOptionType.Boolean,
        name: messages.names.private,
        description: messages.ask.private,
      },
    ]),
  ),
  run,
  buttons: { show, exact },
};

async function run(request: CommandRequest, app: App): Promise<Reply> {
  const messages = messagesFor(request.locale);
  const question = normalizeText(String(request.options["question"] ?? ""));
  if (question === "") return notice(messages.ask.empty);
  if (question.length > QUESTION_LENGTH) {
    return notice(messages.ask.tooLong(question.length, QUESTION_LENGTH));
  }
  const reply = await answer(question, false, app, messages);
  return request.options["private"] === true ? { ...reply, private: true } : reply;
}

/** ◀ and ▶: another of the passages that were found when the question was asked. */
async function show(request: PressRequest, app: App): Promise<Reply> {
  const messages = messagesFor(request.locale);
  const [encodedMode = "", encodedPosition = "", encodedRefs = ""] = request.state;
  const refs = decodeRefs(encodedRefs);
  const position = Number(encodedPosition);
  const ref = refs[position];
  if (ref === undefined) return notice(messages.passage.gone);
  const found = await findPassage(ref, app.archive.articles);
  if (found.state === "gone") return notice(messages.passage.gone);
  if (found.state === "lost") return notice(messages.passage.lost);
  const mode = decodeMode(encodedMode);
  const question = questionOf(request);
  const outcome = await answerQuestion(question, app.archive, searchOptions(mode.exact));
  const passage = shownPassage(found, outcome);
  const view = { ...searchView(outcome, mode, app, messages), refs, position, passage };
  return turn(request, answerCard(view, messages));
}

/** The same question without correction of its spelling. */
async function exact(request: PressRequest, app: App): Promise<Reply> {
  const messages = messagesFor(request.locale);
  const question = questionOf(request);
  if (question === "") return notice(messages.ask.lostQuestion);
  return turn(request, await answer(question, true, app, messages));
}

async function answer(
  question: string,
  exactly: boolean,
  app: App,
  messages: Messages,
): Promise<Reply> {
  const outcome = await answerQuestion(question, app.archive, searchOptions(exactly));
  if (!outcome.answered && outcome.reason === "no-words") {
    return notice(messages.ask.noWords(escapeText(cutText(question, 100))));
  }
  const mode = { answered: outcome.answered, exact: exactly };
  const refs = outcome.passages.map(({ paragraph, sentence }) => passageRef(paragraph, sentence));
  const best = outcome.passages[0] ?? null;
  const lacks = best?.lacks.filter((word) => !outcome.missing.includes(word)) ?? [];
  const passage = best && { ...best, lacks };
  const view = { ...searchView(outcome, mode, app, messages), refs, position: 0, passage };
  return answerCard(view, messages);
}

function searchOptions(exactly: boolean): { limit: number; exact: boolean } {
  return { limit: MOST_PASSAGES, exact: exactly };
}

function questionOf({ components }: PressRequest): string {
  return questionIn(textWithId(components, TEXT_ID.question) ?? "");
}

/** What a card says of the search itself. */
function searchView(
  outcome: Answer | NoAnswer,
  mode: Mode,
  { archive }: App,
  messages: Messages,
): Omit<AnswerView, "refs" | "position" | "passage"> {
  return {
    question: outcome.question,
    mode,
    reason: outcome.answered || mode.answered ? null : outcome.reason,
    missing: outcome.missing,
    corrected: outcome.corrected,
    searched: searchedSpan(archive.articles.size, archive.span, messages),
  };
}

/** A passage found again, with what the search now says of it. */
function shownPassage(
  found: Extract<Found, { state: "same" | "changed" }>,
  { passages, missing }: Answer | NoAnswer,
): ShownPassage {
  const { article, paragraph } = found;
  if (found.state === "changed") return { article, paragraph, sentence: null, lacks: [] };
  const now = passages.find((passage) => passage.paragraph.id === paragraph.id);
  const lacks = now?.lacks.filter((word) => !missing.includes(word)) ?? [];
  return { article, paragraph, sentence: found.sentence, lacks };
}
