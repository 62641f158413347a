import {
  type APIApplicationCommandInteractionDataOption,
  type APIMessage,
  type APIMessageSnapshotFields,
  ApplicationIntegrationType,
  MessageFlags,
  PermissionFlagsBits as May,
} from "discord-api-types/v10";
import type { Asker, AutocompleteRequest, CommandRequest, PressRequest } from "../command.ts";
import type { MessageParts } from "../reply/discord/message-text.ts";
import {
  type Interaction,
  isMessageCommand,
  type MessageCommand,
  type Press,
  type SlashCommand,
  type Typing,
} from "./interaction.ts";

function asker(interaction: Interaction): Asker {
  const { locale, user, member, guild_id: guildId } = interaction;
  const channel = managedChannel(interaction);
  return {
    locale,
    // One of the two is there: `readInteraction` saw to it.
    userId: (member?.user ?? user)?.id ?? "",
    guildId: guildId ?? null,
    ...(channel === undefined ? {} : { managedChannel: channel }),
  };
}

/** The channel, if its reader may manage it and the bot is a member that may post there. */
function managedChannel({
  channel,
  guild_id: guildId,
  member,
  app_permissions: ofApp,
  authorizing_integration_owners: owners,
}: Interaction): string | undefined {
  const isMember =
    guildId !== undefined && owners[ApplicationIntegrationType.GuildInstall] !== undefined;
  const ofMember = member?.permissions;
  const mayManage = [May.ManageChannels, May.ManageMessages].some((right) =>
    allows(ofMember, right),
  );
  const mayPostThere = allows(ofApp, May.SendMessages) || allows(ofApp, May.SendMessagesInThreads);
  return isMember && mayManage && mayPostThere ? channel?.id : undefined;
}

export function commandRequest(interaction: SlashCommand | MessageCommand): CommandRequest {
  if (!isMessageCommand(interaction)) {
    return { ...asker(interaction), options: optionValues(interaction.data.options) };
  }
  const { target_id: id, resolved } = interaction.data;
  const message = resolved.messages[id];
  return {
    ...asker(interaction),
    options: {},
    ...(message && { message: messageParts(message) }),
  };
}

export function autocompleteRequest(interaction: Typing): AutocompleteRequest {
  const { options } = interaction.data;
  const focused = flattened(options).find((option) => "focused" in option && option.focused);
  return {
    ...asker(interaction),
    options: optionValues(options),
    focused: { name: focused?.name ?? "", value: String(valueOf(focused) ?? "") },
  };
}

export function pressRequest(interaction: Press, state: string[]): PressRequest {
  const { message } = interaction;
  const starter = message.interaction_metadata?.user.id;
  return {
    ...asker(interaction),
    state,
    components: message.components ?? [],
    private: isPrivate(interaction),
    ...(starter === undefined ? {} : { asker: starter }),
    mayPost: mayPost(interaction),
  };
}

/** Discord sends the message along, whatever the bot may read otherwise. */
function messageParts(message: APIMessage | APIMessageSnapshotFields): MessageParts {
  const { content, embeds, components } = message;
  const [forwarded] = "message_snapshots" in message ? (message.message_snapshots ?? []) : [];
  return {
    content: content ?? "",
    embeds: embeds ?? [],
    components: components ?? [],
    ...(forwarded === undefined ? {} : { forwarded: messageParts(forwarded.message) }),
  };
}

/** Whether the pressed message is seen by one person alone. */
export function isPrivate({ message }: Press): boolean {
  return ((message.flags ?? 0) & MessageFlags.Ephemeral) !== 0;
}

type Options = readonly APIApplicationCommandInteractionDataOption[];

/** Values by name, those under a subcommand included. */
export function optionValues(options: Options | undefined): CommandRequest["options"] {
  return Object.fromEntries(
    flattened(options).flatMap((option) => {
      const value = valueOf(option);
      return value === undefined ? [] : [[option.name, value] as const];
    }),
  );
}

function flattened(options: Options = []): APIApplicationCommandInteractionDataOption[] {
  return options.flatMap((option) => [
    option,
    ...("options" in option ? flattened(option.options) : []),
  ]);
}

function valueOf(option: APIApplicationCommandInteractionDataOption | undefined) {
  return option && "value" in option ? option.value : undefined;
}

/** Which of the two counts depends on the channel being a thread. */
const POST = May.SendMessages | May.SendMessagesInThreads;

/**
 * Whether a reply may be for everyone: Discord itself lets an app answer publicly where its user
 * may not write. Direct and group channels have no permissions. An app that only the user installed
 * needs only the user's permission; without it Discord makes its replies private.
 */
export function mayPost({
  guild_id: guildId,
  member,
  app_permissions: ofApp,
  authorizing_integration_owners: owners,
}: Pick<
  Interaction,
  "guild_id" | "member" | "app_permissions" | "authorizing_integration_owners"
>): boolean {
  if (guildId === undefined || guildId === null) return true;
  const ofMember = member?.permissions;
  if (!allows(ofMember, POST)) return false;
  return owners[ApplicationIntegrationType.GuildInstall] === undefined
    ? allows(ofMember, May.UseExternalApps)
    : allows(ofApp, POST);
}

function allows(permissions: string | undefined, wanted: bigint): boolean {
  const bits = BigInt(permissions ?? 0);
  return (bits & May.Administrator) !== 0n || (bits & wanted) === wanted;
}
