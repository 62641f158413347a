import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pino from "pino";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, onTestFinished, test } from "vitest";
import { commands } from "../../../commands/index.ts";
import { createApp } from "../../../src/app.ts";
import { FollowPosts } from "../../../src/discord/follow-posts.ts";
import { startBot } from "../../../src/discord/start-bot.ts";
import { LocalFollows } from "../../../src/following/local/local-follows.ts";
import { SAMPLE_DIR, SampleArrivals } from "../../../src/sample.ts";
import { LazyState } from "../../../src/state/open-state.ts";
import { openBrowser } from "../../support/browser.ts";
import { openPage } from "../../support/open-page.ts";
import { localDiscord } from "../../support/playground-bot.ts";

let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser.close());

/** The page with the real bot over the sample, where questions can be followed. */
async function scene() {
  const dir = await mkdtemp(join(tmpdir(), "arrivals-"));
  const state = new LazyState(dir);
  onTestFinished(async () => {
    await state.close();
    await rm(dir, { recursive: true, force: true });
  });
  const local = await localDiscord();
  const app = await createApp(SAMPLE_DIR);
  app.follows = new LocalFollows(state, () => void posts.catchUp());
  const log = pino({ level: "silent" });
  const bot = await startBot({ token: local.token, api: local.api, commands, app, log });
  onTestFinished(() => bot.stop());
  if (bot.post === null) throw new Error("the bot cannot post");
  const posts = new FollowPosts({ app, state, log, post: bot.post });
  onTestFinished(() => posts.stop());
  const arrivals = new SampleArrivals(app, (slugs) => void posts.tell(slugs));
  return { local, arrivals };
}

test("a followed question is answered on the page when a sample article arrives", async () => {
  const { local, arrivals } = await scene();
  const page = await openPage(browser, local);
  const arrive = page.locator("#arrive");
  expect(await arrive.isVisible()).toBe(false);
  local.offerArrivals(() => arrivals.next());
  await page.locator("#box").fill("/follow When will the barrier open? ");
  await page.locator("#box").press("Enter");
  await page.getByText("You follow “When will the barrier open?”").waitFor();
  await arrive.click();
  await page.getByText("“Senn barrier to open in April, two years early” has arrived.").waitFor();
  // The thread that tells followers may be starting.
  const told = page.getByText("A new article answers a question that you follow.");
  await told.waitFor({ timeout: 40_000 });
  const quote = page.locator(".message blockquote").last();
  expect(await quote.textContent()).toContain("will open on 14 April 2027");
  await page.getByRole("button", { name: "Stop following" }).click();
  await page.getByText("“When will the barrier open?” is no longer followed.").waitFor();
});

test("when no sample article is left, the page says so", async () => {
  const { local, arrivals } = await scene();
  local.offerArrivals(() => arrivals.next());
  const page = await openPage(browser, local);
  for (const title of ["Senn barrier to open", "Ferry line returns", "Barrier cost falls"]) {
    await page.locator("#arrive").click();
    await page.getByText(`“${title}`).waitFor();
  }
  await page.locator("#arrive").click();
  await page.getByText("No sample article is left.").waitFor();
});
