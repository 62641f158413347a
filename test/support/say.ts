import {
  ApplicationCommandOptionType,
  ComponentType,
  type Interaction,
  MessageFlags,
} from "discord.js";
import type { Browser, Page } from "playwright-core";
import { localDiscord, login } from "./playground-bot.ts";
import { type OpenOptions, openPage } from "./open-page.ts";

export type Say = (text: string, interaction: Interaction) => unknown;

/** A page whose `/say text` and buttons are answered by `say`. */
export async function sayScene(browser: Browser, answer: Say, options?: OpenOptions) {
  const local = await localDiscord();
  const client = await login(local, (interaction) => {
    const said = interaction.isChatInputCommand()
      ? interaction.options.getString("text", true)
      : "";
    return answer(said, interaction);
  });
  const type: ApplicationCommandOptionType.String = ApplicationCommandOptionType.String;
  const option = { name: "text", description: "What", type, required: true };
  await client.application.commands.set([{ name: "say", description: "Says", options: [option] }]);
  const page = await openPage(browser, local, options);
  await page.locator("#commands button").waitFor({ state: "attached" });
  return { local, page, client };
}

export async function say(page: Page, text: string) {
  await page.locator("#box").fill(`/say ${text}`);
  await page.locator("#box").press("Enter");
}

/** Answers with these components, whatever is said. */
export function replying(components: object[], ...flags: MessageFlags.Ephemeral[]): Say {
  return async (_text, interaction) => {
    if (!interaction.isRepliable()) return;
    await interaction.reply({
      components: components as never,
      flags: [MessageFlags.IsComponentsV2, ...flags],
    });
  };
}

export const text = (content: string) => ({ type: ComponentType.TextDisplay, content });
export const row = (...components: object[]) => ({ type: ComponentType.ActionRow, components });
export const button = (label: string, id: string, more: object = {}) => ({
  type: ComponentType.Button,
  style: 2,
  label,
  custom_id: id,
  ...more,
});
