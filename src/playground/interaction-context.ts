import {
  type APIUser,
  ApplicationIntegrationType,
  ChannelType,
  InteractionContextType,
  PermissionFlagsBits,
} from "discord-api-types/v10";
import { type LocalState, userOf } from "./state.ts";

/**
 * Where a reader acts.
 * - `guild`, `thread`: in the server that has the bot.
 * - `dm`: in the direct channel with the bot.
 * - `group`: in a group chat; the reader installed the bot for themselves.
 * - `foreign-guild`: in a server without the bot, which lets no app of a reader post publicly.
 */
export type InteractionContext = "guild" | "thread" | "dm" | "group" | "foreign-guild";

const MAY =
  PermissionFlagsBits.ViewChannel |
  PermissionFlagsBits.SendMessages |
  PermissionFlagsBits.SendMessagesInThreads |
  PermissionFlagsBits.EmbedLinks |
  PermissionFlagsBits.AttachFiles |
  PermissionFlagsBits.ReadMessageHistory |
  PermissionFlagsBits.UseExternalApps |
  PermissionFlagsBits.UseApplicationCommands;
const PERMISSIONS = String(MAY);
const WITHOUT_APPS = String(MAY & ~PermissionFlagsBits.UseExternalApps);

export function channelOf(state: LocalState, place: InteractionContext, user: string): string {
  if (place === "dm") {
    const channel = state.directChannels.get(user) ?? state.nextId();
    state.directChannels.set(user, channel);
    return channel;
  }
  const { channel, thread, group, foreignChannel } = state;
  return { guild: channel, thread, group, "foreign-guild": foreignChannel }[place];
}

/** The fields of INTERACTION_CREATE that say who acts and where. */
export function whoAndWhere(
  state: LocalState,
  place: InteractionContext,
  userId: string,
  locale: string,
): object {
  const user = userOf(state, userId);
  const id = channelOf(state, place, userId);
  const common = {
    locale,
    channel_id: id,
    app_permissions: PERMISSIONS,
    authorizing_integration_owners: installOwners(state, place, userId),
  };
  if (place === "guild" || place === "thread") {
    return {
      ...common,
      ...inGuild(state.guild, user, PERMISSIONS),
      channel: guildChannel(state, place, id),
    };
  }
  if (place === "foreign-guild") {
    return {
      ...common,
      ...inGuild(state.foreignGuild, user, WITHOUT_APPS),
      channel: { ...guildChannel(state, "guild", id), guild_id: state.foreignGuild },
    };
  }
  if (place === "dm") {
    return {
      ...common,
      user,
      context: InteractionContextType.BotDM,
      channel: directChannel(state, id),
    };
  }
  return {
    ...common,
    user,
    context: InteractionContextType.PrivateChannel,
    channel: groupChannel(id, user),
  };
}

/** Who installed the bot there; in a direct channel Discord names the server "0". */
export function installOwners(
  state: LocalState,
  place: InteractionContext,
  user: string,
): Partial<Record<ApplicationIntegrationType, string>> {
  if (place === "group" || place === "foreign-guild") {
    return { [ApplicationIntegrationType.UserInstall]: user };
  }
  return { [ApplicationIntegrationType.GuildInstall]: place === "dm" ? "0" : state.guild };
}

function directChannel(state: LocalState, id: string): object {
  return { id, type: ChannelType.DM, flags: 0, last_message_id: null, recipients: [state.bot] };
}

function groupChannel(id: string, user: APIUser): object {
  return {
    id,
    type: ChannelType.GroupDM,
    flags: 0,
    last_message_id: null,
    name: "group",
    icon: null,
    owner_id: user.id,
    recipients: [user],
  };
}

function inGuild(id: string, user: object, permissions: string): object {
  return {
    guild_id: id,
    guild: { id, locale: "en-US", features: [] },
    guild_locale: "en-US",
    context: InteractionContextType.Guild,
    member: {
      user,
      nick: null,
      avatar: null,
      banner: null,
      roles: [],
      joined_at: "2024-01-01T00:00:00.000000+00:00",
      premium_since: null,
      communication_disabled_until: null,
      deaf: false,
      mute: false,
      pending: false,
      flags: 0,
      permissions,
    },
  };
}

function guildChannel(state: LocalState, place: "guild" | "thread", id: string): object {
  const common = {
    id,
    guild_id: state.guild,
    permissions: PERMISSIONS,
    flags: 0,
    last_message_id: null,
    rate_limit_per_user: 0,
  };
  if (place === "guild") {
    return {
      ...common,
      type: ChannelType.GuildText,
      name: "news",
      parent_id: null,
      position: 0,
      nsfw: false,
      topic: null,
    };
  }
  return {
    ...common,
    type: ChannelType.PublicThread,
    name: "a thread",
    parent_id: state.channel,
    owner_id: state.bot.id,
    message_count: 0,
    member_count: 1,
    thread_metadata: {
      archived: false,
      archive_timestamp: "2024-01-01T00:00:00.000000+00:00",
      auto_archive_duration: 1440,
      locked: false,
    },
  };
}
