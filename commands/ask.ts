import { ApplicationCommandOptionType } from "discord-api-types/v10";
import {
  type ParsedQuestion,
  type ParseError,
  literalQuestion,
  removeOperator,
  removeOperators,
  parseQuestion,
} from "../src/answer/question/parse.ts";
import { explainPassage } from "../src/answer/explain.ts";
import {
  answerCard,
  ASKED_LENGTH,
  QUESTION_LENGTH,
  questionIn,
} from "../src/reply/cards/answer.ts";
import { refsIn } from "../src/reply/cards/answer-buttons.ts";
import { searchView, shownPassage, decodeMode, type Mode } from "../src/reply/cards/answer-view.ts";
import { askChoices, withoutCount } from "../src/reply/choices/ask.ts";
import { numberIn } from "../src/reply/discord/button-id.ts";
import { textWithId, TEXT_ID, notice } from "../src/reply/discord/components.ts";
import { explanationCard } from "../src/reply/cards/explanation.ts";
import { slashCommand, localized } from "../src/reply/discord/declaration.ts";
import { escapeText, normalizeText, truncate, forDiscord } from "../src/reply/text/escape.ts";
import { LIMITS } from "../src/reply/discord/limits.ts";
import { messagesFor, type Messages } from "../src/reply/messages/messages.ts";
import {
  decodeRefs,
  findPassage,
  passageRef,
  type PassageRef,
} from "../src/reply/discord/passage-ref.ts";
import type { Reply } from "../src/reply/discord/reply.ts";
import { shareable, turnPage } from "../src/reply/discord/visibility.ts";
import type {
  App,
  AutocompleteRequest,
  Choice,
  Command,
  CommandRequest,
  PressRequest,
} from "../src/command.ts";
import { answerParsed, answerOptions } from "../src/answer/ask.ts";
import { misunderstood } from "../src/reply/text/notes.ts";

const MAX_PASSAGES = 5;

export const ask: Command = {
  declaration: localized((messages) =>
    slashCommand(messages.names.ask, messages.ask.description, [
      {
        type: ApplicationCommandOptionType.String,
        name: messages.names.question,
        description: messages.ask.question,
        required: true,
        autocomplete: true,
        max_length: QUESTION_LENGTH,
      },
      ...(["outlet", "after", "before"] as const).map((option) => ({
        type: ApplicationCommandOptionType.String as const,
        name: messages.names[option],
        description: messages.ask[option],
        autocomplete: true,
        max_length: LIMITS.autocomplete.value,
      })),
      {
        type: ApplicationCommandOptionType.Boolean,
        name: messages.names.private,
        description: messages.ask.private,
      },
    ]),
  ),
  run: shareable(run),
  autocomplete,
  buttons: {
    show: shareable(show),
    near: shareable(near),
    exact: shareable(exact),
    without: shareable(without),
    why,
  },
};

async function run(request: CommandRequest, app: App): Promise<Reply> {
  const messages = messagesFor(request.locale);
  const given = (name: string): string =>
    withoutCount(normalizeText(String(request.options[name] ?? "")));
  const question = given("question");
  if (question === "") return notice(messages.ask.empty);
  if (question.length > QUESTION_LENGTH) {
    return notice(messages.ask.tooLong(question.length, QUESTION_LENGTH));
  }
  const filters = { source: given("source"), after: given("after"), before: given("before") };
  const parsed = await parseQuestion(question, filters, app.archive, request.locale);
  if ("problem" in parsed) return notice(misunderstood(parsed, messages, forDiscord));
  const reply = await answer(parsed, { exact: false, plain: false }, app, messages);
  return request.options["private"] === true ? { ...reply, private: true } : reply;
}

async function autocomplete(
  { focused, locale }: AutocompleteRequest,
  { archive }: App,
): Promise<Choice[]> {
  return askChoices(focused, archive, locale, messagesFor(locale));
}

/** The answer to a text that was not typed as a question: nothing in it is an operator. */
export async function answerTo(question: string, app: App, messages: Messages): Promise<Reply> {
  return answer(literalQuestion(question), { exact: false, plain: true }, app, messages);
}

/** ◀ and ▶: another of the passages that were found when the question was asked. */
async function show(request: PressRequest, app: App): Promise<Reply> {
  const [mode = "", position = "", refs = ""] = request.state;
  return passage(request, app, mode, decodeRefs(refs), numberIn(position), 0);
}

/** A paragraph before or after the passage, or the passage again. */
async function near(request: PressRequest, app: App): Promise<Reply> {
  const [mode = "", position = "", offset = "", encodedRef = ""] = request.state;
  const refs = refsIn(request.components);
  const [own] = decodeRefs(encodedRef);
  if (refs.length === 0 && own !== undefined) refs.push(own);
  return passage(request, app, mode, refs, numberIn(position), numberIn(offset));
}

async function passage(
  request: PressRequest,
  app: App,
  encodedMode: string,
  refs: readonly PassageRef[],
  position: number,
  offset: number,
): Promise<Reply> {
  const messages = messagesFor(request.locale);
  const ref = refs[position];
  if (ref === undefined) return notice(messages.passage.gone);
  const found = await findPassage(ref, app.archive.articles);
  if (found.state === "gone") return notice(messages.passage.gone);
  if (found.state === "lost") return notice(messages.passage.lost);
  const mode = decodeMode(encodedMode);
  const parsed = await askedIn(request, mode, app);
  if ("problem" in parsed) return notice(misunderstood(parsed, messages, forDiscord));
  const answered = await answerParsed(parsed, app.archive, searchOptions(mode));
  const shown = shownPassage(found, answered.outcome);
  const view = searchView(answered, mode, app.archive, messages);
  return turnPage(
    request,
    answerCard({ ...view, refs, position, offset, passage: shown }, messages),
  );
}

/** The same question without correction of its spelling. */
async function exact(request: PressRequest, app: App): Promise<Reply> {
  const mode = { ...decodeMode(request.state[0] ?? ""), exact: true };
  return askAgain(request, mode, app, (parsed) => parsed);
}

/** The same question without one of its filters, or without any. */
async function without(request: PressRequest, app: App): Promise<Reply> {
  const [mode = "", position = ""] = request.state;
  return askAgain(request, decodeMode(mode), app, (parsed) =>
    position === "all" ? removeOperators(parsed) : removeOperator(parsed, numberIn(position)),
  );
}

async function askAgain(
  request: PressRequest,
  mode: Mode,
  app: App,
  change: (parsed: ParsedQuestion) => ParsedQuestion,
): Promise<Reply> {
  const messages = messagesFor(request.locale);
  if (questionOf(request) === "") return notice(messages.ask.lostQuestion);
  const parsed = await askedIn(request, mode, app);
  if ("problem" in parsed) return notice(misunderstood(parsed, messages, forDiscord));
  return turnPage(request, await answer(change(parsed), mode, app, messages));
}

/** "Why this?": how the question found the passage, for the person who pressed. */
async function why(request: PressRequest, app: App): Promise<Reply> {
  const messages = messagesFor(request.locale);
  const [encodedMode = "", encodedRef = ""] = request.state;
  const [ref] = decodeRefs(encodedRef);
  if (questionOf(request) === "") return notice(messages.ask.lostQuestion);
  const found = ref ? await findPassage(ref, app.archive.articles) : ({ state: "gone" } as const);
  if (found.state === "gone") return notice(messages.passage.gone);
  if (found.state === "lost") return notice(messages.passage.lost);
  const mode = decodeMode(encodedMode);
  const parsed = await askedIn(request, mode, app);
  if ("problem" in parsed) return notice(misunderstood(parsed, messages, forDiscord));
  const options = answerOptions(parsed, searchOptions(mode));
  const explanation = await explainPassage(parsed.words, found.paragraph.id, app.archive, options);
  return explanationCard(parsed.text, explanation, mode.exact, messages);
}

async function answer(
  parsed: ParsedQuestion,
  { exact: exactly, plain }: Omit<Mode, "answered">,
  app: App,
  messages: Messages,
): Promise<Reply> {
  if (parsed.text.length > ASKED_LENGTH) {
    return notice(messages.ask.tooLong(parsed.text.length, ASKED_LENGTH));
  }
  const found = await answerParsed(parsed, app.archive, searchOptions({ exact: exactly }));
  const { outcome } = found;
  if (!outcome.answered && outcome.reason === "no-words") {
    return notice(
      parsed.words === "" || parsed.operators.length > 0
        ? messages.filters.onlyFilters
        : messages.ask.noWords(escapeText(truncate(parsed.text, 100))),
    );
  }
  const mode = { answered: outcome.answered, exact: exactly, plain: plain === true };
  const refs = outcome.passages.map(({ paragraph, sentence }) => passageRef(paragraph, sentence));
  const best = outcome.passages[0] ?? null;
  const lacks = best?.lacks.filter((word) => !outcome.missing.includes(word)) ?? [];
  const view = searchView(found, mode, app.archive, messages);
  return answerCard({ ...view, refs, position: 0, passage: best && { ...best, lacks } }, messages);
}

function searchOptions({ exact: exactly }: { exact: boolean }): { limit: number; exact: boolean } {
  return { limit: MAX_PASSAGES, exact: exactly };
}

function questionOf({ components }: Pick<PressRequest, "components">): string {
  return questionIn(textWithId(components, TEXT_ID.question) ?? "");
}

/** The question that a message shows, understood as it was when it was asked. */
async function askedIn(
  request: PressRequest,
  { plain }: Mode,
  { archive }: App,
): Promise<ParsedQuestion | ParseError> {
  const question = questionOf(request);
  return plain ? literalQuestion(question) : parseQuestion(question, {}, archive, request.locale);
}
