import {
  type APIUser,
  ApplicationIntegrationType,
  ChannelType,
  InteractionContextType,
  PermissionFlagsBits,
} from "discord-api-types/v10";
import type { InteractionContext } from "./interaction.ts";
import { type LocalState, userOf } from "./state.ts";

const PERMISSION_BITS =
  PermissionFlagsBits.ViewChannel |
  PermissionFlagsBits.SendMessages |
  PermissionFlagsBits.SendMessagesInThreads |
  PermissionFlagsBits.EmbedLinks |
  PermissionFlagsBits.AttachFiles |
  PermissionFlagsBits.ReadMessageHistory |
  PermissionFlagsBits.ManageMessages |
  PermissionFlagsBits.UseExternalApps |
  PermissionFlagsBits.UseApplicationCommands;
const PERMISSIONS = String(PERMISSION_BITS);
const WITHOUT_APPS = String(PERMISSION_BITS & ~PermissionFlagsBits.UseExternalApps);

export function channelOf(state: LocalState, context: InteractionContext, user: string): string {
  if (context === "dm") {
    const channel = state.directChannels.get(user) ?? state.nextId();
    state.directChannels.set(user, channel);
    return channel;
  }
  const { channel, thread, group, foreignChannel } = state;
  return { guild: channel, thread, group, "foreign-guild": foreignChannel }[context];
}

/** The fields of INTERACTION_CREATE that say who acts and where. */
export function actorFields(
  state: LocalState,
  context: InteractionContext,
  userId: string,
  locale: string,
): object {
  const user = userOf(state, userId);
  const id = channelOf(state, context, userId);
  const common = {
    locale,
    channel_id: id,
    app_permissions: PERMISSIONS,
    authorizing_integration_owners: installOwners(state, context, userId),
  };
  if (context === "guild" || context === "thread") {
    return {
      ...common,
      ...inGuild(state.guild, user, PERMISSIONS),
      channel: guildChannel(state, context, id),
    };
  }
  if (context === "foreign-guild") {
    return {
      ...common,
      ...inGuild(state.foreignGuild, user, WITHOUT_APPS),
      channel: { ...guildChannel(state, "guild", id), guild_id: state.foreignGuild },
    };
  }
  if (context === "dm") {
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

/** Who installed the bot; in a direct channel Discord gives the server as "0". */
export function installOwners(
  state: LocalState,
  context: InteractionContext,
  user: string,
): Partial<Record<ApplicationIntegrationType, string>> {
  if (context === "group" || context === "foreign-guild") {
    return { [ApplicationIntegrationType.UserInstall]: user };
  }
  return { [ApplicationIntegrationType.GuildInstall]: context === "dm" ? "0" : state.guild };
}

export function directChannel(state: LocalState, id: string): object {
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

function guildChannel(state: LocalState, context: "guild" | "thread", id: string): object {
  const common = {
    id,
    guild_id: state.guild,
    permissions: PERMISSIONS,
    flags: 0,
    last_message_id: null,
    rate_limit_per_user: 0,
  };
  if (context === "guild") {
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
