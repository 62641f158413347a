import { aboutCard } from "../src/reply/about-card.ts";
import { slashCommand } from "../src/reply/declaration.ts";
import { en } from "../src/reply/messages/en.ts";
import { messagesFor } from "../src/reply/messages/messages.ts";
import type { Command } from "./command.ts";

export const about: Command = {
  declaration: slashCommand("about", en.about.description),
  run: async ({ locale }, { archive, version }) =>
    aboutCard(await archive.articles.list(), archive.span, version, messagesFor(locale)),
};
