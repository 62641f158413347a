import { ComponentType } from "discord-api-types/v10";
import { QUESTION_LENGTH } from "../src/reply/cards/answer.ts";
import { messageCommand, localized } from "../src/reply/discord/declaration.ts";
import { messageText } from "../src/reply/discord/message-text.ts";
import { messagesFor } from "../src/reply/messages/messages.ts";
import type { Reply } from "../src/reply/discord/reply.ts";
import { shareable, sharedCard } from "../src/reply/discord/visibility.ts";
import { answerTo } from "./ask.ts";
import type { App, Command, CommandRequest, PressRequest } from "../src/command.ts";
import { notice } from "../src/reply/discord/components.ts";

/** On any message: what it says is the question, and only who asks sees the answer. */
export const findInArticles: Command = {
  declaration: localized(({ names }) => messageCommand(names.findInArticles)),
  run: shareable(run),
  buttons: { share },
};

async function run({ message, locale }: CommandRequest, app: App): Promise<Reply> {
  const messages = messagesFor(locale);
  const question = message ? messageText(message, QUESTION_LENGTH) : "";
  if (question === "") return notice(messages.findInArticles.noText);
  return { ...(await answerTo(question, app, messages)), private: true };
}

/** "Share in channel", on every private answer: the card as it stands, for everyone. */
async function share(request: PressRequest): Promise<Reply> {
  const { components, locale, userId, mayPost } = request;
  const messages = messagesFor(locale);
  // A modified client can press it on any message of this bot.
  const card = components.some(({ type }) => type === ComponentType.Container);
  if (!request.private || !card) return notice(messages.errors.oldButton);
  return mayPost ? sharedCard(components, userId, messages) : notice(messages.share.notHere);
}
