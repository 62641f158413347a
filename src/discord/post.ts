import { createHash } from "node:crypto";
import {
  DiscordAPIError,
  MessageFlags,
  RESTJSONErrorCodes as Code,
  Routes,
  type REST,
} from "discord.js";
import type { APIDMChannel } from "discord-api-types/v10";
import type { Audience } from "../following/follows.ts";
import type { PostResult } from "./bot.ts";
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

/** Characters of a nonce. */
const MAX_NONCE = 25;

/** Sends a message that answers no interaction. */
export async function post(
  rest: REST,
  { user, channel }: Audience,
  { components }: Reply,
  nonce: string,
): Promise<PostResult> {
  try {
    const to = channel ?? (await directChannel(rest, user));
    const body = {
      components,
      flags: MessageFlags.IsComponentsV2,
      allowed_mentions: { parse: [] },
      // What was sent again because its acknowledgement was lost is posted once.
      nonce: createHash("sha256").update(nonce).digest("hex").slice(0, MAX_NONCE),
      enforce_nonce: true,
    };
    await rest.post(Routes.channelMessages(to), { body });
    return "posted";
  } catch (error) {
    if (!(error instanceof DiscordAPIError)) return "later";
    if (NO_LONGER.has(error.code)) return "gone";
    return error.status >= SERVER_FAULT || error.status === TOO_MANY ? "later" : "refused";
  }
}

const SERVER_FAULT = 500;
const TOO_MANY = 429;

async function directChannel(rest: REST, user: string): Promise<string> {
  const opened = await rest.post(Routes.userChannels(), { body: { recipient_id: user } });
  return (opened as APIDMChannel).id;
}
