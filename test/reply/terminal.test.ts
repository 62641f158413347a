import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { renderOutcome, type TerminalOptions } from "../../src/reply/terminal.ts";
import { answerOf, articleOf, passageOf } from "../support/passages.ts";

beforeAll(() => void vi.useFakeTimers({ toFake: ["Date"], now: new Date("2026-11-27") }));
afterAll(() => void vi.useRealTimers());

const plain: TerminalOptions = {
  color: false,
  span: { from: "2022-09-05", to: "2023-07-25", undated: 1 },
  articles: 5,
  width: 40,
};

const article = articleOf(["Rain fell. The ministers of both countries met in Moscow. Snow fell."]);
const met = passageOf(article, 1, "The ministers of both countries met in Moscow.");

describe("in the terminal", () => {
  test("an answer is the passage, wrapped, and where it stands", () => {
    expect(renderOutcome(answerOf([met]), plain)).toBe(
      [
        "  Rain fell. The ministers of both",
        "  countries met in Moscow. Snow fell.",
        "",
        "  The Cradle · 28 February 2023 · 3 years ago",
        "  Ministers meet in Moscow",
        "  Paragraph 1 of 1",
        "  https://news.example/ministers",
      ].join("\n"),
    );
  });

  test("the best sentence is bold, line by line, where colour is allowed", () => {
    const text = renderOutcome(answerOf([met]), { ...plain, color: true });
    expect(text).toContain("  Rain fell. \u001B[1mThe ministers of both\u001B[22m\n");
    expect(text).toContain("  \u001B[1mcountries met in Moscow.\u001B[22m Snow fell.\n");
  });

  test("other passages get a line each", () => {
    const text = renderOutcome(answerOf([met, met]), { ...plain, width: 100 });
    expect(text).toContain(
      "\nOther passages:\n  2. The Cradle · 28 February 2023 · 3 years ago: The ministers",
    );
  });

  test("a refusal says so, names the words not found, and labels what is near", () => {
    const text = renderOutcome(
      { ...answerOf([met]), answered: false, reason: "lacking", missing: ["Zimbabwe"] },
      { ...plain, width: 200 },
    );
    expect(text).toMatch(
      /^The articles don’t answer that\. They never use “Zimbabwe”\.\nSearched 5 articles, dated 5 September 2022 to 25 July 2023, 1 of unknown date\.\n\nClosest, but not an answer:\n\n {2}Rain fell\./,
    );
  });

  test("hostile text controls nothing", () => {
    const hostile = "\u001B[2J\u0007\u009B31mred\u202Eright to left\u200B";
    const text = renderOutcome(
      answerOf(
        [
          passageOf(
            articleOf([hostile], { title: hostile, source: hostile, url: hostile }),
            1,
            hostile,
          ),
        ],
        {
          missing: [hostile],
          corrected: [{ from: hostile, to: hostile }],
        },
      ),
      plain,
    );
    expect(text.replaceAll("\n", "")).not.toMatch(/[\p{Cc}\u200B\u202E]/u);
    expect(text).toContain("[2J31mredright");
  });
});
