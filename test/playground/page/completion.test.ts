import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openBrowser } from "../../support/browser.ts";
import { answered, composing, titles } from "../../support/composing.ts";
import { later, marked } from "../../support/open-page.ts";

let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser.close());

describe("completion", () => {
  test("choices are chosen by keys, shown by name and sent by value", async () => {
    const parsed: string[] = [];
    const { page, heard } = await composing(browser, async (interaction) => {
      if (!interaction.isAutocomplete()) return;
      parsed.push(interaction.options.getFocused());
      const names = ["First article", "Second article"];
      await interaction.respond(names.map((name) => ({ name, value: name.slice(0, 3) })));
    });
    await page.keyboard.type("/open art");
    await page.locator("#suggest").waitFor();
    expect(parsed.at(-1)).toBe("art");
    await page.keyboard.press("ArrowDown");
    expect(await marked(page)).toBe("Second article");
    await page.keyboard.press("Enter");
    expect(await page.locator("#box").inputValue()).toBe("Second article");
    await page.keyboard.press("Enter");
    await answered(page);
    expect(heard[0]?.options).toEqual([{ name: "title", type: 3, value: "Sec" }]);
  });

  test("an answer to older text is never shown", async () => {
    const newerSent = later();
    const olderSent = later();
    const { page } = await composing(browser, async (interaction) => {
      if (!interaction.isAutocomplete()) return;
      const typed = interaction.options.getFocused();
      if (typed === "a") await newerSent.promise;
      await interaction.respond([{ name: `for ${typed}`, value: typed }]);
      (typed === "a" ? olderSent : newerSent).resolve();
    });
    const first = page.waitForRequest((request) => request.postData()?.includes('"a"') === true);
    await page.keyboard.type("/open a");
    await first;
    await page.keyboard.type("b");
    await page.getByText("for ab").waitFor();
    await olderSent.promise;
    await page.evaluate('fetch("/page/icon.svg")');
    expect(await titles(page)).toEqual(["for ab"]);
  });

  test("when the bot does not answer, the typed text can still be sent", async () => {
    const { page, local, heard } = await composing(browser, () => {
      local.advance(3001);
    });
    const reply = page.waitForResponse(`${local.url}/web/interactions`);
    await page.keyboard.type("/open x");
    expect(await (await reply).json()).toEqual({ ok: false, error: "Loading options failed" });
    await page.keyboard.press("Enter");
    await answered(page);
    expect(heard[0]?.options).toEqual([{ name: "title", type: 3, value: "x" }]);
  });
});
