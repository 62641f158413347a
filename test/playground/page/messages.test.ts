import { type ButtonInteraction, ComponentType, MessageFlags } from "discord.js";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openBrowser } from "../../support/browser.ts";
import { later, type OpenOptions, openPage, overflows } from "../../support/open-page.ts";
import { button, replying, row, type Say, say, sayScene, text } from "../../support/say.ts";

let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser.close());

const scene = (answer: Say, options?: OpenOptions) => sayScene(browser, answer, options);

const pager = (at: number) => [
  text(`Page ${at}`),
  row(button("Next", `to:${at + 1}`), button("Stay", `stay:${at}`, { disabled: at === 2 })),
];

describe("a reply", () => {
  test("shows that the bot thinks only when it deferred, then its answer in place", async () => {
    const go = later();
    const { page } = await scene(async (_text, interaction) => {
      if (!interaction.isChatInputCommand()) return;
      await interaction.deferReply();
      await go.promise;
      await interaction.editReply({
        components: [text("Done")],
        flags: MessageFlags.IsComponentsV2,
      });
    });
    await say(page, "x");
    await page.getByText("Dateline is thinking…").waitFor();
    go.resolve();
    await page.locator(".body").getByText("Done").waitFor();
    expect(await page.locator(".thinking").count()).toBe(0);
    expect(await page.locator(".message").count()).toBe(1);
  });

  test("that never comes is said to be missing", async () => {
    const { page, local } = await scene(() => local.advance(3001));
    await say(page, "x");
    const error = page.locator(".message .client-error");
    await error.waitFor();
    expect(await error.textContent()).toBe("The application did not respond");
  });

  test("is read out by screen readers", async () => {
    const { page } = await scene(replying([text("Six thousand")]));
    const log = page.getByRole("log", { name: "Messages" });
    await page.locator('[role="log"][aria-live="polite"]').waitFor();
    await say(page, "x");
    await log.getByText("Six thousand").waitFor();
    expect(await log.getAttribute("aria-live")).toBe("polite");
  });

  test("that is private reaches its reader alone, and can be dismissed by key", async () => {
    const { page, local } = await scene(replying([text("Secret")], MessageFlags.Ephemeral));
    const other = await openPage(browser, local);
    await say(page, "x");
    await page.getByText("Only you can see this").waitFor();
    await other.evaluate('fetch("/page/icon.svg")');
    expect(await other.locator(".message").count()).toBe(0);
    await page.getByRole("button", { name: "Dismiss message" }).press("Enter");
    expect(await page.locator(".message").count()).toBe(0);
  });

  test("of another reader names that reader", async () => {
    const { page, local } = await scene(replying([text("Hello")]));
    const other = await openPage(browser, local);
    await say(page, "x");
    await other.getByText("Hello").waitFor();
    expect(await other.locator(".use").textContent()).toMatch(/^reader-\d+ used \/say$/);
  });

  test("is still there after a reload", async () => {
    const { page } = await scene(replying([text("Kept")], MessageFlags.Ephemeral));
    await say(page, "x");
    await page.getByText("Kept").waitFor();
    await page.reload();
    await page.getByText("Kept").waitFor();
  });
});

describe("a button", () => {
  test("waits for the bot; then the message changes in place and keeps the focus", async () => {
    const pressed = later<ButtonInteraction>();
    const { page } = await scene((text_, interaction) => {
      if (interaction.isButton()) return pressed.resolve(interaction);
      return replying(pager(1))(text_, interaction);
    });
    await say(page, "x");
    const next = page.getByRole("button", { name: "Next" });
    await next.focus();
    await page.keyboard.press("Enter");
    const interaction = await pressed.promise;
    expect(await next.getAttribute("aria-disabled")).toBe("true");
    expect(interaction.customId).toBe("to:2");
    await interaction.update({ components: pager(2) });
    await page.getByText("Page 2").waitFor();
    expect(await page.locator(".message").count()).toBe(1);
    expect(await next.getAttribute("aria-disabled")).toBeNull();
    expect(await page.locator(":focus").textContent()).toBe("Next");
    expect(await page.getByRole("button", { name: "Stay" }).isDisabled()).toBe(true);
  });

  test("that fails says so under its message", async () => {
    const { page, local } = await scene((said, interaction) =>
      interaction.isButton()
        ? local.advance(3001)
        : replying([row(button("Go", "go"))])(said, interaction),
    );
    await say(page, "x");
    await page.getByRole("button", { name: "Go" }).click();
    await page.getByText("This interaction failed").waitFor();
    expect(await page.getByRole("button", { name: "Go" }).getAttribute("aria-disabled")).toBeNull();
  });
});

/** How far below the top of the window on the channel the first message starts, in pixels. */
const FIRST_LINE_TOP =
  "document.querySelector('.message').getBoundingClientRect().top - scroller.getBoundingClientRect().top";

describe("the channel", () => {
  test("shows a tall reply from its start, stays there, and offers the way down", async () => {
    const { page, local } = await scene(replying([text("line\n".repeat(60))]));
    const atEnd = "scroller.scrollHeight - scroller.scrollTop - scroller.clientHeight < 2";
    const top = "scroller.scrollTop";
    await say(page, "x");
    await page.getByText("You used /say").waitFor();
    expect(await page.evaluate(FIRST_LINE_TOP)).toBeLessThan(10);
    const before = await page.evaluate(top);
    expect(before).toBeGreaterThan(0);
    expect(await page.evaluate(atEnd)).toBe(false);
    const other = local.reader();
    await other.command("say", { text: "y" });
    const jump = page.getByRole("button", { name: "New messages" });
    await jump.waitFor();
    expect(await page.evaluate(top)).toBe(before);
    await jump.click();
    expect(await page.evaluate(atEnd)).toBe(true);
    expect(await jump.isVisible()).toBe(false);
    await other.command("say", { text: "z" });
    await page.locator(".message").nth(2).waitFor();
    expect(await page.evaluate(atEnd)).toBe(true);
  });

  test("says when it is cut off", async () => {
    const { page, local } = await scene(() => {}, { expected: /ERR_/ });
    expect(await page.getByText("Disconnected, reconnecting…").isVisible()).toBe(false);
    await local.stop();
    await page.getByText("Disconnected, reconnecting…").waitFor();
  });

  test("says when the bot is gone", async () => {
    const { page, client } = await scene(() => {});
    await client.destroy();
    await page.getByPlaceholder("Waiting for the bot…").waitFor();
    expect(await page.locator("#presence").textContent()).toBe("Offline");
  });

  test.each([360, 390, 1280])("at %i pixels nothing is wider than the window", async (width) => {
    const long = `${"W".repeat(300)} https://example.org/${"a".repeat(200)}`;
    const card = {
      type: ComponentType.Container,
      components: [
        text(`# ${long}\n> ${long}\n- ${long}\n\`${long}\`\n\`\`\`\n${long}\n\`\`\``),
        row(...["a", "b", "c", "d", "e"].map((id) => button(`Label ${id.repeat(60)}`, id))),
      ],
    };
    const viewport = { width, height: 700 };
    const { page } = await scene(replying([card]), { viewport });
    expect(await overflows(page)).toBe(false);
    await page.locator("#box").fill("/");
    expect(await overflows(page)).toBe(false);
    await say(page, "x");
    await page.locator(".message .container").waitFor();
    expect(await overflows(page)).toBe(false);
  });
});

test("the colours follow the system until the reader chooses, and the choice is kept", async () => {
  const { page } = await scene(() => {}, { colorScheme: "dark" });
  const ground = () => page.evaluate("getComputedStyle(document.body).backgroundColor");
  const dark = await ground();
  await page.getByRole("button", { name: "Use light colours" }).click();
  const light = await ground();
  expect(light).not.toBe(dark);
  await page.reload();
  expect(await ground()).toBe(light);
  await page.getByRole("button", { name: "Use dark colours" }).click();
  expect(await ground()).toBe(dark);
});
