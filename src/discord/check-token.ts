import { DiscordAPIError, REST, Routes } from "discord.js";
import { BotError, refusedToken } from "./errors.ts";
import { proxyOption } from "./rest.ts";

/** Milliseconds: a start is not held up by a Discord that is slow. */
const TIMEOUT = 5_000;

export interface BotUser {
  /** Also that of its application. */
  id: string;
  name: string;
}

/**
 * Asks Discord whose token this is: a wrong one is found before anything else is done. Null where
 * that cannot be learnt now: whoever logs in then learns why.
 * @throws BotError if Discord refuses it.
 */
export async function checkToken(token: string, api: string): Promise<BotUser | null> {
  const limits = { timeout: TIMEOUT, retries: 0, rejectOnRateLimit: () => true };
  const rest = new REST({ api, ...limits, ...(await proxyOption()) });
  try {
    const user = (await rest.setToken(token).get(Routes.user())) as Record<string, unknown>;
    return { id: String(user["id"]), name: String(user["username"]) };
  } catch (error) {
    if (error instanceof DiscordAPIError && error.status === 401) throw refusedToken();
    return null;
  }
}

/**
 * The id of the bot that a token is of: as Discord said, or where it could not be asked as the token
 * begins, in base64.
 * @throws BotError where neither tells.
 */
export function botIdOf(token: string, user: BotUser | null): string {
  const id = user?.id ?? Buffer.from(token.split(".")[0] ?? "", "base64url").toString("latin1");
  if (/^\d{1,20}$/.test(id)) return id;
  throw new BotError(
    "Discord could not be asked whose token this is, which followed questions are kept for: try again later, or set FOLLOWING=off.",
  );
}
