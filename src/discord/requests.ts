import {
  MessageFlags,
  type AutocompleteInteraction,
  type ChatInputCommandInteraction,
  type CommandInteractionOption,
  type Message,
  type MessageComponentInteraction,
  type MessageContextMenuCommandInteraction,
  type MessageSnapshot,
  ApplicationIntegrationType,
  PermissionFlagsBits as May,
  type BaseInteraction,
} from "discord.js";
import type { Asker, AutocompleteRequest, CommandRequest, PressRequest } from "../command.ts";
import type { MessageParts } from "../reply/discord/message-text.ts";

type AnyInteraction =
  | ChatInputCommandInteraction
  | MessageContextMenuCommandInteraction
  | AutocompleteInteraction
  | MessageComponentInteraction;

function asker({ locale, user, guildId }: AnyInteraction): Asker {
  return { locale, userId: user.id, guildId };
}

export function commandRequest(
  interaction: ChatInputCommandInteraction | MessageContextMenuCommandInteraction,
): CommandRequest {
  if (interaction.isChatInputCommand()) {
    return { ...asker(interaction), options: optionValues(interaction.options.data) };
  }
  return { ...asker(interaction), options: {}, message: messageParts(interaction.targetMessage) };
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
    mayPost: mayPost(interaction),
  };
}

/** Discord sends the message along, whatever the bot may read otherwise. */
function messageParts({
  content,
  embeds,
  components,
  messageSnapshots,
}: Message | MessageSnapshot): MessageParts {
  const [forwarded] = messageSnapshots?.values() ?? [];
  return {
    content: content ?? "",
    embeds: (embeds ?? []).map((embed) => embed.toJSON()),
    components: (components ?? []).map((component) => component.toJSON()),
    ...(forwarded === undefined ? {} : { forwarded: messageParts(forwarded) }),
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

/** Which of the two counts depends on the channel being a thread, which discord.js does not say. */
const POST = [May.SendMessages, May.SendMessagesInThreads];

/**
 * Whether a reply may be for everyone: Discord itself lets an app answer publicly where its user
 * may not write. Direct and group channels have no permissions. An app that only the user installed
 * needs only the user's permission; without it Discord makes its replies private.
 */
export function mayPost({
  guildId,
  memberPermissions,
  appPermissions,
  authorizingIntegrationOwners,
}: Pick<
  BaseInteraction,
  "guildId" | "memberPermissions" | "appPermissions" | "authorizingIntegrationOwners"
>): boolean {
  if (guildId === null) return true;
  if (memberPermissions === null || !memberPermissions.has(POST)) return false;
  return authorizingIntegrationOwners[ApplicationIntegrationType.GuildInstall] === undefined
    ? memberPermissions.has(May.UseExternalApps)
    : appPermissions.has(POST);
}
