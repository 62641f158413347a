import { DiscordAPIError, REST, Routes } from "discord.js";
import { refusedToken } from "./errors.ts";
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
