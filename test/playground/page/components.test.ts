import { readFile } from "node:fs/promises";
import { ComponentType, type Interaction, MessageFlags } from "discord.js";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openBrowser } from "../../support/browser.ts";
import { later } from "../../support/open-page.ts";
import { button, replying, row, type Say, say, sayScene, text } from "../../support/say.ts";

let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser.close());

/** A page on which the bot has shown these components. */
async function shown(components: object[], answer: Say = replying(components)) {
  const { page } = await sayScene(browser, answer);
  await say(page, "x");
  await page.locator(".message .body > *").first().waitFor();
  return page;
}

describe("components", () => {
  test("buttons have their styles, and only a link leaves the page, safely", async () => {
    const page = await shown([
      row(
        button("One", "1", { style: 1 }),
        button("Two", "2", { style: 2, disabled: true }),
        button("Three", "3", { style: 3 }),
        button("Four", "4", { style: 4, emoji: { name: "★" } }),
        { type: 2, style: 5, label: "Out", url: "https://example.org/a" },
      ),
    ]);
    const buttons = page.locator(".body .button");
    expect(await buttons.evaluateAll((all) => all.map(({ className }) => className))).toEqual([
      "button primary",
      "button secondary",
      "button success",
      "button danger",
      "button link",
    ]);
    expect(await buttons.allTextContents()).toEqual(["One", "Two", "Three", "★Four", "Out↗"]);
    expect(await page.getByRole("button", { name: "Two" }).isDisabled()).toBe(true);
    const out = page.getByRole("link", { name: "Out" });
    expect(await out.getAttribute("href")).toBe("https://example.org/a");
    expect(await out.getAttribute("rel")).toContain("noopener noreferrer");
    expect(await out.getAttribute("target")).toBe("_blank");
  });

  test("a container shows its accent; a section its button; separators their line", async () => {
    const page = await shown([
      {
        type: ComponentType.Container,
        accent_color: 0x12ab34,
        components: [
          {
            type: ComponentType.Section,
            components: [text("Left")],
            accessory: button("Right", "r"),
          },
          { type: ComponentType.Separator, divider: true, spacing: 2 },
          { type: ComponentType.Separator, divider: false, spacing: 1 },
        ],
      },
    ]);
    const accent = `getComputedStyle(document.querySelector(".container"), "::before").backgroundColor`;
    expect(await page.evaluate(accent)).toBe("rgb(18, 171, 52)");
    expect(await page.locator(".section .button").textContent()).toBe("Right");
    expect(await page.getByRole("separator").count()).toBe(1);
  });

  test("a file is downloaded whole under its name", async () => {
    const page = await shown([], async (_said, interaction: Interaction) => {
      if (!interaction.isRepliable()) return;
      await interaction.reply({
        components: [{ type: ComponentType.File, file: { url: "attachment://a.md" } }] as never,
        files: [{ name: "a.md", attachment: Buffer.from("# Ünï\n") }],
        flags: MessageFlags.IsComponentsV2,
      });
    });
    const started = page.waitForEvent("download");
    await page.getByRole("link", { name: "Download a.md" }).click();
    const download = await started;
    expect(download.suggestedFilename()).toBe("a.md");
    expect(await readFile(await download.path(), "utf8")).toBe("# Ünï\n");
  });

  test("a select sends the chosen value", async () => {
    const chosen = later<readonly string[]>();
    const select = {
      type: ComponentType.StringSelect,
      custom_id: "pick",
      placeholder: "Pick one",
      options: [
        { label: "First", value: "1", description: "The first" },
        { label: "Second", value: "2" },
      ],
    };
    const page = await shown([], (said, interaction) => {
      if (!interaction.isStringSelectMenu()) return replying([row(select)])(said, interaction);
      chosen.resolve(interaction.values);
      return interaction.update({ components: [text("Thanks")] as never });
    });
    await page.getByText("Pick one").press("Enter");
    await page.getByRole("button", { name: "Second" }).press("Enter");
    expect(await chosen.promise).toEqual(["2"]);
    await page.getByText("Thanks").waitFor();
  });

  test("several options of a select are marked and sent together, as many as are wanted", async () => {
    const chosen = later<readonly string[]>();
    const options = ["1", "2", "3"].map((value) => ({ label: `Number ${value}`, value }));
    const more = { min_values: 2, max_values: 2, options };
    const select = { type: ComponentType.StringSelect, custom_id: "pick", ...more };
    const page = await shown([row(select)], (said, interaction) => {
      if (!interaction.isStringSelectMenu()) return replying([row(select)])(said, interaction);
      chosen.resolve(interaction.values);
      return interaction.update({ components: [text("Thanks")] as never });
    });
    await page.getByText("Make a selection").click();
    const done = page.getByRole("button", { name: "Done" });
    await page.getByRole("button", { name: "Number 3" }).click();
    expect(await done.isDisabled()).toBe(true);
    await page.getByRole("button", { name: "Number 1" }).click();
    await page.getByRole("button", { name: "Number 2" }).click();
    await done.click();
    expect(await chosen.promise).toEqual(["3", "1"]);
    await page.getByText("Thanks").waitFor();
  });

  test("a select shows its default, and Escape closes it without sending", async () => {
    const options = ["1", "2"].map((value) => ({ label: `Number ${value}`, value }));
    const select = {
      type: ComponentType.StringSelect,
      custom_id: "pick",
      options: [options[0], { ...options[1], default: true }],
    };
    const page = await shown([row(select)]);
    await page.locator("summary").press("Enter");
    const second = page.getByRole("button", { name: "Number 2" });
    expect(await second.getAttribute("aria-pressed")).toBe("true");
    await second.press("Escape");
    expect(await second.isVisible()).toBe(false);
    expect(await page.locator(":focus").textContent()).toBe("Number 2");
  });

  test("a picture of another server is a link: the page asks no one for it", async () => {
    const media = { url: "https://example.org/a.png" };
    const page = await shown([
      { type: ComponentType.MediaGallery, items: [{ media, description: "A map" }] },
    ]);
    expect(await page.locator(".body img").count()).toBe(0);
    expect(await page.getByRole("link", { name: "A map" }).getAttribute("href")).toBe(media.url);
  });
});

describe("text", () => {
  test("is never read as HTML, and links only to http and https", async () => {
    const hostile = [
      "<img src=x onerror=alert(1)><script>alert(2)</script>",
      "[a](javascript:alert(3)) <javascript:alert(4)> [b](data:text/html,x)",
      "<@123456789012345678> @everyone </ask:123456789012345678>",
    ].join("\n");
    const page = await shown([text(hostile)]);
    const markdown = page.locator(".body .markdown");
    const named = hostile.replace("<@123456789012345678>", "@reader-5678");
    expect(await markdown.textContent()).toBe(named);
    expect(await markdown.locator("img, script, a, button").count()).toBe(0);
    expect(await markdown.locator(".mention").count()).toBe(3);
  });

  test("escaped marks are printed, live ones format", async () => {
    const page = await shown([
      text("**bold** \\*\\*plain\\*\\*\n\\# no heading\n> quoted *here*\n-# small"),
    ]);
    const markdown = page.locator(".body .markdown");
    expect(await markdown.locator("strong").allTextContents()).toEqual(["bold"]);
    expect(await markdown.locator("h3").count()).toBe(0);
    expect(await markdown.locator("blockquote em").allTextContents()).toEqual(["here"]);
    expect(await markdown.locator("small").allTextContents()).toEqual(["small"]);
    expect(await markdown.textContent()).toContain("**plain**\n# no heading");
  });

  test("a spoiler is hidden until it is pressed", async () => {
    const page = await shown([text("||secret||")]);
    const secret = page.getByText("secret");
    expect(await secret.isVisible()).toBe(false);
    await page.getByRole("button", { name: "Spoiler" }).press("Enter");
    expect(await secret.isVisible()).toBe(true);
  });
});
