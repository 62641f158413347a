import type { Command } from "../src/command.ts";
import { aboutCard } from "../src/reply/cards/about.ts";
import { localized, slashCommand } from "../src/reply/discord/declaration.ts";
import { discordRenderer } from "../src/reply/renderer.ts";

export const about: Command = {
  declaration: localized(({ names, about: own }) => slashCommand(names.about, own.description)),
  run: async ({ locale }, { archive, version, leftOut, logsQuestions, follows, feeds }) => {
    const view = {
      articles: archive.articles.size,
      outlets: await archive.articles.outlets(),
      span: archive.span,
      version,
      leftOut: leftOut?.() ?? 0,
      feeds: feeds?.() ?? null,
      logsQuestions: logsQuestions ?? false,
      keepsFollowed: follows !== undefined,
    };
    return aboutCard(view, discordRenderer(locale));
  },
};
