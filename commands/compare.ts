import { compareOutlets, type Comparison } from "../src/answer/compare.ts";
import { parseQuestion } from "../src/answer/question/parse.ts";
import { shownOutlet } from "../src/reply/text/attribution.ts";
import { numberIn } from "../src/reply/discord/button-id.ts";
import { compareCard } from "../src/reply/cards/compare.ts";
import { TEXT_ID, textWithId, notice } from "../src/reply/discord/components.ts";
import { escapeText, truncate, forDiscord } from "../src/reply/text/escape.ts";
import { messagesFor } from "../src/reply/messages/messages.ts";
import { decodeRefs, findPassage } from "../src/reply/discord/passage-ref.ts";
import type { Reply } from "../src/reply/discord/reply.ts";
import { shareable, turnPage } from "../src/reply/discord/visibility.ts";
import { noneCard, topicIn, topicCommand, typedTopic } from "../src/reply/cards/topic.ts";
import type { App, Command, CommandRequest, PressRequest } from "../src/command.ts";
import { decodeMode } from "../src/reply/cards/answer-view.ts";
import { localized } from "../src/reply/discord/declaration.ts";
import { searchedSpan } from "../src/reply/text/dates.ts";

export const compare: Command = {
  declaration: localized((messages) => topicCommand("compare", messages)),
  run: shareable(run),
  buttons: { page: shareable(page), others: shareable(others) },
};

async function run({ options, locale }: CommandRequest, app: App): Promise<Reply> {
  const messages = messagesFor(locale);
  const typed = typedTopic(options, messages.compare.empty, messages);
  if ("refusal" in typed) return typed.refusal;
  const reply = await comparePage(typed.topic, 0, "", locale, app);
  return options["private"] === true ? { ...reply, private: true } : reply;
}

/** ◀ and ▶. The topic stands in the message, the passage it began with, if any, in the button. */
async function page(request: PressRequest, app: App): Promise<Reply> {
  const [parsed = "", pinned = ""] = request.state;
  const topic = topicOf(request);
  if (topic === "") return notice(messagesFor(request.locale).compare.lostTopic);
  return turnPage(request, await comparePage(topic, numberIn(parsed), pinned, request.locale, app));
}

/** "Other outlets" on an answer: what they write beside the quoted passage, for who pressed. */
async function others(request: PressRequest, app: App): Promise<Reply> {
  const messages = messagesFor(request.locale);
  const [mode = "", pinned = ""] = request.state;
  const topic = await wordsOf(topicOf(request), mode, request.locale, app);
  if (topic === "") return notice(messages.compare.lostTopic);
  const compared = await compareWith(topic, pinned, app);
  if (compared === null) return notice(messages.passage.gone);
  const { comparison } = compared;
  const [first, ...more] = comparison.outlets;
  if (first === undefined) return notice(messages.compare.none);
  if (more.length === 0 && first.copies.length === 0) {
    const outlet = shownOutlet(first.passage.article, messages, forDiscord);
    return notice(messages.compare.noOthers(outlet));
  }
  return { ...compareCard(comparison, 0, compared.pinned, messages), private: true };
}

async function comparePage(
  topic: string,
  parsed: number,
  pinned: string,
  locale: string,
  app: App,
): Promise<Reply> {
  const messages = messagesFor(locale);
  const compared = await compareWith(topic, pinned, app);
  if (compared === null) return notice(messages.passage.gone);
  const { comparison } = compared;
  if (comparison.words.length === 0) {
    return notice(messages.ask.noWords(escapeText(truncate(topic, 100))));
  }
  if (comparison.outlets.length === 0) {
    const searched = searchedSpan(app.archive.articles.size, app.archive.span, messages);
    return noneCard(comparison, messages.compare.none, [searched], messages);
  }
  return compareCard(comparison, parsed, compared.pinned, messages);
}

/**
 * The comparison, beginning with the passage of a reference, where it still reads the same; null
 * where its article is gone.
 */
async function compareWith(
  topic: string,
  pinned: string,
  { archive }: App,
): Promise<{ comparison: Comparison; pinned: string } | null> {
  const [ref] = decodeRefs(pinned);
  const found = ref && (await findPassage(ref, archive.articles));
  if (found?.state === "gone") return null;
  if (found?.state !== "same") {
    return { comparison: await compareOutlets(topic, archive), pinned: "" };
  }
  return { comparison: await compareOutlets(topic, archive, found), pinned };
}

/** What a question asks about: other outlets are not sought within its filters. */
async function wordsOf(
  question: string,
  mode: string,
  locale: string,
  { archive }: App,
): Promise<string> {
  if (decodeMode(mode).plain) return question;
  const parsed = await parseQuestion(question, {}, archive, locale);
  return "problem" in parsed ? question : parsed.words;
}

function topicOf({ components }: PressRequest): string {
  return topicIn(textWithId(components, TEXT_ID.question) ?? "");
}
