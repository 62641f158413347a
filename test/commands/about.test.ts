import { expect, test } from "vitest";
import { about } from "../../commands/about.ts";
import { replyFaults } from "../support/faults.ts";
import { articleOf } from "../support/passages.ts";
import { textOf } from "../support/read-reply.ts";
import { appOver, reader } from "../support/seed-app.ts";

test("/about says what it is, what it holds, how it answers and that it stores nothing", async () => {
  const text = textOf(await about.run({ ...reader, options: {} }, await appOver()));
  expect(text).toContain("answers questions from news articles");
  expect(text).toContain(
    "It holds 5 articles from 5 outlets, dated 5 September 2022 to 25 July 2023, 1 of unknown date.",
  );
  expect(text).toContain("Newest article: 25 July 2023 · ");
  expect(text).toContain("TASS");
  expect(text).toContain("BM25");
  expect(text).toContain("It stores nothing");
  expect(text).toContain("Version 1.2.3");
});

test("/about says that questions are logged where the operator logs them", async () => {
  const app = { ...(await appOver([])), logsQuestions: true };
  const text = textOf(await about.run({ ...reader, options: {} }, app));
  expect(text).toContain("logs the text of questions");
  expect(text).not.toContain("It stores nothing");
});

test.each([
  [0, "It follows 20 feeds; last read <t:1795780800:R>."],
  [1, "It follows 20 feeds, 1 failing; last read <t:1795780800:R>."],
])(
  "/about says how many feeds are followed, %i of them failing, and when one was read",
  async (failing, line) => {
    const fine = { feeds: 20, stopped: 0, waiting: 0, givenUp: 0, lastSuccess: 1_795_780_800_000 };
    const app = { ...(await appOver([])), feeds: () => ({ ...fine, failing }) };
    expect(textOf(await about.run({ ...reader, options: {} }, app))).toContain(line);
  },
);

test("/about stays within limits with hundreds of hostile outlets", async () => {
  const many = Array.from({ length: 300 }, (_, at) =>
    articleOf(["Text."], { slug: `a-${at}`, source: `${at}${"*_@everyone ".repeat(50)}` }),
  );
  const reply = await about.run({ ...reader, options: {} }, await appOver(many));
  expect(replyFaults(reply)).toEqual([]);
  expect(textOf(reply)).toContain("from 300 outlets");
  expect(textOf(reply)).toContain("and 288 more");
});
