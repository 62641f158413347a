import type { Server } from "node:net";
import { setTimeout as wait } from "node:timers/promises";
import { Client, Events, Options, RESTEvents, type REST, Status } from "discord.js";
import { Dispatch, type DispatchOptions } from "./dispatch.ts";
import { startFailure, type BotError, closedForGood, refusedToken } from "./errors.ts";
import { prepareInteractions } from "./incoming.ts";
import { claimApplication } from "./other-process.ts";
import { register } from "./registration.ts";
import type { Logger } from "pino";

/** Milliseconds that a stop waits for replies in flight, and for the gateway to close. */
const DRAIN = 10_000;
const GOODBYE = 2000;
/** Milliseconds for interactions that are on their way when nothing else is left to do. */
const LAST_READ = 250;

/** Warn after every so many refused requests: 10,000 in ten minutes ban the address. */
const INVALID_REQUESTS = 500;

const OTHER_PROCESS =
  "another process on this machine has logged in with this token: both answer, so stop one of them";

/** For how long a limit is not told of again where Discord does not say how long it lasts. */
const MIN_WAIT_SECONDS = 1;

export interface BotOptions extends DispatchOptions {
  token: string;
  /** Base address of Discord's API, e.g. "https://discord.com/api". */
  api: string;
}

export interface Bot {
  /** What it is called in Discord. */
  name: string;
  applicationId: string;
  /** By command name. */
  commandIds: ReadonlyMap<string, string>;
  /** Whether interactions arrive at the moment. */
  isConnected(): boolean;
  /** Resolves when the bot cannot go on, e.g. because its token was revoked; else never. */
  failed: Promise<BotError>;
  /** Takes no more work, ends what is in flight (10 s at most) and logs out. */
  stop(): Promise<void>;
}

/**
 * Logs in, registers the commands, and answers from then on.
 * @throws BotError saying why it cannot.
 */
export async function startBot(options: BotOptions): Promise<Bot> {
  const { token, api, log } = options;
  let stopped: Promise<void> | undefined;
  let claim: Server | null = null;
  const client = createClient(api, options.app.version);
  const dispatch = new Dispatch(options);
  const failed = failureOf(client);
  logConnection(client, log);
  prepareInteractions(client, log);
  client.on(Events.InteractionCreate, (interaction) => void dispatch.handle(interaction));
  try {
    const application = await Promise.race([logIn(client, token), rejectWith(failed)]);
    claim = await claimApplication(api, application.id);
    if (claim === null) log.warn(OTHER_PROCESS);
    const declarations = options.commands.map((command) => command.declaration);
    const commandIds = await register(client.rest, application.id, declarations, log);
    const { name } = application;
    log.info({ bot: name, api }, "logged in");
    return {
      name,
      applicationId: application.id,
      commandIds,
      isConnected: () => client.isReady() && client.ws.status === Status.Ready,
      failed,
      stop,
    };
  } catch (error) {
    claim?.close();
    await goodbye(client);
    throw startFailure(error, api);
  }

  function stop(): Promise<void> {
    return (stopped ??= end());
  }

  async function end(): Promise<void> {
    const until = Date.now() + DRAIN;
    await dispatch.drain(DRAIN);
    // What Discord has sent by now is still read: it sends it to no other process.
    await wait(LAST_READ);
    claim?.close();
    await goodbye(client);
    const left = await dispatch.drain(Math.max(0, until - Date.now()));
    if (left > 0) log.warn({ left }, "stopped before every reply was sent");
    log.info("logged out");
  }
}

/**
 * A client without privileges and without memory: no intents, no pings, and nothing kept of users,
 * members or messages. Replies are the only requests while it runs, and Discord does not count
 * them towards its 50 requests a second, so discord.js must not queue them either ("Rate Limits",
 * https://docs.discord.com/developers/topics/rate-limits).
 */
function createClient(api: string, version: string): Client {
  const nothing = { MessageManager: 0, UserManager: 0, GuildMemberManager: 0 };
  return new Client({
    intents: [],
    allowedMentions: { parse: [] },
    makeCache: Options.cacheWithLimits({ ...nothing, EntitlementManager: 0 }),
    sweepers: {},
    rest: {
      api,
      globalRequestsPerSecond: Number.POSITIVE_INFINITY,
      invalidRequestWarningInterval: INVALID_REQUESTS,
      userAgentAppendix: `Dateline/${version}`,
    },
  });
}

/** Resolves once the gateway is open and interactions arrive. */
async function logIn(client: Client, token: string): Promise<{ id: string; name: string }> {
  const ready = new Promise<Client<true>>((resolve) => {
    client.once(Events.ClientReady, resolve);
  });
  await client.login(token);
  const { application, user } = await ready;
  return { id: application.id, name: user.username };
}

async function rejectWith(failed: Promise<Error>): Promise<never> {
  throw await failed;
}

/** Logs out; a gateway that does not answer the goodbye does not hold us up. */
async function goodbye(client: Client): Promise<void> {
  client.removeAllListeners(Events.ShardReconnecting);
  await Promise.race([client.destroy(), wait(GOODBYE, undefined, { ref: false })]);
}

/**
 * Resolves when the connection is lost for good. After a 401 discord.js drops its token silently:
 * the bot would stay connected and mute.
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

/** Logs the state of the connection, and what Discord says about our requests. */
function logConnection(client: Client, log: Logger): void {
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
