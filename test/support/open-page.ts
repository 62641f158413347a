import type { Browser, BrowserContextOptions, Page } from "playwright-core";
import { expect, onTestFinished } from "vitest";
import type { LocalDiscord } from "../../src/playground/local-discord.ts";

export interface OpenOptions extends BrowserContextOptions {
  /** Text of console errors that the test brings about on purpose. */
  expected?: RegExp;
}

/**
 * The page of a local Discord, as a new reader, once the bot is there. When the test ends, it
 * fails if the page asked any other server for anything or wrote an error to the console.
 */
export async function openPage(
  browser: Browser,
  local: LocalDiscord,
  { expected, ...options }: OpenOptions = {},
): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, ...options });
  context.setDefaultTimeout(60_000);
  const page = await context.newPage();
  const requests: string[] = [];
  const problems: string[] = [];
  page.on("request", (request) => requests.push(request.url()));
  page.on("pageerror", (error) => problems.push(error.message));
  page.on("console", (message) => {
    if (message.type() === "error" || message.type() === "warning") problems.push(message.text());
  });
  onTestFinished(async () => {
    await context.close();
    expect(requests).toContain(`${local.url}/`);
    expect(requests.filter((url) => !url.startsWith(`${local.url}/`))).toEqual([]);
    expect(problems.filter((text) => !expected?.test(text))).toEqual([]);
  });
  await page.goto(local.url);
  await page.locator("body:not(.offline)").waitFor();
  return page;
}

/** Whether anything is wider than the window. */
export function overflows(page: Page): Promise<boolean> {
  return page.evaluate(`
    [document.documentElement, ...document.querySelectorAll("body, #scroller, #composer, .message")]
      .some((element) => element.scrollWidth > element.clientWidth)
  `);
}

/** What is marked in the list above the message box. */
export function marked(page: Page): Promise<string | null> {
  return page.locator('#suggest-list [aria-selected="true"] .suggest-title').textContent();
}

/** A promise, and what resolves it. */
export function later<T = void>(): { promise: Promise<T>; resolve: (value: T) => void } {
  const parts: { resolve?: (value: T) => void } = {};
  const promise = new Promise<T>((resolve) => {
    parts.resolve = resolve;
  });
  return { promise, resolve: (value) => parts.resolve?.(value) };
}
