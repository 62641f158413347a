import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openBrowser } from "../../support/browser.ts";
import { answered, composing, titles } from "../../support/composing.ts";
import { marked } from "../../support/open-page.ts";

let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser.close());

describe("the message box", () => {
  test("a slash opens the picker; arrows, Enter and Escape work it", async () => {
    const { page } = await composing(browser);
    await page.keyboard.type("/");
    expect(await titles(page)).toEqual([
      "/askquestionprivate?limit?",
      "/corpus listorder",
      "/opentitle",
      "/ping",
    ]);
    expect(await marked(page)).toContain("/ask");
    await page.keyboard.press("ArrowDown");
    expect(await marked(page)).toContain("/corpus list");
    await page.keyboard.press("ArrowUp");
    await page.keyboard.press("ArrowUp");
    expect(await marked(page)).toContain("/ping");
    await page.keyboard.press("Escape");
    expect(await page.locator("#suggest").isVisible()).toBe(false);
    await page.keyboard.type("op");
    expect(await titles(page)).toEqual(["/opentitle"]);
    await page.keyboard.press("Tab");
    expect(await page.locator("#chip").textContent()).toBe("/open");
    await page.keyboard.press("Escape");
    expect(await page.locator("#chip").isVisible()).toBe(false);
  });

  test("a typed command fills its first required option", async () => {
    const { page, heard } = await composing(browser);
    await page.keyboard.type("/ask who was there");
    await page.keyboard.press("Enter");
    await answered(page);
    expect(heard).toEqual([
      {
        name: "ask",
        options: [{ name: "question", type: 3, value: "who was there" }],
        locale: "en-GB",
      },
    ]);
    expect(await page.locator(".use").textContent()).toBe("You used /ask");
    expect(await page.locator("#box").inputValue()).toBe("");
  });

  test("a pasted command with named options fills them", async () => {
    const { page, box, heard } = await composing(browser);
    await box.fill("/ask question:who was there limit:2");
    await box.press("Enter");
    await answered(page);
    expect(heard[0]?.options).toEqual([
      { name: "question", type: 3, value: "who was there" },
      { name: "limit", type: 4, value: 2 },
    ]);
  });

  test("a question without a command is sent with the one that takes a question", async () => {
    const { page, heard } = await composing(browser);
    await page.keyboard.type("who: was there");
    expect(await titles(page)).toEqual(["/askquestionprivate?limit?"]);
    await page.keyboard.press("Enter");
    await answered(page);
    expect(heard[0]?.options).toEqual([{ name: "question", type: 3, value: "who: was there" }]);
  });

  test("optional options are added and taken away", async () => {
    const { page, heard } = await composing(browser);
    await page.keyboard.type("/ask who");
    await page.getByRole("button", { name: "+ private" }).click();
    await page.getByRole("button", { name: "+ limit" }).click();
    await page.keyboard.press("Backspace");
    expect(await page.getByRole("button", { name: "+ limit" }).isVisible()).toBe(true);
    await page.getByLabel("private").selectOption("False");
    await page.locator("#box").press("Enter");
    await answered(page);
    expect(heard[0]?.options).toEqual([
      { name: "question", type: 3, value: "who" },
      { name: "private", type: 5, value: false },
    ]);
  });

  test.each([
    ["/ask ", "question: this option is required."],
    ["/ask a question that is too long", "question: at most 20 characters; this has 27."],
    ["/ask who limit:9", "limit: 5 or less."],
    ["/ask who limit:two", "limit: a whole number, please."],
    ["/nothing", "Type / to see the commands."],
  ])("%j is refused with a reason and stays in the box", async (typed, reason) => {
    const { page, box, heard } = await composing(browser);
    await box.fill(typed);
    await box.press("Enter");
    expect(await page.locator("#hint.error").textContent()).toBe(reason);
    expect(heard).toEqual([]);
  });

  test("a subcommand is sent inside its command, a choice by its value", async () => {
    const { page, heard } = await composing(browser);
    await page.keyboard.type("/corpus list ");
    await page.getByLabel("order").selectOption("Oldest first");
    await page.getByRole("button", { name: "Send" }).click();
    await answered(page);
    expect(heard[0]?.options).toEqual([
      { name: "list", type: 1, options: [{ name: "order", type: 3, value: "old" }] },
    ]);
  });

  test("a command without options is sent by Enter", async () => {
    const { page, heard } = await composing(browser);
    await page.keyboard.type("/pi");
    await page.keyboard.press("Enter");
    await page.keyboard.press("Enter");
    await answered(page);
    expect(heard.map(({ name }) => name)).toEqual(["ping"]);
  });

  test("the chosen language names the commands and goes with them", async () => {
    const { page, heard } = await composing(browser);
    await page.getByLabel("Language of the bot").selectOption("fr");
    expect(await page.locator("#commands").textContent()).toContain("Interroge les articles");
    await page.locator("#box").fill("/ping ");
    await page.locator("#box").press("Enter");
    await answered(page);
    expect(heard[0]?.locale).toBe("fr");
  });
});
