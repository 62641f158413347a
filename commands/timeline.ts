import { timelineOf } from "../src/answer/timeline.ts";
import { numberIn } from "../src/reply/discord/button-id.ts";
import { TEXT_ID, textWithId, notice } from "../src/reply/discord/components.ts";
import { escapeText, truncate } from "../src/reply/text/escape.ts";
import { messagesFor } from "../src/reply/messages/messages.ts";
import type { Reply } from "../src/reply/discord/reply.ts";
import { shareable, turnPage } from "../src/reply/discord/visibility.ts";
import { leftOutNotes, timelineCard } from "../src/reply/cards/timeline.ts";
import { noneCard, topicIn, topicCommand, typedTopic } from "../src/reply/cards/topic.ts";
import type { App, Command, CommandRequest, PressRequest } from "../src/command.ts";
import { localized } from "../src/reply/discord/declaration.ts";
import { searchedSpan } from "../src/reply/text/dates.ts";

export const timeline: Command = {
  declaration: localized((messages) => topicCommand("timeline", messages)),
  run: shareable(run),
  buttons: { page: shareable(page) },
};

async function run({ options, locale }: CommandRequest, app: App): Promise<Reply> {
  const messages = messagesFor(locale);
  const typed = typedTopic(options, messages.timeline.empty, messages);
  if ("refusal" in typed) return typed.refusal;
  const reply = await timelinePage(typed.topic, 0, locale, app);
  return options["private"] === true ? { ...reply, private: true } : reply;
}

/** ◀ and ▶. The topic stands in the message. */
async function page(request: PressRequest, app: App): Promise<Reply> {
  const topic = topicIn(textWithId(request.components, TEXT_ID.question) ?? "");
  if (topic === "") return notice(messagesFor(request.locale).timeline.lostTopic);
  const parsed = numberIn(request.state[0]);
  return turnPage(request, await timelinePage(topic, parsed, request.locale, app));
}

async function timelinePage(
  topic: string,
  parsed: number,
  locale: string,
  { archive }: App,
): Promise<Reply> {
  const messages = messagesFor(locale);
  const found = await timelineOf(topic, archive);
  if (found.words.length === 0) {
    return notice(messages.ask.noWords(escapeText(truncate(topic, 100))));
  }
  if (found.events.length > 0) return timelineCard(found, parsed, messages);
  const searched = searchedSpan(archive.articles.size, archive.span, messages);
  const { none, nothing } = messages.timeline;
  const plainly = found.passages === 0 ? nothing : none;
  return noneCard(found, plainly, [...leftOutNotes(found, messages), searched], messages);
}
