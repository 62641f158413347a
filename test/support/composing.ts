import type { APIApplicationCommandInteractionDataOption as Value } from "discord-api-types/v10";
import {
  type ApplicationCommandDataResolvable,
  ApplicationCommandOptionType as Option,
  ApplicationCommandType,
  type Interaction,
} from "discord.js";
import type { Browser, Page } from "playwright-core";
import { type Handler, localDiscord, login } from "./playground-bot.ts";
import { openPage } from "./open-page.ts";

const COMMANDS: ApplicationCommandDataResolvable[] = [
  {
    name: "ask",
    description: "Asks the articles",
    descriptionLocalizations: { fr: "Interroge les articles" },
    options: [
      {
        name: "question",
        description: "What to ask",
        type: Option.String,
        required: true,
        maxLength: 20,
      },
      { name: "private", description: "For you alone", type: Option.Boolean },
      { name: "limit", description: "How many", type: Option.Integer, minValue: 1, maxValue: 5 },
    ],
  },
  {
    name: "open",
    description: "Opens an article",
    options: [
      {
        name: "title",
        description: "Its title",
        type: Option.String,
        required: true,
        autocomplete: true,
      },
    ],
  },
  {
    name: "corpus",
    description: "The articles",
    options: [
      {
        name: "list",
        description: "Lists them",
        type: Option.Subcommand,
        options: [
          {
            name: "order",
            description: "Which first",
            type: Option.String,
            required: true,
            choices: [
              { name: "Newest first", value: "new" },
              { name: "Oldest first", value: "old" },
            ],
          },
        ],
      },
    ],
  },
  { name: "ping", description: "Says pong" },
  { name: "On a message", type: ApplicationCommandType.Message },
];

/** A page, and what reaches the bot: command name, options, locale. */
export async function composing(browser: Browser, handler: Handler = () => {}) {
  const local = await localDiscord();
  const heard: { name: string; options: readonly Value[]; locale: string }[] = [];
  const client = await login(local, async (interaction: Interaction) => {
    if (interaction.isChatInputCommand()) {
      const options = JSON.parse(JSON.stringify(interaction.options.data)) as Value[];
      heard.push({ name: interaction.commandName, options, locale: interaction.locale });
      await interaction.reply({ content: `heard ${interaction.commandName}` });
    } else await handler(interaction);
  });
  await client.application.commands.set(COMMANDS);
  const page = await openPage(browser, local);
  const box = page.locator("#box");
  await page.getByRole("button", { name: "/ask" }).waitFor();
  await box.focus();
  return { local, heard, page, box };
}

export function answered(page: Page) {
  return page.locator(".message .body").last().getByText("heard").waitFor();
}

export const titles = (page: Page) =>
  page.locator("#suggest-list .suggest-title").allTextContents();
