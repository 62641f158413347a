import { type REST, RESTEvents, type RESTOptions } from "discord.js";
import type { Logger } from "pino";
import { proxiesIn } from "../lib/proxy.ts";

/** Warn after every so many refused requests: 10,000 in ten minutes ban the address. */
const INVALID_REQUESTS = 500;

/** Where the local Discord is: another machine's proxy cannot reach it. */
const LOOPBACK = "127.0.0.1,localhost,[::1]";

/** For how long a limit is not told of again where Discord does not say how long it lasts. */
const MIN_WAIT_SECONDS = 1;

/**
 * How requests are sent. Replies are the only ones while the bot runs, and Discord does not count
 * them towards its 50 requests a second, so discord.js must not queue them either ("Rate Limits",
 * https://docs.discord.com/developers/topics/rate-limits).
 */
export async function restOptions(api: string, version: string): Promise<Partial<RESTOptions>> {
  return {
    api,
    globalRequestsPerSecond: Number.POSITIVE_INFINITY,
    invalidRequestWarningInterval: INVALID_REQUESTS,
    userAgentAppendix: `Dateline/${version}`,
    ...(await proxyOption()),
  };
}

/** The proxy of the environment, if it names one; undici is loaded only then. */
export async function proxyOption(): Promise<Pick<RESTOptions, "agent"> | undefined> {
  const proxies = proxiesIn(process.env);
  if (proxies === null) return undefined;
  const { EnvHttpProxyAgent } = await import("undici7");
  const noProxy = `${proxies.noProxy},${LOOPBACK}`;
  const agent = new EnvHttpProxyAgent({ ...proxies, noProxy, proxyTunnel: false });
  // discord.js brings a former undici, whose agents work alike.
  return { agent: agent as unknown as RESTOptions["agent"] };
}

/** Logs what Discord says about our requests. */
export function logRequests(rest: REST, log: Logger): void {
  rest.on(RESTEvents.InvalidRequestWarning, ({ count, remainingTime }) => {
    log.warn(
      { count, remainingTime },
      "requests refused: Discord bans an address after 10,000 in ten minutes",
    );
  });
  rest.on(RESTEvents.RateLimited, ({ route, retryAfter, global }) => {
    log.warn({ route, retryAfter, global }, "rate limited");
  });
  logWaits(rest, log);
}

/**
 * Says how long Discord makes us wait: discord.js tells of the waits that it foresees, but a 429 it
 * sits out in silence. One line a wait, since a server that names no time is asked again at once.
 */
function logWaits(rest: REST, log: Logger): void {
  const waits = new Map<string, number>();
  rest.on(RESTEvents.Response, ({ route, method }, { status, headers }) => {
    if (status !== 429) return;
    const seconds = Number(headers.get("retry-after")) || MIN_WAIT_SECONDS;
    const until = Date.now() + seconds * 1000;
    if ((waits.get(route) ?? 0) > Date.now()) return;
    waits.set(route, until);
    const about = { method, route, seconds, until: new Date(until).toISOString() };
    log.warn(about, "Discord limits our requests: waiting");
  });
}
