import pino from "pino";
import { onTestFinished } from "vitest";
import { commands } from "../../commands/index.ts";
import { createApp } from "../../src/app.ts";
import { startBot } from "../../src/discord/start-bot.ts";
import { exampleQuestions } from "../../src/welcome.ts";
import { localDiscord } from "./playground-bot.ts";

/** A local Discord with the real bot over the five articles, until the test is over. */
export async function realBot() {
  const local = await localDiscord();
  const app = await createApp("corpus");
  const log = pino({ level: "silent" });
  const bot = await startBot({
    token: local.token,
    api: local.api,
    commands,
    app,
    log,
    lastRead: 0,
  });
  onTestFinished(() => bot.stop());
  local.offerQuestions(await exampleQuestions(app));
  return { local, app };
}
