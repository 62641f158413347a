import {
  DiscordAPIError,
  MessageFlags,
  RESTJSONErrorCodes as Code,
  Routes,
  type REST,
} from "discord.js";
import type { APIDMChannel } from "discord-api-types/v10";
import type { Audience } from "../following/follows.ts";
import type { Reply } from "../reply/discord/reply.ts";

/** By these Discord says that the bot cannot post there, now or later. */
const NO_LONGER: ReadonlySet<number | string> = new Set([
  Code.UnknownChannel,
  Code.UnknownGuild,
  Code.UnknownUser,
  Code.MissingAccess,
  Code.CannotSendMessagesToThisUser,
  Code.MissingPermissions,
  Code.CannotSendMessagesToThisUserDueToHavingNoMutualGuilds,
]);

/** Sends a message that answers no interaction. False where the bot can no longer post there. */
export async function post(
  rest: REST,
  { user, channel }: Audience,
  { components }: Reply,
): Promise<boolean> {
  try {
    const to = channel ?? (await directChannel(rest, user));
    const body = {
      components,
      flags: MessageFlags.IsComponentsV2,
      allowed_mentions: { parse: [] },
    };
    await rest.post(Routes.channelMessages(to), { body });
    return true;
  } catch (error) {
    if (error instanceof DiscordAPIError && NO_LONGER.has(error.code)) return false;
    throw error;
  }
}

async function directChannel(rest: REST, user: string): Promise<string> {
  const opened = await rest.post(Routes.userChannels(), { body: { recipient_id: user } });
  return (opened as APIDMChannel).id;
}
