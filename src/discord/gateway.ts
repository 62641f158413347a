import type { Server } from "node:net";
import { setTimeout as wait } from "node:timers/promises";
import { Client, Events, Options, RESTEvents, type RESTOptions, Status } from "discord.js";
import type { Logger } from "pino";
import { type Bot, type BotOptions, LAST_READ } from "./bot.ts";
import { Dispatch } from "./dispatch.ts";
import { startFailure, type BotError, closedForGood, refusedToken } from "./errors.ts";
import { readInteraction } from "./interaction.ts";
import { claimApplication } from "./other-process.ts";
import { post } from "./post.ts";
import { register } from "./registration.ts";
import { RestResponder } from "./responder.ts";
import { logRequests, restOptions } from "./rest.ts";

/** Milliseconds that a stop waits for replies in flight, and for the gateway to close. */
const DRAIN = 10_000;
const GOODBYE = 2000;

const OTHER_PROCESS =
  "another process on this machine has logged in with this token: both answer, so stop one of them";

/**
 * Logs in, registers the commands, and answers from then on.
 * @throws BotError saying why it cannot.
 */
export async function startGateway(options: BotOptions): Promise<Bot> {
  const { token, api, log, registers = true, lastRead = LAST_READ } = options;
  let stopped: Promise<void> | undefined;
  let claim: Server | null = null;
  const client = createClient(await restOptions(api, options.app.version));
  const dispatch = new Dispatch(options);
  const failed = failureOf(client);
  logConnection(client, log);
  receive(client, dispatch, log);
  try {
    const application = await Promise.race([logIn(client, token ?? ""), rejectWith(failed)]);
    claim = await claimApplication(api, application.id);
    if (claim === null) log.warn(OTHER_PROCESS);
    const declarations = options.commands.map((command) => command.declaration);
    const commandIds = registers
      ? await register(client.rest, application.id, declarations, log)
      : new Map<string, string>();
    log.info({ bot: application.name, api, shards: client.ws.shards.size }, "logged in");
    return {
      commandIds,
      url: null,
      post: (to, reply, nonce) => post(client.rest, to, reply, nonce),
      trouble: () => troubleOf(client),
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
    dispatch.refuseMore();
    await dispatch.drain(DRAIN);
    // What Discord has sent by now is still read: it sends it to no other process.
    await wait(lastRead);
    claim?.close();
    await goodbye(client);
    const left = await dispatch.drain(until - Date.now());
    if (left > 0) log.warn({ left }, "stopped before every reply was sent");
    log.info("logged out");
  }
}

/**
 * A client without privileges and without memory: no intents, no pings, and nothing kept of users,
 * members or messages. Discord says how many connections ("shards") its servers need.
 */
function createClient(rest: Partial<RESTOptions>): Client {
  const nothing = { MessageManager: 0, UserManager: 0, GuildMemberManager: 0 };
  return new Client({
    intents: [],
    shards: "auto",
    makeCache: Options.cacheWithLimits({ ...nothing, EntitlementManager: 0 }),
    sweepers: {},
    rest,
  });
}

/** Answers interactions as Discord sends them: discord.js makes nothing of them (`Raw` comes first). */
function receive(client: Client, dispatch: Dispatch, log: Logger): void {
  client.on(Events.Raw, (packet: { t?: string; d?: unknown }) => {
    if (packet.t !== "INTERACTION_CREATE") return;
    packet.t = "ANSWERED";
    const read = readInteraction(packet.d);
    if ("fault" in read) return log.warn(read, "an interaction that cannot be read");
    const { interaction } = read;
    void dispatch.handle(interaction, new RestResponder(client.rest, interaction));
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

function troubleOf(client: Client): string | null {
  const away = client.ws.shards.filter(({ status }) => status !== Status.Ready).size;
  if (client.isReady() && away === 0) return null;
  const all = client.ws.shards.size;
  return all > 1
    ? `Of ${all} connections to the gateway ${away} are closed: from their servers no questions arrive.`
    : "The gateway is not connected: no questions arrive.";
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
