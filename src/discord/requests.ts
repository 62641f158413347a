import type {
  AutocompleteInteraction,
  ChatInputCommandInteraction,
  CommandInteractionOption,
  MessageComponentInteraction,
} from "discord.js";
import { MessageFlags } from "discord.js";
import type {
  Asker,
  AutocompleteRequest,
  CommandRequest,
  PressRequest,
} from "../../commands/command.ts";

type AnyInteraction =
  | ChatInputCommandInteraction
  | AutocompleteInteraction
  | MessageComponentInteraction;

function asker({ locale, user, guildId }: AnyInteraction): Asker {
  return { locale, userId: user.id, guildId };
}

export function commandRequest(interaction: ChatInputCommandInteraction): CommandRequest {
  return { ...asker(interaction), options: optionValues(interaction.options.data) };
}

export function autocompleteRequest(interaction: AutocompleteInteraction): AutocompleteRequest {
  const { name, value } = interaction.options.getFocused(true);
  return {
    ...asker(interaction),
    options: optionValues(interaction.options.data),
    focused: { name, value },
  };
}

export function pressRequest(
  interaction: MessageComponentInteraction,
  state: string[],
): PressRequest {
  const starter = interaction.message.interactionMetadata?.user.id;
  return {
    ...asker(interaction),
    state,
    components: interaction.message.components.map((component) => component.toJSON()),
    private: isPrivate(interaction),
    ...(starter === undefined ? {} : { asker: starter }),
  };
}

/** Whether the pressed message is seen by one person alone. */
export function isPrivate(interaction: MessageComponentInteraction): boolean {
  return interaction.message.flags.has(MessageFlags.Ephemeral);
}

/** Values by name, those under a subcommand included. */
function optionValues(options: readonly CommandInteractionOption[]): CommandRequest["options"] {
  return Object.fromEntries(
    options
      .flatMap((option) => [option, ...(option.options ?? [])])
      .flatMap((option) => [option, ...(option.options ?? [])])
      .flatMap(({ name, value }) => (value === undefined ? [] : [[name, value] as const])),
  );
}
