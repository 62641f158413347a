import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { ask } from "../../commands/ask.ts";
import type { App } from "../../src/command.ts";
import { articleOf } from "../support/passages.ts";
import { textOf } from "../support/read-reply.ts";
import { appOver, reader } from "../support/seed-app.ts";

beforeAll(() => void vi.useFakeTimers({ toFake: ["Date"], now: new Date("2026-11-27") }));
afterAll(() => void vi.useRealTimers());

async function cardFor(question: string, app: App, locale = "en-US"): Promise<string> {
  return textOf(await ask.run({ ...reader, locale, options: { question } }, app));
}

const dated = (day: string): ReturnType<typeof articleOf> =>
  articleOf(["The Kolm dam was repaired by engineers after the flood."], {
    slug: `${day}-dam`,
    date: { value: day, status: "stated", evidence: null, notBefore: null, notAfter: null },
  });

describe("a reader is told how old a quote is", () => {
  test.each([
    ["en-US", "**The Cradle** · 8 June 2009 · 17 years ago"],
    ["fr", "**The Cradle** · 8 juin 2009 · il y a 17 ans"],
    ["tr", "**The Cradle** · 8 Haziran 2009 · 17 yıl önce"],
  ])("in %s: %s", async (locale, line) => {
    expect(
      await cardFor("who repaired the Kolm dam", await appOver([dated("2009-06-08")]), locale),
    ).toContain(line);
  });
});

test("a reader who asks about last week is told how new the newest is", async () => {
  const app = await appOver([dated("2009-06-08")]);
  const text = await cardFor("who repaired the Kolm dam last week", app);
  expect(text).toContain(
    "Nothing on this is dated “last week”; the newest of the closest passages is of 8 June 2009.",
  );
});

test("a reader who asks for the latest is told that the archive is old, unless it is not", async () => {
  const question = "latest on the Kolm dam";
  const note = "-# The newest article in this archive is of 8 June 2009.";
  expect(await cardFor(question, await appOver([dated("2009-06-08")]))).toContain(note);
  expect(await cardFor(question, await appOver([dated("2026-11-20")]))).not.toContain("newest");
  expect(await cardFor("Kolm dam", await appOver([dated("2009-06-08")]))).not.toContain("newest");
});

test("what is near and of the year asked about is not named as the newest on another subject", async () => {
  const app = await appOver([
    dated("2009-06-08"),
    articleOf(["The engineers of the tram met in the hall."], {
      slug: "2019-tram",
      date: {
        value: "2019-11-19",
        status: "stated",
        evidence: null,
        notBefore: null,
        notAfter: null,
      },
    }),
  ]);
  const text = await cardFor("was the Kolm dam repaired after the flood by engineers in 2019", app);
  expect(text).toContain("dated “in 2019”; the newest of the closest passages is of 8 June 2009.");
});
