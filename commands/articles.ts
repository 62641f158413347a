import type { App, Command } from "../src/command.ts";
import { articlesCard } from "../src/reply/cards/articles.ts";
import { numberIn } from "../src/reply/discord/button-id.ts";
import { localized, slashCommand } from "../src/reply/discord/declaration.ts";
import type { Reply } from "../src/reply/discord/reply.ts";
import { inPlace } from "../src/reply/discord/visibility.ts";
import { discordRenderer } from "../src/reply/renderer.ts";

export const articles: Command = {
  declaration: localized(({ names, articles: own }) =>
    slashCommand(names.articles, own.description),
  ),
  run: async ({ locale }, app) => listPage(0, locale, app),
  buttons: {
    page: async (request, app) =>
      inPlace(request, await listPage(numberIn(request.state[0]), request.locale, app)),
  },
};

async function listPage(page: number, locale: string, { archive }: App): Promise<Reply> {
  return articlesCard(await archive.articles.list(), page, discordRenderer(locale));
}
