import { aboutCard } from "../src/reply/cards/about.ts";
import { slashCommand, localized } from "../src/reply/discord/declaration.ts";
import { messagesFor } from "../src/reply/messages/messages.ts";
import type { Command } from "../src/command.ts";

export const about: Command = {
  declaration: localized((messages) =>
    slashCommand(messages.names.about, messages.about.description),
  ),
  run: async ({ locale }, { archive, version, leftOut, logsQuestions }) =>
    aboutCard(
      await archive.articles.list(),
      {
        span: archive.span,
        version,
        leftOut: leftOut?.() ?? 0,
        logsQuestions: logsQuestions ?? false,
      },
      messagesFor(locale),
    ),
};
