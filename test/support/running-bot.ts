import { onTestFinished } from "vitest";
import type { App, Command } from "../../src/command.ts";
import type { Bot } from "../../src/discord/bot.ts";
import { startBot } from "../../src/discord/start-bot.ts";
import { createLog } from "../../src/log.ts";
import {
  startLocalDiscord,
  type LocalDiscord,
  type Reader,
  type ReaderOptions,
  type Traffic,
} from "../../src/playground/local-discord.ts";
import { payloadFaults } from "./payloads.ts";
import { type BotRequest, startRecordingProxy, type RecordingProxy } from "./recording-proxy.ts";

export interface RunningBotOptions {
  commands: readonly Command[];
  app: App;
  logQuestions?: boolean;
  /** Milliseconds until a slow reply is deferred. */
  deferAfter?: number;
}

/** How interactions reach the bot: each test of the second project in vitest.config.ts has both. */
export const BY_ENDPOINT = process.env["INTERACTIONS"] === "endpoint";

/** A local Discord, the real bot logged in to it, and what was said between the two. */
export interface RunningBot {
  bot: Bot;
  local: LocalDiscord;
  proxy: RecordingProxy;
  reader: (options?: ReaderOptions) => Reader;
  /** What the bot logged, a parsed line each. */
  logs: Record<string, unknown>[];
  /** Ends this bot and logs in another, in the same Discord. */
  restart: (options?: Partial<RunningBotOptions>) => Promise<void>;
  /** Bodies that Discord's specification refuses, messages that may ping; of all bots so far. */
  faults: () => string[];
}

/** What an endpoint answers, as the request that a bot of the gateway sends instead. */
function answersIn(traffic: Traffic): BotRequest[] {
  if (!BY_ENDPOINT || traffic.kind !== "request" || !traffic.path.startsWith("/interactions/"))
    return [];
  const { method, path, body } = traffic;
  const files = traffic.files.map(({ name, data }) => ({
    name,
    text: Buffer.from(data).toString(),
  }));
  return [{ method, path, headers: {}, body, files }];
}

/** Starts both; they are stopped when the test has finished. */
export async function startRunningBot(options: RunningBotOptions): Promise<RunningBot> {
  const answers: BotRequest[] = [];
  const local = await startLocalDiscord({
    observe: (traffic) => answers.push(...answersIn(traffic)),
  });
  const proxy = await startRecordingProxy(local.api, answers);
  const logs: Record<string, unknown>[] = [];
  const write = (line: string) => void logs.push(JSON.parse(line));
  const log = createLog({ logLevel: "trace", token: local.token }, { write });
  const endpoint = BY_ENDPOINT ? { publicKey: local.publicKey, host: "127.0.0.1", port: 0 } : null;
  const start = async (change: Partial<RunningBotOptions> = {}) => {
    // Readers here wait for each reply: nothing is on its way when a bot is stopped.
    const own = { log, endpoint, registers: true, lastRead: 0 };
    const settings = { token: local.token, api: proxy.api, ...own };
    const bot = await startBot({ ...options, ...change, ...settings });
    if (bot.url !== null) await local.useEndpoint(bot.url);
    return bot;
  };
  const running: RunningBot = {
    bot: await start(),
    local,
    proxy,
    reader: (readerOptions) => local.reader(readerOptions),
    logs,
    restart: async (change) => {
      await running.bot.stop();
      running.bot = await start(change);
    },
    faults: () => payloadFaults(proxy.requests),
  };
  onTestFinished(async () => {
    await running.bot.stop();
    await proxy.stop();
    await local.stop();
  });
  return running;
}
