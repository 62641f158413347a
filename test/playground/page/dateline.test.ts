import { everyArticle } from "../../../src/articles/store.ts";
import { readFile } from "node:fs/promises";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openBrowser } from "../../support/browser.ts";
import { realBot } from "../../support/real-bot.ts";
import { marked, type OpenOptions, openPage, overflows } from "../../support/open-page.ts";

let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser.close());

/** The page with the real bot over the five articles. */
async function dateline(options?: OpenOptions) {
  const { local, app } = await realBot();
  const page = await openPage(browser, local, options);
  return { page, local, app };
}

const plain = (text: string) => text.replaceAll(/\s+/g, " ").trim();

const last = (page: Page) => page.locator(".message").last();

async function use(page: Page, command: string) {
  const count = await page.locator(".message").count();
  await page.locator("#box").fill(`${command} `);
  await page.locator("#box").press("Enter");
  await page.locator(".message").nth(count).waitFor();
  return last(page);
}

test("a first visit: an example is one press away from a quote with source and date", async () => {
  const { page, app } = await dateline();
  await page.getByRole("button", { name: "How many people were killed" }).click();
  const answer = last(page).locator(".container");
  await answer.waitFor();
  const quote = plain((await answer.locator("blockquote").textContent()) ?? "");
  const articles = await everyArticle(app.archive.articles);
  const source = articles.find(({ paragraphs }) =>
    paragraphs.some(({ text }) => plain(text).includes(quote)),
  );
  expect(source?.source).toBe("The Cradle");
  expect(quote).toContain("The conflict claimed the lives of over 6,500 people on both sides");
  expect(await answer.textContent()).toContain("The Cradle · 28 February 2023 · ");
});

test("a reader is told when the articles do not answer the question", async () => {
  const { page } = await dateline();
  await page.getByRole("button", { name: "What is the price of Bitcoin" }).click();
  await page.getByText("The articles don’t answer that.").waitFor();
});

test("passages are paged in place; the full article opens with the passage marked", async () => {
  const { page } = await dateline();
  await use(page, "/ask what is the Lachin corridor");
  const quote = page.locator(".message blockquote").first();
  const first = await quote.textContent();
  await page.getByRole("button", { name: /^▶ Next/ }).press("Enter");
  await expect.poll(() => quote.textContent()).not.toBe(first);
  expect(await page.locator(".message").count()).toBe(1);
  for (const label of [/^▶ Next/, /^↺ First/]) {
    const before = await quote.textContent();
    await page.getByRole("button", { name: label }).press("Enter");
    await expect.poll(() => quote.textContent()).not.toBe(before);
  }
  expect(await quote.textContent()).toBe(first);
  await page.getByRole("button", { name: "Full article" }).press("Enter");
  await page.locator(".message").nth(1).waitFor();
  const article = last(page);
  expect(await article.textContent()).toContain("peace talks between Azerbaijan, Armenia");
  expect(await article.locator("blockquote").allTextContents()).toEqual([first]);
});

test("a text without a command is a question", async () => {
  const { page } = await dateline();
  const box = page.locator("#box");
  await box.pressSequentially("what is the Lachin corridor");
  await page.locator("#suggest").getByText("/ask").waitFor();
  await box.press("Enter");
  await page.locator(".message blockquote").first().waitFor();
  expect(await page.locator(".message").first().textContent()).toContain("used /ask");
});

test("in a language that names the commands otherwise, a text is still a question", async () => {
  const { page } = await dateline({ locale: "ru" });
  const box = page.locator("#box");
  await box.pressSequentially("who is Sergey Lavrov");
  await box.press("Enter");
  await last(page).locator(".container blockquote").first().waitFor();
});

test.each([
  ["/latest ceasefire", "goes to its only option, required or not"],
  ["/latest topic:ceasefire", "names its option"],
  ["/latest thema:ceasefire", "names its option in another language"],
])("a text after a command: %s %s", async (typed) => {
  const { page } = await dateline();
  const answer = await use(page, typed);
  await answer.locator(".container").waitFor();
  expect(await answer.textContent()).toContain("ceasefire");
});

test("a filter is chosen from the list, and taken away by its button", async () => {
  const { page } = await dateline();
  await use(page, "/ask Lachin corridor source:tass");
  await page.getByText("Lachin corridor source:TASS").waitFor();
  await page.getByRole("button", { name: "✕ TASS" }).press("Enter");
  await page.getByText("source:TASS").waitFor({ state: "detached" });
  expect(await page.locator(".message").first().textContent()).toContain("Lachin corridor");
});

test("an article is found by typing part of its title, with the keyboard alone", async () => {
  const { page } = await dateline();
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  await page.keyboard.type("/source utmost");
  await page.locator("#suggest").waitFor();
  expect(await marked(page)).toContain("Russia to do its utmost");
  await page.keyboard.press("Enter");
  await page.keyboard.press("Enter");
  await last(page).locator(".container").waitFor();
  expect(await last(page).textContent()).toContain("TASS");
  expect(await last(page).textContent()).toContain("19 May 2023");
});

test("every word of every article is shown, and its file holds the same text", async () => {
  const { page, app } = await dateline();
  for (const article of await everyArticle(app.archive.articles)) {
    const card = await use(page, `/source ${article.slug}`);
    let shown = plain(await card.innerText());
    const next = card.getByRole("button", { name: "▶", exact: true });
    while ((await next.count()) > 0 && (await next.isEnabled())) {
      const before = await card.innerText();
      await next.click();
      await expect.poll(() => card.innerText()).not.toBe(before);
      shown += plain(await card.innerText());
    }
    for (const { text } of article.paragraphs) expect(shown).toContain(plain(text));
    await card.getByRole("button", { name: "Download text" }).click();
    const started = page.waitForEvent("download");
    await last(page)
      .getByRole("link", { name: /^Download .+\.md$/ })
      .click();
    const saved = plain(await readFile(await (await started).path(), "utf8"));
    for (const { text } of article.paragraphs) expect(saved).toContain(plain(text));
  }
});

test("a private question is answered to its reader alone", async () => {
  const { page, local } = await dateline();
  const other = await openPage(browser, local);
  await page.locator("#box").fill("/ask what is the Lachin corridor");
  await page.getByRole("button", { name: "+ private" }).click();
  await page.locator("#box").press("Enter");
  await last(page).getByText("Only you can see this").waitFor();
  await use(page, "/about");
  await other.getByText("used /about").waitFor();
  expect(await other.locator(".message").count()).toBe(1);
});

test.each([360, 1280])("at %i pixels every card fits", async (width) => {
  const { page } = await dateline({ viewport: { width, height: 700 } });
  for (const command of ["/ask who is Lavrov", "/source tass", "/articles", "/about"]) {
    await use(page, command);
    expect(await overflows(page), command).toBe(false);
  }
});
