/**
 * Takes the pictures of docs/images, all or those named: the real bot on the real page, in a real
 * Chromium.
 */
import { mkdir, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import pino from "pino";
import type { Browser, BrowserContextOptions, Page } from "playwright-core";
import { commands } from "../commands/index.ts";
import { createArchive } from "../src/answer/archive.ts";
import { createApp } from "../src/app.ts";
import type { Article } from "../src/articles/article.ts";
import { FollowPosts } from "../src/discord/follow-posts.ts";
import { startBot } from "../src/discord/start-bot.ts";
import { LocalFollows } from "../src/following/local/local-follows.ts";
import { startLocalDiscord } from "../src/playground/local-discord.ts";
import { SAMPLE_DIR, SampleArrivals } from "../src/sample.ts";
import { LazyState } from "../src/state/open-state.ts";
import { exampleQuestions } from "../src/welcome.ts";
import { openBrowser } from "../test/support/browser.ts";
import { FIRE, OTHERS } from "../test/support/mill-fire.ts";

const ROOT = fileURLToPath(new URL("..", import.meta.url));
const IMAGES = join(ROOT, "docs", "images");

interface Picture {
  name: string;
  context: BrowserContextOptions;
  prepare(page: Page): Promise<void>;
  /** Those of `corpus/` unless given: they are about no event that several outlets report. */
  articles?: readonly Article[];
  /** Only the last reply, for docs/commands.md. */
  reply?: true;
}

const DESKTOP = { width: 1280, height: 800 };
const PHONE = { viewport: { width: 390, height: 780 }, deviceScaleFactor: 1.5, hasTouch: true };

/** For docs/commands.md: what is typed, by command. */
const TYPED = {
  ask: "ask how many people were killed in the 2020 conflict",
  compare: "compare ceasefire in Karabakh",
  timeline: "timeline Karabakh",
  story: "story Toll of Kolm mill fire rises",
  latest: "latest Kolm",
  source: "source The Cradle",
  articles: "articles",
  about: "about",
};

/** Those shown with articles of several outlets on one event. */
const OF_EVENTS = new Set(["story", "latest"]);

const PICTURES: Picture[] = [
  {
    name: "playground-dark",
    context: { viewport: DESKTOP, colorScheme: "dark" },
    prepare: (page) => ask(page, "what is the Lachin corridor"),
  },
  {
    name: "playground-light",
    context: { viewport: DESKTOP, colorScheme: "light" },
    prepare: async (page) => {
      await ask(page, "what is the price of Bitcoin today");
      await page.locator("#box").fill("/");
      await page.locator("#suggest").waitFor();
    },
  },
  {
    name: "playground-phone",
    context: { ...PHONE, colorScheme: "light" },
    prepare: (page) => ask(page, "what is the Lachin corridor"),
  },
  ...Object.entries(TYPED).map(([name, typed]): Picture => ({
    name: `command-${name}`,
    ...(OF_EVENTS.has(name) && { articles: [...FIRE, ...OTHERS] }),
    context: { viewport: { width: 1000, height: 1400 }, colorScheme: "light" },
    prepare: (page) => send(page, typed),
    reply: true,
  })),
];

/** For docs/commands.md: the answer that a reader who follows a question is sent. */
const FOLLOWED = {
  question: "When will the barrier open?",
  context: { viewport: { width: 1000, height: 1400 }, colorScheme: "light" },
} as const;

function ask(page: Page, question: string): Promise<void> {
  return send(page, `ask ${question}`);
}

async function send(page: Page, command: string): Promise<void> {
  await page.locator("#box").fill(`/${command}`);
  await page.locator("#box").press("Enter");
  // A command without options is first chosen from the list, then sent.
  if (!command.includes(" ")) await page.keyboard.press("Enter");
  await page.locator(".message .container").waitFor();
  await page.locator("#box").blur();
}

/** Each picture has its own local Discord, so that its channel is empty. */
async function take(browser: Browser, picture: Picture): Promise<void> {
  const local = await startLocalDiscord();
  const log = pino({ level: "warn" });
  const archive = picture.articles && (await createArchive(picture.articles));
  const app = { ...(await createApp(join(ROOT, "corpus"))), ...(archive && { archive }) };
  const bot = await startBot({ token: local.token, api: local.api, commands, app, log });
  local.offerQuestions(await exampleQuestions(app));
  const context = await browser.newContext({ reducedMotion: "reduce", ...picture.context });
  try {
    const page = await context.newPage();
    await page.goto(local.url);
    await page.locator("#commands button").first().waitFor({ state: "attached" });
    await picture.prepare(page);
    const path = join(IMAGES, `${picture.name}.png`);
    const shown = picture.reply ? page.locator(".message").last() : page;
    await shown.screenshot({ path, animations: "disabled" });
    console.log(path);
  } finally {
    await context.close();
    await bot.stop();
    await local.stop();
  }
}

/** Follows a question in the sample, and lets an article arrive that answers it. */
async function takeFollowed(browser: Browser): Promise<void> {
  const dir = await mkdtemp(join(tmpdir(), "followed-"));
  const state = new LazyState(dir);
  const local = await startLocalDiscord();
  const log = pino({ level: "warn" });
  const app = await createApp(SAMPLE_DIR);
  app.follows = new LocalFollows(state, () => {});
  const bot = await startBot({ token: local.token, api: local.api, commands, app, log });
  if (bot.post === null) throw new Error("the bot cannot post");
  const posts = new FollowPosts({ app, state, log, post: bot.post });
  const arrivals = new SampleArrivals(app, (slugs) => void posts.tell(slugs));
  local.offerArrivals(() => arrivals.next());
  const context = await browser.newContext({ reducedMotion: "reduce", ...FOLLOWED.context });
  try {
    const page = await context.newPage();
    await page.goto(local.url);
    await page.locator("#commands button").first().waitFor({ state: "attached" });
    await page.locator("#box").fill(`/follow ${FOLLOWED.question} `);
    await page.locator("#box").press("Enter");
    await page.getByText(`You follow “${FOLLOWED.question}”`).waitFor();
    await page.locator("#arrive").click();
    const told = page.getByText("A new article answers a question that you follow.");
    await told.waitFor({ timeout: 40_000 });
    const path = join(IMAGES, "command-follow.png");
    await page.locator(".message").last().screenshot({ path, animations: "disabled" });
    console.log(path);
  } finally {
    await context.close();
    await Promise.all([posts.stop(), bot.stop()]);
    await local.stop();
    await state.close();
    await rm(dir, { recursive: true });
  }
}

await mkdir(IMAGES, { recursive: true });
const browser = await openBrowser();
try {
  const named = process.argv.slice(2);
  for (const picture of PICTURES) {
    if (named.length === 0 || named.includes(picture.name)) await take(browser, picture);
  }
  if (named.length === 0 || named.includes("command-follow")) await takeFollowed(browser);
} finally {
  await browser.close();
}
