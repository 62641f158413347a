import type { KeyObject } from "node:crypto";
import { once } from "node:events";
import { createServer, type IncomingMessage, type Server } from "node:http";
import { isIP } from "node:net";
import { setTimeout as wait } from "node:timers/promises";
import { getRequestListener, type HttpBindings } from "@hono/node-server";
import { REST } from "discord.js";
import { InteractionResponseType, InteractionType } from "discord-api-types/v10";
import { type Context, Hono } from "hono";
import type { Logger } from "pino";
import { ConfigError } from "../errors.ts";
import { type Bot, type BotOptions, type EndpointOptions, LAST_READ } from "./bot.ts";
import { Dispatch } from "./dispatch.ts";
import { EndpointResponder } from "./endpoint-responder.ts";
import { startFailure } from "./errors.ts";
import { readInteraction } from "./interaction.ts";
import { post } from "./post.ts";
import { registerWith } from "./registration.ts";
import { logRequests, restOptions } from "./rest.ts";
import { isSigned, MAX_SKEW, publicKey, skewOf } from "./signature.ts";

/** The address that is given to Discord ends with it. */
const PATH = "/interactions";
/** Bytes: a message with menus, whose button was pressed, is some 200,000 at most. */
const MAX_BODY = 1024 * 1024;
/** Connections that may wait to be accepted: a burst opens many at once. */
const BACKLOG = 4096;
/** Milliseconds in which a request has to arrive. */
const REQUEST_LIMIT = 10_000;
/** Milliseconds that an idle connection is kept: longer than proxies keep theirs, 60 s. */
const KEEP_ALIVE = 75_000;
/** Milliseconds that a stop waits for replies in flight. */
const DRAIN = 10_000;
/** Milliseconds between two lines about requests that were refused. */
const TELL_EVERY = 60_000;

/**
 * Answers the interactions that Discord posts. Any number of processes can do so, behind whatever
 * spreads requests over them and ends TLS.
 * @throws BotError if the commands cannot be registered; ConfigError if it cannot listen.
 */
export async function startEndpoint(
  options: BotOptions & { endpoint: EndpointOptions },
): Promise<Bot> {
  const { token, api, log, registers = false, lastRead = LAST_READ } = options;
  const rest = new REST(await restOptions(api, options.app.version));
  logRequests(rest, log);
  const declarations = options.commands.map((command) => command.declaration);
  let commandIds: ReadonlyMap<string, string> = new Map();
  if (token !== null) rest.setToken(token);
  if (registers && token !== null) {
    commandIds = await registerWith(rest, declarations, log).catch((error) => {
      throw startFailure(error, api);
    });
  }
  const endpoint = new Endpoint(options.endpoint, {
    dispatch: new Dispatch(options),
    rest,
    log,
    lastRead,
  });
  const url = await endpoint.listen();
  log.info({ url }, "interactions are answered");
  return {
    commandIds,
    url,
    post: token === null ? null : (to, reply, nonce) => post(rest, to, reply, nonce),
    trouble: () => endpoint.trouble(),
    // Whoever holds no token can lose none.
    failed: new Promise(() => {}),
    stop: () => endpoint.stop(),
  };
}

interface Parts {
  dispatch: Dispatch;
  lastRead: number;
  rest: REST;
  log: Logger;
}

type Request = Context<{ Bindings: HttpBindings }>;

class Endpoint {
  readonly #options: EndpointOptions;
  readonly #parts: Parts;
  readonly #key: KeyObject;
  readonly #server: Server;
  readonly #refusals: Refusals;
  #stopped: Promise<void> | undefined;

  constructor(options: EndpointOptions, parts: Parts) {
    this.#options = options;
    this.#parts = parts;
    this.#key = publicKey(options.publicKey);
    this.#refusals = new Refusals(parts.log);
    const listener = getRequestListener(this.#routes().fetch);
    const limits = { requestTimeout: REQUEST_LIMIT, keepAliveTimeout: KEEP_ALIVE };
    this.#server = createServer(limits, (request, response) => void listener(request, response));
  }

  /** @throws ConfigError if it cannot. */
  async listen(): Promise<string> {
    const { host, port } = this.#options;
    this.#server.listen(port, host, BACKLOG);
    await once(this.#server, "listening").catch((error: NodeJS.ErrnoException) => {
      throw new ConfigError(
        `INTERACTIONS_PORT cannot be used: ${host}:${port} is refused (${error.code}). Take another port, or check INTERACTIONS_HOST.`,
      );
    });
    const address = this.#server.address();
    const bound = typeof address === "object" && address ? address.port : port;
    return `http://${isIP(host) === 6 ? `[${host}]` : host}:${bound}${PATH}`;
  }

  trouble(): string | null {
    return this.#stopped ? "The bot is stopping: send it no more requests." : null;
  }

  stop(): Promise<void> {
    return (this.#stopped ??= this.#end());
  }

  /** Requests that still come are answered too: it closes once none has come for a while. */
  async #end(): Promise<void> {
    const { dispatch, log, lastRead } = this.#parts;
    const until = Date.now() + DRAIN;
    let answered: number;
    do {
      answered = dispatch.taken;
      await dispatch.drain(until - Date.now());
      await wait(lastRead);
    } while (dispatch.taken > answered && Date.now() < until);
    const closed = once(this.#server, "close");
    this.#server.close();
    const left = await dispatch.drain(until - Date.now());
    if (left > 0) log.warn({ left }, "stopped before every reply was sent");
    this.#server.closeAllConnections();
    await closed;
    log.info("stopped answering");
  }

  #routes(): Hono<{ Bindings: HttpBindings }> {
    const app = new Hono<{ Bindings: HttpBindings }>();
    app.post(PATH, async (c) => {
      const response = await this.#answer(c);
      if (this.#stopped) response.headers.set("connection", "close");
      return response;
    });
    app.all(PATH, (c) => c.text("Discord posts interactions here.", 405));
    app.notFound((c) => c.text(`Interactions are answered at ${PATH}.`, 404));
    app.onError((err, c) => {
      this.#parts.log.error({ err }, "could not answer a request");
      return c.text("Internal error.", 500);
    });
    return app;
  }

  async #answer(c: Request): Promise<Response> {
    // Whoever hangs up within a request gets no answer, and is no fault of ours.
    const body = await readBody(c.env.incoming).catch(() => null);
    if (body === null) return c.text("Too long.", 413, { connection: "close" });
    const signature = c.req.header("x-signature-ed25519") ?? "";
    const timestamp = c.req.header("x-signature-timestamp") ?? "";
    if (!isSigned(this.#key, { signature, timestamp, body })) {
      this.#refusals.unsigned();
      return c.text("Bad signature.", 401);
    }
    const skew = skewOf(timestamp, Date.now());
    if (Math.abs(skew) > MAX_SKEW) {
      this.#refusals.skewed(skew);
      return c.text("Too old.", 401);
    }
    this.#refusals.trusted();
    const sent = jsonIn(body);
    return sent === undefined ? c.text("Not JSON.", 400) : this.#respond(c, sent);
  }

  /** What is signed is Discord's. */
  async #respond(c: Request, sent: unknown): Promise<Response> {
    if (typeof sent === "object" && sent !== null && "type" in sent) {
      if (sent.type === InteractionType.Ping) return c.json({ type: InteractionResponseType.Pong });
    }
    const { dispatch, rest, log } = this.#parts;
    const read = readInteraction(sent);
    if ("fault" in read) {
      log.warn(read, "an interaction that cannot be read");
      return c.text("Not an interaction that is answered here.", 400);
    }
    const { interaction } = read;
    const responder = new EndpointResponder(rest, interaction, c.env.outgoing);
    const handled = dispatch.handle(interaction, responder);
    // Where even the error boundary could say nothing, Discord need not wait its 3 s.
    const nothing = handled.then(() => c.body(null, 500));
    return Promise.race([responder.response, nothing]);
  }
}

/** A request's bytes as they were signed; null where they are more than Discord sends. */
async function readBody(incoming: IncomingMessage): Promise<Buffer | null> {
  const parts: Buffer[] = [];
  let size = 0;
  for await (const part of incoming) {
    parts.push(part as Buffer);
    size += (part as Buffer).length;
    if (size > MAX_BODY) return null;
  }
  return Buffer.concat(parts);
}

/** Tells of refused requests, but not of each: anybody can send them, or send one again. */
class Refusals {
  readonly #log: Logger;
  /** Since the last line. */
  #count = 0;
  #toldAt = 0;
  #hasTrusted = false;
  #unsigned = 0;

  constructor(log: Logger) {
    this.#log = log;
  }

  trusted(): void {
    this.#hasTrusted = true;
  }

  /** Discord itself sends one now and then, to see that it is refused. */
  unsigned(): void {
    this.#log.debug("a request without Discord's signature was refused");
    if (this.#hasTrusted || (this.#unsigned += 1) < 2) return;
    this.#tell({}, "no request has had Discord's signature so far: check PUBLIC_KEY");
  }

  skewed(seconds: number): void {
    this.#tell(
      { seconds },
      "a signed request of another time was refused: this clock differs from Discord's, or someone sent an old one again",
    );
  }

  #tell(about: object, text: string): void {
    this.#count += 1;
    const now = Date.now();
    if (now - this.#toldAt < TELL_EVERY) return;
    this.#log.warn({ requests: this.#count, ...about }, text);
    [this.#count, this.#toldAt] = [0, now];
  }
}

/** Undefined where it is none. */
function jsonIn(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString());
  } catch {
    return undefined;
  }
}
