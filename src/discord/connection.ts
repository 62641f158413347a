import { Events, Locale, RESTEvents, type Client, type REST } from "discord.js";
import type { Logger } from "pino";
import { closedForGood, refusedToken, type BotError } from "./errors.ts";

/**
 * Resolves when the connection is lost for good. After a 401 discord.js drops its token without a
 * word: the bot would stay connected and mute.
 */
export function failureOf(client: Client): Promise<BotError> {
  return new Promise((resolve) => {
    client.on(Events.ShardDisconnect, ({ code }) => resolve(closedForGood(code)));
    client.on(Events.Invalidated, () => resolve(refusedToken()));
    client.rest.on(RESTEvents.Response, ({ data }, { status }) => {
      if (status === 401 && data.auth !== false) resolve(refusedToken());
    });
  });
}

/**
 * discord.js takes these for granted and loses an interaction that comes without: Discord always
 * sends them, another server that speaks its API may leave them out. Its raw packets are heard
 * before they are read.
 */
export function completeInteractions(client: Client): void {
  client.on(Events.Raw, ({ t: name, d: interaction }: { t?: string; d?: object }) => {
    if (name !== "INTERACTION_CREATE" || !interaction) return;
    const given: { locale?: unknown } = { ...interaction };
    const missing = { entitlements: [], authorizing_integration_owners: {} };
    Object.assign(interaction, missing, given, { locale: usableLocale(given.locale) });
  });
}

const LOCALES: ReadonlySet<unknown> = new Set(Object.values(Locale));

/** `Intl` throws at what is no language, and takes its time: Discord's own need no look. */
function usableLocale(locale: unknown): string {
  if (LOCALES.has(locale)) return String(locale);
  try {
    return new Intl.Locale(String(locale)).baseName;
  } catch {
    return Locale.EnglishUS;
  }
}

/** Notes what becomes of the connection, and what Discord says about our requests. */
export function logConnection(client: Client, log: Logger): void {
  client.on(Events.ShardReconnecting, (shard) => log.info({ shard }, "gateway: reconnecting"));
  client.on(Events.ShardResume, (shard, missed) => log.info({ shard, missed }, "gateway: resumed"));
  client.on(Events.ShardError, (err, shard) => log.warn({ err, shard }, "gateway: error"));
  client.on(Events.Error, (err) => log.error({ err }, "discord.js: error"));
  client.on(Events.Warn, (text) => log.warn({ text }, "discord.js: warning"));
  client.on(Events.Debug, (text) => log.trace({ text }, "discord.js"));
  logRequests(client.rest, log);
}

function logRequests(rest: REST, log: Logger): void {
  rest.on(RESTEvents.InvalidRequestWarning, ({ count, remainingTime }) => {
    log.warn({ count, remainingTime }, "refused requests: 10,000 in ten minutes ban this address");
  });
  rest.on(RESTEvents.RateLimited, ({ route, retryAfter, global }) => {
    log.warn({ route, retryAfter, global }, "rate limited");
  });
}
