import { onTestFinished } from "vitest";
import type { App, Command } from "../../src/command.ts";
import { startBot, type Bot } from "../../src/discord/client.ts";
import { createLog } from "../../src/log.ts";
import {
  startLocalDiscord,
  type LocalDiscord,
  type Reader,
  type ReaderOptions,
} from "../../src/playground/local-discord.ts";
import { payloadFaults } from "./payloads.ts";
import { startRecordingProxy, type RecordingProxy } from "./recording-proxy.ts";

export interface RunningBotOptions {
  commands: readonly Command[];
  app: App;
  logQuestions?: boolean;
  /** Milliseconds until a slow reply is deferred. */
  deferAfter?: number;
}

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

/** Starts both; they are stopped when the test has finished. */
export async function startRunningBot(options: RunningBotOptions): Promise<RunningBot> {
  const local = await startLocalDiscord();
  const proxy = await startRecordingProxy(local.api);
  const logs: Record<string, unknown>[] = [];
  const write = (line: string) => void logs.push(JSON.parse(line));
  const log = createLog({ logLevel: "trace", token: local.token }, { write });
  const start = (change: Partial<RunningBotOptions> = {}) =>
    startBot({ ...options, ...change, token: local.token, api: proxy.api, log });
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
