import { createServer, type Server } from "node:http";
import { fileURLToPath } from "node:url";
import { getRequestListener } from "@hono/node-server";
import { Hono } from "hono";
import { ConfigError } from "../errors.ts";
import { ApiError, refusal } from "./api-error.ts";
import { Bots } from "./bots.ts";
import { type Gateway, openGateway } from "./gateway.ts";
import { giveUpOverdue } from "./open-interaction.ts";
import { type Reader, type ReaderOptions, createReader } from "./reader.ts";
import { restRoutes } from "./rest.ts";
import { type LocalState, type RefusedRequest, createState, emit } from "./state.ts";
import { type Observe, observeRequests } from "./traffic.ts";
import { type Web, webRoutes } from "./web.ts";

export type { ClientView, InteractionContext } from "./interaction.ts";
export type { Traffic } from "./traffic.ts";
export type { Reader, ReaderOptions } from "./reader.ts";

export interface LocalDiscordOptions {
  /** The port to listen on, or the next free one above it; without it, any free port. */
  port?: number;
  /** Where the page's files are. */
  pageDir?: string;
  /** Called with every event and request, for tests that check payloads. */
  observe?: Observe;
}

/** A local Discord on this machine: bots log in to it and readers use it. */
export interface LocalDiscord {
  /** For the setting DISCORD_API, e.g. "http://127.0.0.1:3000/api". */
  api: string;
  token: string;
  /** The page for a browser. */
  url: string;
  applicationId: string;
  /** The application's, for the setting PUBLIC_KEY. */
  publicKey: string;
  /**
   * Posts interactions to this address from now on, instead of sending them by the gateway, as
   * Discord does once an application has one. Rejects if it does not answer as it must.
   */
  useEndpoint(url: string | null): Promise<void>;
  /** The server that has the bot. */
  guildId: string;
  /** Someone who uses it without a browser. */
  reader(options?: ReaderOptions): Reader;
  /** The bots' connections, for tests that disturb them. */
  gateway: Pick<Gateway, "askReconnect" | "invalidate" | "drop" | "connections">;
  /** Offers the page a button that lets a sample article arrive. */
  offerArrivals(arrive: () => Promise<string | null>): void;
  /** The page shows these questions, which the articles answer, to be tried. */
  offerQuestions(questions: readonly string[]): void;
  /** From now on this user takes no direct messages. */
  closeDirect(user: string): void;
  /** Moves the clock on by milliseconds; what is overdue by then is given up. */
  advance(milliseconds: number): void;
  /** Requests of the bot that were refused, oldest first. */
  refused: readonly RefusedRequest[];
  stop(): Promise<void>;
}

const API = "/api/v10";
const HOST = "127.0.0.1";
const PORTS_TRIED = 20;
/**
 * Connections that may wait to be accepted. A bot that answers 1,000 questions at once opens as
 * many; beyond the usual 511 they retry after a second (slowest answer 1.7 to 2 s, with this 0.9 to
 * 1.4 s).
 */
const BACKLOG = 4096;
const REFUSED_KEPT = 1000;
const PAGE_DIR = fileURLToPath(new URL("page/", import.meta.url));

/** Starts it; rejects if no port is free. */
export async function startLocalDiscord(options: LocalDiscordOptions = {}): Promise<LocalDiscord> {
  let ahead = 0;
  const state = createState(() => Date.now() + ahead);
  const app = new Hono();
  const server = createServer();
  const gateway = openGateway(state, server, options.observe);
  const bots = new Bots(state, gateway, options.observe);
  const web = webRoutes(state, bots, options.pageDir ?? PAGE_DIR);
  // DNS rebinding: another site may point its own name at this address, but its Host gives it away.
  app.use(async (c, next) => {
    const host = c.req.header("host")?.replace(/:\d+$/, "");
    if (host !== HOST && host !== "localhost") return c.text("Unknown host.", 403);
    return next();
  });
  if (options.observe) observeRequests(app, API, options.observe);
  app.route(API, restRoutes(state, bots));
  app.all("/api/*", () => {
    throw refusal("notFound");
  });
  app.route("/", web.routes);
  app.onError((error, c) => {
    const known = error instanceof ApiError;
    const status = known ? error.status : 500;
    const body = known ? error.toJSON() : { message: "500: Internal Server Error", code: 0 };
    const { method, path } = c.req;
    state.refused.push({ method, path, status, body: known ? body : error.stack });
    if (state.refused.length > REFUSED_KEPT) state.refused.shift();
    return c.json(body, status);
  });
  const listener = getRequestListener(app.fetch);
  server.on("request", (request, response) => void listener(request, response));
  const port = await listen(server, options.port ?? 0);
  state.url = `http://${HOST}:${port}`;
  return {
    api: `${state.url}/api`,
    token: state.token,
    url: state.url,
    applicationId: state.bot.id,
    publicKey: bots.publicKey,
    useEndpoint: (url) => bots.useEndpoint(url),
    guildId: state.guild,
    reader: (readerOptions = {}) => createReader(state, bots, readerOptions),
    gateway,
    offerArrivals: (arrive) => {
      state.arrive = arrive;
      emit(state, { type: "bot" });
    },
    offerQuestions: (questions) => {
      state.questions = questions;
      emit(state, { type: "bot" });
    },
    closeDirect: (user) => void state.unreachable.add(user),
    advance: (milliseconds) => {
      ahead += milliseconds;
      giveUpOverdue(state);
    },
    refused: state.refused,
    stop: async () => {
      bots.close();
      await stop(state, server, gateway, web);
    },
  };
}

async function stop(state: LocalState, server: Server, gateway: Gateway, web: Web): Promise<void> {
  for (const { timer } of state.interactions.values()) if (timer) clearTimeout(timer);
  web.close();
  await gateway.close();
  server.closeAllConnections();
  await new Promise<void>((resolve) => {
    server.close(() => resolve());
  });
}

async function listen(server: Server, wanted: number): Promise<number> {
  const last = wanted === 0 ? 0 : Math.min(wanted + PORTS_TRIED, 65_535);
  for (let port = wanted; ; port += 1) {
    try {
      return await listenOn(server, port);
    } catch (error) {
      const code = error instanceof Error && "code" in error ? error.code : null;
      if (code === "EACCES") throw new ConfigError(notAllowed(wanted));
      if (code !== "EADDRINUSE") throw error;
      if (port >= last) throw new ConfigError(allTaken(wanted, last));
    }
  }
}

function notAllowed(port: number): string {
  return `PORT=${port} may not be opened by this user: set PORT to a number from 1024 on, for example PORT=3000.`;
}

function allTaken(first: number, last: number): string {
  return `PORT=${first} and all up to ${last} are taken: set PORT to another number, or PORT=0 for any free one.`;
}

function listenOn(server: Server, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, HOST, BACKLOG, () => {
      server.off("error", reject);
      const address = server.address();
      resolve(typeof address === "object" && address ? address.port : port);
    });
  });
}
