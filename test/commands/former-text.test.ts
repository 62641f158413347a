import { expect, test } from "vitest";
import { source } from "../../commands/source.ts";
import type { App } from "../../src/command.ts";
import { en } from "../../src/reply/messages/en.ts";
import { replyFaults } from "../support/faults.ts";
import { makeArticle } from "../support/make-article.ts";
import { NO_HISTORY } from "../../src/state/history.ts";
import { press } from "../support/press.ts";
import { labelsOf, textOf } from "../support/read-reply.ts";
import { appOver, reader } from "../support/seed-app.ts";

const SLUG = "2026-05-01-harbour";
const KEPT = "The harbour of Westmere opened again on Monday after a storm.";
const NOW = "Nine boats left it at noon.";
const BEFORE = "Seven boats left it at noon.";
const FIRST = "Six boats left it at noon.";

function formerText(sentence: string, at: string) {
  const text = `---\ntitle: Harbour\n---\n\n${KEPT} ${sentence}\n`;
  return { file: `${SLUG}.md`, text, kind: "former" as const, at: Date.parse(at) };
}

async function corrected(): Promise<App> {
  const article = makeArticle({ slug: SLUG, title: "Harbour", paragraphs: [`${KEPT} ${NOW}`] });
  const texts = [
    formerText(BEFORE, "2026-05-03T12:00:00Z"),
    formerText(FIRST, "2026-05-02T12:00:00Z"),
  ];
  return {
    ...(await appOver([article])),
    history: async (slug) => ({ former: slug === SLUG ? texts : [], alsoIn: ["Example *Post*"] }),
  };
}

test("an article that was corrected says when, and its earlier texts can be read", async () => {
  const app = await corrected();
  const card = await source.run({ ...reader, options: { article: "Harbour" } }, app);
  expect(textOf(card)).toContain("-# Changed on 3 May 2026");
  expect(textOf(card)).toContain(String.raw`Also in · Example \*Post\*`);
  const earlier = await press(card, en.source.earlierText, app);
  expect(textOf(earlier)).toContain("The text until 3 May 2026");
  // What the current text no longer has is in bold.
  expect(textOf(earlier)).toContain(`${KEPT} **${BEFORE}**`);
  const first = await press(earlier, en.source.earlierText, app);
  expect(textOf(first)).toContain(`**${FIRST}**`);
  expect(labelsOf(first)).not.toContain(en.source.earlierText);
  const current = await press(first, en.source.currentText, app);
  expect(textOf(current)).toContain(`${KEPT} ${NOW}`);
  for (const reply of [card, earlier, first, current]) expect(replyFaults(reply)).toEqual([]);
});

test("one that never changed offers no earlier text", async () => {
  const card = await source.run(
    { ...reader, options: { article: "Harbour" } },
    {
      ...(await corrected()),
      history: async () => NO_HISTORY,
    },
  );
  expect(labelsOf(card)).not.toContain(en.source.earlierText);
  expect(textOf(card)).not.toContain("Changed on");
});

test("a button to an earlier text that is kept no longer says so", async () => {
  const app = await corrected();
  const card = await source.run({ ...reader, options: { article: "Harbour" } }, app);
  const none = { ...app, history: async () => NO_HISTORY };
  expect(textOf(await press(card, en.source.earlierText, none))).toBe(en.passage.gone);
});

test("an earlier text as long as an article may be fits a reply", async () => {
  const sentences = Array.from({ length: 400 }, (_, at) => `_${at}_ *boats* left ~it~ at noon.`);
  const app = {
    ...(await corrected()),
    history: async () => ({
      former: [formerText(sentences.join(" "), "2026-05-03T12:00:00Z")],
      alsoIn: Array.from({ length: 20 }, () => "*_@everyone ".repeat(50)),
    }),
  };
  const card = await source.run({ ...reader, options: { article: "Harbour" } }, app);
  expect(replyFaults(card)).toEqual([]);
  let page = await press(card, en.source.earlierText, app);
  for (let pages = 0; pages < 6; pages += 1) {
    expect(replyFaults(page)).toEqual([]);
    page = await press(page, "▶", app);
  }
});
