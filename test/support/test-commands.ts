import {
  ApplicationCommandOptionType,
  ApplicationIntegrationType,
  ButtonStyle,
  ComponentType,
  InteractionContextType,
} from "discord.js";
import type { App, Command } from "../../src/command.ts";
import { createArchive } from "../../src/answer/archive.ts";
import { buttonId } from "../../src/reply/discord/button-id.ts";
import type { Reply } from "../../src/reply/discord/reply.ts";

/** An app without articles: these commands look nothing up. */
export async function emptyApp(): Promise<App> {
  return { archive: await createArchive([]), version: "0.0.0" };
}

/** A command with the options `text` (completed while typed) and `private`. */
export function command(name: string, parts: Partial<Command> & Pick<Command, "run">): Command {
  return {
    declaration: {
      name,
      description: "For a test",
      contexts: [
        InteractionContextType.Guild,
        InteractionContextType.BotDM,
        InteractionContextType.PrivateChannel,
      ],
      integration_types: [
        ApplicationIntegrationType.GuildInstall,
        ApplicationIntegrationType.UserInstall,
      ],
      options: [
        {
          type: ApplicationCommandOptionType.String,
          name: "text",
          description: "Any text",
          autocomplete: parts.autocomplete !== undefined,
        },
        {
          type: ApplicationCommandOptionType.Boolean,
          name: "private",
          description: "Only for you",
        },
      ],
    },
    ...parts,
  };
}

export function text(content: string, more: Partial<Reply> = {}): Reply {
  return { components: [{ type: ComponentType.TextDisplay, content }], ...more };
}

/** A text with a button. */
export function button(content: string, customId: string, more: Partial<Reply> = {}): Reply {
  const { components } = text(content);
  const press = {
    type: ComponentType.Button as const,
    style: ButtonStyle.Secondary as const,
    label: "Press",
    custom_id: customId,
  };
  const row = { type: ComponentType.ActionRow as const, components: [press] };
  return { components: [...components, row], ...more };
}

/** A handler that always answers so. */
export const says =
  (...reply: Parameters<typeof text>) =>
  async () =>
    text(...reply);

/** A handler that always answers with a text and a button. */
export const offers =
  (...reply: Parameters<typeof button>) =>
  async () =>
    button(...reply);

export const pressId = (name: string, ...state: string[]) => buttonId(name, "press", ...state);

/** A promise and the function that resolves it: how a test makes a command wait. */
export function gate(): { opened: Promise<void>; open: () => void } {
  const opener = new AbortController();
  const opened = new Promise<void>((resolve) => {
    opener.signal.addEventListener("abort", () => resolve());
  });
  return { opened, open: () => opener.abort() };
}
