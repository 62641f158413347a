import { ComponentType } from "discord-api-types/v10";
import type { App, Command, CommandRequest, PressRequest } from "../src/command.ts";
import { QUESTION_LENGTH } from "../src/reply/cards/answer.ts";
import { notice } from "../src/reply/discord/components.ts";
import { localized, messageCommand } from "../src/reply/discord/declaration.ts";
import { messageText } from "../src/reply/discord/message-text.ts";
import type { Reply } from "../src/reply/discord/reply.ts";
import { shareable, sharedCard } from "../src/reply/discord/visibility.ts";
import { discordRenderer } from "../src/reply/renderer.ts";
import { answerTo } from "./ask.ts";

/** On any message: what it says is the question, and only who asks sees the answer. */
export const findInArticles: Command = {
  declaration: localized(({ names }) => messageCommand(names.findInArticles)),
  run: shareable(run),
  buttons: { share },
};

async function run({ message, locale }: CommandRequest, app: App): Promise<Reply> {
  const renderer = discordRenderer(locale);
  const question = message ? messageText(message, QUESTION_LENGTH) : "";
  if (question === "") return notice(renderer.messages.findInArticles.noText);
  return { ...(await answerTo(question, app, renderer)), private: true };
}

/** "Share in channel", on every private answer: the same card, for everyone. */
async function share(request: PressRequest): Promise<Reply> {
  const { components, userId, mayPost } = request;
  const { messages } = discordRenderer(request.locale);
  // A modified client can press it on any message of this bot.
  const card = components.some(({ type }) => type === ComponentType.Container);
  if (!request.private || !card) return notice(messages.errors.oldButton);
  return mayPost ? sharedCard(components, userId, messages) : notice(messages.share.notHere);
}
