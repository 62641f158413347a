import { compareOutlets, type Comparison } from "../src/answer/compare.ts";
import { parseQuestion } from "../src/answer/question/parse.ts";
import {
  type App,
  type Command,
  type CommandRequest,
  type PressRequest,
  typedText,
} from "../src/command.ts";
import { decodeMode } from "../src/reply/cards/answer-view.ts";
import { compareCard, type ComparePage } from "../src/reply/cards/compare.ts";
import {
  articleRow,
  nothingCard,
  topicCommand,
  topicRefusal,
  withoutArticle,
} from "../src/reply/cards/topic.ts";
import { numberIn } from "../src/reply/discord/button-id.ts";
import { notice, questionIn } from "../src/reply/discord/components.ts";
import { localized } from "../src/reply/discord/declaration.ts";
import { decodeRefs, findPassage } from "../src/reply/discord/passage-ref.ts";
import type { Reply } from "../src/reply/discord/reply.ts";
import { inPlace, privately, shareable } from "../src/reply/discord/visibility.ts";
import { discordRenderer, type Renderer } from "../src/reply/renderer.ts";
import { shownOutlet } from "../src/reply/text/attribution.ts";
import { searchedSpan } from "../src/reply/text/dates.ts";
import { noWordsNote } from "../src/reply/text/notes.ts";

export const compare: Command = {
  declaration: localized((messages) => topicCommand("compare", messages)),
  run: shareable(privately(run)),
  buttons: { page: shareable(page), without: shareable(without), others: shareable(others) },
};

async function run(request: CommandRequest, app: App): Promise<Reply> {
  const renderer = discordRenderer(request.locale);
  const topic = typedText(request, "topic");
  const refusal = topicRefusal(topic, renderer.messages.compare.empty, renderer);
  return refusal ?? comparison(topic, { page: 0, pinned: "" }, app, renderer);
}

/** ◀ and ▶. The message holds the topic; the button, the passage that it began with, if any. */
async function page(request: PressRequest, app: App): Promise<Reply> {
  const renderer = discordRenderer(request.locale);
  const [wanted, pinned = ""] = request.state;
  const topic = questionIn(request.components);
  if (topic === "") return notice(renderer.messages.compare.lostTopic);
  const at = { page: numberIn(wanted), pinned };
  return inPlace(request, await comparison(topic, at, app, renderer));
}

/** The same topic without the article that it links to. */
async function without(request: PressRequest, app: App): Promise<Reply> {
  const renderer = discordRenderer(request.locale);
  const topic = withoutArticle(questionIn(request.components));
  if (topic === "") return notice(renderer.messages.compare.lostTopic);
  return inPlace(request, await comparison(topic, { page: 0, pinned: "" }, app, renderer));
}

/** "Other outlets" on an answer: what they write beside the quoted passage, for who pressed. */
async function others(request: PressRequest, app: App): Promise<Reply> {
  const renderer = discordRenderer(request.locale);
  const { compare: own, passage } = renderer.messages;
  const topic = await topicOf(request, app);
  if (topic === "") return notice(own.lostTopic);
  const compared = await compareWith(topic, request.state[1] ?? "", app);
  if (compared === null) return notice(passage.gone);
  const { found, pinned } = compared;
  const [first, ...more] = found.outlets;
  if (first === undefined) return notice(own.none);
  if (more.length === 0 && first.copies.length === 0) {
    return notice(own.noOthers(shownOutlet(first.passage.article, renderer)));
  }
  return { ...compareCard(found, { page: 0, pinned }, renderer), private: true };
}

async function comparison(
  topic: string,
  { page: wanted, pinned }: ComparePage,
  app: App,
  renderer: Renderer,
): Promise<Reply> {
  const { messages } = renderer;
  const compared = await compareWith(topic, pinned, app);
  if (compared === null) return notice(messages.passage.gone);
  const { found } = compared;
  if (found.words.length === 0) return notice(noWordsNote(topic, renderer));
  if (found.outlets.length > 0) {
    return compareCard(found, { page: wanted, pinned: compared.pinned }, renderer);
  }
  const notes = [searchedSpan(app.archive.articles.size, app.archive.span, messages)];
  const rows = articleRow("compare", found, renderer);
  return nothingCard({ searched: found, plainly: messages.compare.none, notes, rows }, renderer);
}

/**
 * The comparison, beginning with the passage of a reference, where it still reads the same; null
 * where its article is gone.
 */
async function compareWith(
  topic: string,
  pinned: string,
  { archive }: App,
): Promise<{ found: Comparison; pinned: string } | null> {
  const [ref] = decodeRefs(pinned);
  const finding = ref && findPassage(ref, archive.articles);
  const same = finding?.then((passage) => (passage.state === "same" ? passage : null)) ?? null;
  const found = await compareOutlets(topic, archive, same);
  const state = (await finding)?.state;
  return state === "gone" ? null : { found, pinned: state === "same" ? pinned : "" };
}

/** What an answer's question asks about: other outlets are not sought within its filters. */
async function topicOf(
  { components, locale, state }: PressRequest,
  { archive }: App,
): Promise<string> {
  const question = questionIn(components);
  if (decodeMode(state[0]).plain) return question;
  const parsed = await parseQuestion(question, {}, archive, locale);
  return "problem" in parsed ? question : parsed.words;
}
