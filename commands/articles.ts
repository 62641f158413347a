import { articlesCard } from "../src/reply/cards/articles.ts";
import { numberIn } from "../src/reply/discord/button-id.ts";
import { slashCommand, localized } from "../src/reply/discord/declaration.ts";
import { messagesFor } from "../src/reply/messages/messages.ts";
import type { Reply } from "../src/reply/discord/reply.ts";
import type { App, Command, CommandRequest, PressRequest } from "../src/command.ts";
import { turnPage } from "../src/reply/discord/visibility.ts";

export const articles: Command = {
  declaration: localized((messages) =>
    slashCommand(messages.names.articles, messages.articles.description),
  ),
  run: async ({ locale }: CommandRequest, app: App) => listPage(0, locale, app),
  buttons: {
    page: async (request: PressRequest, app: App) =>
      turnPage(request, await listPage(numberIn(request.state[0]), request.locale, app)),
  },
};

async function listPage(page: number, locale: string, { archive }: App): Promise<Reply> {
  return articlesCard(await archive.articles.list(), page, messagesFor(locale));
}
