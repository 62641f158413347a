import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openBrowser } from "../../support/browser.ts";
import { realBot } from "../../support/real-bot.ts";
import { type OpenOptions, openPage, overflows } from "../../support/open-page.ts";

let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser.close());

/** The page with the real bot, and an answer on it. */
async function answered(options?: OpenOptions): Promise<{ page: Page; other: Page }> {
  const { local } = await realBot();
  const page = await openPage(browser, local, options);
  const other = await openPage(browser, local);
  await page.locator(".example").first().click();
  await page.locator(".message .container").waitFor();
  return { page, other };
}

const focused = (page: Page) => page.locator(":focus").textContent();
const opacity = (page: Page) =>
  page.evaluate(`getComputedStyle(document.querySelector(".apps-button")).opacity`);
const last = (page: Page) => page.locator(".message").last();

test("a message is looked up by the keyboard, in private, and shared with the channel", async () => {
  const { page, other } = await answered();
  const apps = page.getByRole("button", { name: "Apps" });
  await apps.focus();
  await page.keyboard.press("Enter");
  const item = page.getByRole("menuitem", { name: "Find in articles" });
  await item.waitFor();
  expect(await focused(page)).toBe("Find in articles");
  await page.keyboard.press("Escape");
  await page.getByRole("menu").waitFor({ state: "hidden" });
  expect(await focused(page)).toBe("Apps");
  await page.keyboard.press("Enter");
  await page.keyboard.press("Enter");
  await last(page).getByText("Only you can see this").waitFor();
  expect(await last(page).locator(".use").textContent()).toBe("You used Find in articles");
  expect(await other.locator(".message").count()).toBe(1);
  await page.getByRole("button", { name: "Share in channel" }).click();
  const shared = await other.getByText("Shared by").textContent();
  expect(shared).toMatch(/^Shared by @\p{L}/u);
  expect(await last(other).locator("blockquote").count()).toBe(1);
});

test("the menu appears when a message is hovered, and closes when the focus leaves it", async () => {
  const { page } = await answered();
  const apps = page.getByRole("button", { name: "Apps" });
  await page.mouse.move(0, 0);
  await page.locator("#box").focus();
  expect(await opacity(page)).toBe("0");
  await last(page).hover();
  expect(await opacity(page)).toBe("1");
  await apps.click();
  await page.getByRole("menuitem").waitFor();
  await page.locator("#box").focus();
  await page.getByRole("menuitem").waitFor({ state: "hidden" });
});

test("on a phone the menu is in sight and fits, in the reader's language", async () => {
  const viewport = { width: 360, height: 740 };
  const { page } = await answered({ viewport, hasTouch: true, isMobile: true, locale: "de-DE" });
  const apps = page.getByRole("button", { name: "Apps" });
  expect(await opacity(page)).toBe("1");
  await apps.tap();
  const item = page.getByRole("menuitem", { name: "In Artikeln suchen" });
  const box = await item.boundingBox();
  expect(box && box.x >= 0 && box.x + box.width <= viewport.width).toBe(true);
  expect(await overflows(page)).toBe(false);
  await item.tap();
  await last(page).getByText("Im Kanal teilen").waitFor();
});
