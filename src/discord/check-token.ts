import { DiscordAPIError, REST, Routes } from "discord.js";
import { refusedToken } from "./errors.ts";

/** Milliseconds: a start is not held up by a Discord that is slow. */
const TIMEOUT = 5_000;

/**
 * Asks Discord whose token this is: a wrong one is found before anything else is done. Null where
 * that cannot be learnt now: whoever logs in then learns why.
 * @throws BotError if Discord refuses it.
 */
export async function checkToken(token: string, api: string): Promise<{ name: string } | null> {
  const rest = new REST({ api, timeout: TIMEOUT, retries: 0, rejectOnRateLimit: () => true });
  try {
    const { username } = (await rest.setToken(token).get(Routes.user())) as { username?: unknown };
    return typeof username === "string" ? { name: username } : null;
  } catch (error) {
    if (error instanceof DiscordAPIError && error.status === 401) throw refusedToken();
    return null;
  }
}
