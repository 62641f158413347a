import { questionsInstead } from "../src/answer/suggest/examples.ts";
import { answerIn } from "../src/answer/answer-threads.ts";
import {
  answerOptions,
  type QuestionOutcome,
  retrieve,
  type Retrieval,
} from "../src/answer/ask.ts";
import { type Beside, besidePassage } from "../src/answer/beside.ts";
import type { Paragraph } from "../src/articles/article.ts";
import { explain } from "../src/answer/explain.ts";
import { readOperators, writePieces } from "../src/answer/question/operators.ts";
import {
  type FilterOptions,
  type ParsedQuestion,
  type ParseError,
  type UnknownOutlet,
  literalQuestion,
  parseQuestion,
  removeOperator,
  removeOperators,
} from "../src/answer/question/parse.ts";
import {
  type App,
  type Command,
  type CommandRequest,
  type PressRequest,
  typedText,
} from "../src/command.ts";
import { decodeContext, decodeShow } from "../src/reply/cards/answer-buttons.ts";
import { type AnswerPlace, decodeMode, type Mode, viewAt } from "../src/reply/cards/answer-view.ts";
import { answerCard, answerReply, WRITTEN_QUESTION_LENGTH } from "../src/reply/cards/answer.ts";
import { unknownOutletReply } from "../src/reply/cards/unknown-outlet.ts";
import { explanationCard } from "../src/reply/cards/explanation.ts";
import { askChoices, withoutCount } from "../src/reply/choices/ask.ts";
import { numberIn } from "../src/reply/discord/button-id.ts";
import { notice, questionIn } from "../src/reply/discord/components.ts";
import { localized, slashCommand } from "../src/reply/discord/declaration.ts";
import { LIMITS } from "../src/reply/discord/limits.ts";
import { decodeRefs, findPassage, type FoundPassage } from "../src/reply/discord/passage-ref.ts";
import type { Reply } from "../src/reply/discord/reply.ts";
import { inPlace, privately, shareable } from "../src/reply/discord/visibility.ts";
import type { Messages } from "../src/reply/messages/messages.ts";
import { discordRenderer, type Renderer } from "../src/reply/renderer.ts";
import { normalizeText } from "../src/reply/text/escape.ts";
import { parseErrorNote } from "../src/reply/text/notes.ts";
import { questionOption, readTypedQuestion } from "../src/reply/typed-question.ts";

const MAX_PASSAGES = 5;
const FILTERS = ["outlet", "after", "before"] as const;

export const ask: Command = {
  declaration: localized(declaration),
  run: shareable(privately(run)),
  autocomplete: ({ focused, locale }, { archive }) =>
    askChoices(focused, archive, discordRenderer(locale)),
  buttons: {
    show: shareable((request, app) => showPlace(request, decodeShow(request.state), app)),
    near: shareable((request, app) =>
      showPlace(request, decodeContext(request.state, request.components), app),
    ),
    question: shareable(offered),
    from: shareable((request, app) => withinOutlet(request, "source", app)),
    "not-from": shareable((request, app) => withinOutlet(request, "not-source", app)),
    exact: shareable(exact),
    without: shareable(without),
    why,
  },
};

function declaration({ names, ask: own }: Messages) {
  return slashCommand(names.ask, own.description, [
    questionOption(names, own.question),
    ...FILTERS.map((filter) => ({
      name: names[filter],
      description: own[filter],
      length: LIMITS.autocomplete.value,
      autocomplete: true,
    })),
    { name: names.private, description: own.private },
  ]);
}

async function run(request: CommandRequest, app: App): Promise<Reply> {
  const renderer = discordRenderer(request.locale);
  const question = typedText(request, "question");
  const typed = (option: string): string => withoutCount(typedText(request, option));
  const filters = { source: typed("source"), after: typed("after"), before: typed("before") };
  return typedQuestion(question, filters, app, renderer);
}

/** A press on a question that was offered. */
async function offered(request: PressRequest, app: App): Promise<Reply> {
  const question = normalizeText(request.state[0] ?? "");
  const renderer = discordRenderer(request.locale);
  if (!question.endsWith("?")) return notice(renderer.messages.errors.oldButton);
  return inPlace(request, await typedQuestion(question, {}, app, renderer));
}

async function typedQuestion(
  question: string,
  filters: FilterOptions,
  app: App,
  renderer: Renderer,
): Promise<Reply> {
  const read = await readTypedQuestion(question, filters, app.archive, renderer);
  if (!("error" in read)) return answer(read, { exact: false, plain: false }, app, renderer);
  const { error } = read;
  if (error?.problem !== "outlet") return read.notice;
  const asked = withoutOutlet(question, filters, error);
  return unknownOutletReply(asked, read.notice, error, renderer);
}

/** A question with its filters written out, except that by the outlet that there is not. */
function withoutOutlet(
  question: string,
  { source, after, before }: FilterOptions,
  { kind: unknown }: UnknownOutlet,
): string {
  const given = Object.entries({ source, after, before }).flatMap(([kind, value]) =>
    value && kind !== unknown ? [" ", { kind: kind as keyof FilterOptions, value }] : [],
  );
  const pieces = readOperators(question).filter(
    (piece) => typeof piece === "string" || piece.kind !== unknown,
  );
  return writePieces([...pieces, ...given]);
}

/** The question of a message, within an outlet that was offered or without it. */
async function withinOutlet(
  request: PressRequest,
  kind: UnknownOutlet["kind"],
  app: App,
): Promise<Reply> {
  const renderer = discordRenderer(request.locale);
  const question = questionIn(request.components);
  if (question === "") return notice(renderer.messages.ask.lostQuestion);
  const value = normalizeText(request.state[0] ?? "");
  const asked = `${question} ${writePieces([{ kind, value }])}`;
  return inPlace(request, await typedQuestion(asked, {}, app, renderer));
}

/** The answer to a text that was not typed as a question: nothing in it is an operator. */
export async function answerTo(question: string, app: App, renderer: Renderer): Promise<Reply> {
  return answer(literalQuestion(question), { exact: false, plain: true }, app, renderer);
}

async function answer(
  parsed: ParsedQuestion | ParseError,
  { exact: exactly, plain = false }: Omit<Mode, "answered">,
  { archive, threads }: App,
  renderer: Renderer,
): Promise<Reply> {
  if ("problem" in parsed) return notice(parseErrorNote(parsed, renderer));
  const { length } = parsed.text;
  if (length > WRITTEN_QUESTION_LENGTH) {
    return notice(renderer.messages.ask.tooLong(length, WRITTEN_QUESTION_LENGTH));
  }
  const options = { limit: MAX_PASSAGES, exact: exactly };
  const found = await answerIn(threads, parsed, archive, options);
  const mode = { answered: found.outcome.answered, exact: exactly, plain };
  const instead = await questionsInstead(found.outcome, archive);
  const [best] = found.outcome.passages;
  const beside = best === undefined ? null : await besidePassage(best, archive);
  return answerReply({ found, mode, archive, instead, beside }, renderer);
}

/** ◀ and ▶ to another passage, or to a paragraph before or after the passage. */
async function showPlace(
  request: PressRequest,
  place: AnswerPlace,
  { archive, threads }: App,
): Promise<Reply> {
  const { refs, mode } = place;
  const renderer = discordRenderer(request.locale);
  const [passage, found] = await Promise.all([
    findPassage(refs[place.position], archive.articles),
    answerAgain(request, mode, { archive, threads }),
  ]);
  if (!("paragraph" in passage)) return notice(renderer.messages.passage[passage.state]);
  if ("problem" in found) return notice(parseErrorNote(found, renderer));
  const instead = await questionsInstead(found.outcome, archive);
  const beside = await besideShown(passage, found, archive);
  const view = viewAt(place, passage, { found, mode, archive, instead, beside }, renderer);
  return inPlace(request, answerCard(view, renderer));
}

async function answerAgain(
  request: PressRequest,
  mode: Mode,
  { archive, threads }: Pick<App, "archive" | "threads">,
): Promise<QuestionOutcome | ParseError> {
  const parsed = await questionOf(request, mode, archive);
  if ("problem" in parsed) return parsed;
  return answerIn(threads, parsed, archive, { limit: MAX_PASSAGES, exact: mode.exact });
}

/** What a passage that was found again needs beside it. */
async function besideShown(
  passage: Extract<FoundPassage, { paragraph: Paragraph }>,
  { outcome }: QuestionOutcome,
  archive: App["archive"],
): Promise<Beside> {
  const { article, paragraph } = passage;
  const now = outcome.passages.find((each) => each.paragraph.id === paragraph.id);
  const sentence = passage.state === "same" ? passage.sentence : null;
  const { copies = [], reports = null } = now ?? {};
  return besidePassage({ article, paragraph, sentence, copies, reports }, archive);
}

/** The same question without correction of its spelling. */
async function exact(request: PressRequest, app: App): Promise<Reply> {
  const mode = { ...decodeMode(request.state[0]), exact: true };
  return askAgain(request, mode, app, (parsed) => parsed);
}

/** The same question without one of its filters, or without any. */
async function without(request: PressRequest, app: App): Promise<Reply> {
  const [mode, position] = request.state;
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
  const renderer = discordRenderer(request.locale);
  if (questionIn(request.components) === "") return notice(renderer.messages.ask.lostQuestion);
  const parsed = await questionOf(request, mode, app.archive);
  if ("problem" in parsed) return notice(parseErrorNote(parsed, renderer));
  return inPlace(request, await answer(change(parsed), mode, app, renderer));
}

/** "Why this?": how the question found the passage, for the person who pressed. */
async function why(request: PressRequest, { archive }: App): Promise<Reply> {
  const renderer = discordRenderer(request.locale);
  const [encodedMode, encodedRef = ""] = request.state;
  const mode = decodeMode(encodedMode);
  if (questionIn(request.components) === "") return notice(renderer.messages.ask.lostQuestion);
  const [passage, asked] = await Promise.all([
    findPassage(decodeRefs(encodedRef)[0], archive.articles),
    retrieveAgain(request, mode, archive),
  ]);
  if (!("paragraph" in passage)) return notice(renderer.messages.passage[passage.state]);
  if ("problem" in asked) return notice(parseErrorNote(asked, renderer));
  const explanation = explain(asked.retrieval, passage.paragraph.id, archive);
  return explanationCard({ question: asked.text, explanation, exact: mode.exact }, renderer);
}

async function retrieveAgain(
  request: PressRequest,
  mode: Mode,
  archive: App["archive"],
): Promise<{ text: string; retrieval: Retrieval } | ParseError> {
  const parsed = await questionOf(request, mode, archive);
  if ("problem" in parsed) return parsed;
  const options = answerOptions(parsed, { limit: MAX_PASSAGES, exact: mode.exact });
  return { text: parsed.text, retrieval: await retrieve(parsed.words, archive, options) };
}

/** The question that a message shows, parsed as it was when it was asked. */
async function questionOf(
  { components, locale }: PressRequest,
  { plain }: Mode,
  archive: App["archive"],
): Promise<ParsedQuestion | ParseError> {
  const question = questionIn(components);
  return plain ? literalQuestion(question) : parseQuestion(question, {}, archive, locale);
}
