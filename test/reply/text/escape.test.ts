import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  escapeMarked,
  escapeText,
  normalizeText,
  unescapeText,
} from "../../../src/reply/text/escape.ts";
import { parseMarkdown } from "../../../src/playground/page/markdown.js";
import { readMarkdown } from "../../support/markdown-reader.ts";

const HOSTILE = [
  "@everyone",
  "@here",
  "<@123456789012345678>",
  "<@!123456789012345678>",
  "<@&123456789012345678>",
  "<#123456789012345678>",
  "</ask:123456789012345678>",
  "<id:customize>",
  "<t:1700000000:R>",
  "<:blob:123456789012345678>",
  "<a:blob:123456789012345678>",
  ":smile:",
  ":+1::skin-tone-2:",
  "a:b:c:d",
  "*a*",
  "**a**",
  "_a_",
  "__a__",
  "~~a~~",
  "||a||",
  "`a`",
  "``a``",
  "```js\na\n```",
  "# a",
  "### a",
  "-# a",
  "- a",
  "* a",
  "+ a",
  "1. a",
  "2023.",
  "> a",
  ">>> a",
  "[a](https://evil.example)",
  "[a](<https://evil.example>)",
  "<https://evil.example>",
  "https://evil.example/a_b_c",
  "HTTP://EVIL.EXAMPLE",
  "steam://run/1",
  "discord.gg/abc",
  "DiscordApp.com/invite/abc",
  "\\*a\\*",
  "¯\\_(ツ)_/¯",
  "¯_(ツ)_/¯",
  "\\",
  "\\\\<@1>",
  "a\u202Eb",
  "a\u200Bb",
  "\u2066a\u2069",
  "a\u0000b\u001B[31m",
  "a\nb\r\n# c\u2028- d\u2029> e\u0085f",
  "\uFEFFa\uFEFF",
  "\uD800",
  "\u{E0041}\u{E0042}",
  "\u3164",
];

const nasty = fc
  .array(
    fc.oneof(
      fc.constantFrom(...HOSTILE),
      fc.string({ unit: fc.constantFrom(..."\\*_~`|<>[]()#-+:@.!1 \n/".split("")), maxLength: 4 }),
      fc.string({ unit: "binary", maxLength: 5 }),
      fc.string({ unit: "grapheme", maxLength: 5 }),
    ),
    { maxLength: 12 },
  )
  .map((parts) => parts.join(""));

describe("an escaped text", () => {
  test.each(HOSTILE)("%j shows itself and does nothing", (text) => {
    expect(readMarkdown(escapeText(text))).toEqual({ shown: normalizeText(text), live: [] });
  });

  test("made of anything shows itself and does nothing", () => {
    fc.assert(
      fc.property(nasty, (text) => {
        expect(readMarkdown(escapeText(text))).toEqual({ shown: normalizeText(text), live: [] });
      }),
      { numRuns: 2000 },
    );
  });

  test("is plain text to the playground's own reader of Markdown", () => {
    fc.assert(
      fc.property(nasty, (text) => {
        const nodes = parseMarkdown(escapeText(text));
        expect(nodes.filter(({ type }) => type !== "text")).toEqual([]);
        const shown = nodes.map((node) => ("text" in node ? node.text : "")).join("");
        expect(shown.replaceAll("@\u200B", "@")).toBe(normalizeText(text));
      }),
      { numRuns: 2000 },
    );
  });

  test("in bold inside a quote stays inside", () => {
    fc.assert(
      fc.property(nasty, nasty, (before, best) => {
        const markdown = `${escapeText(before)} **${escapeText(best)}** end`;
        expect(readMarkdown(markdown).live).toEqual(normalizeText(best) === "" ? [] : ["bold"]);
      }),
    );
  });

  test("is undone exactly", () => {
    fc.assert(
      fc.property(nasty, (text) => {
        expect(unescapeText(escapeText(text))).toBe(normalizeText(text));
      }),
      { numRuns: 2000 },
    );
  });

  test("never mentions, whatever the server reads before the client", () => {
    fc.assert(
      fc.property(nasty, (text) => {
        expect(escapeText(text)).not.toMatch(/@(?:everyone|here)|<(?:@[!&]?|#)\d+>/);
      }),
    );
  });
});

describe("a text with a part in bold", () => {
  test.each([
    ["an invitation", "discord.\u200Bgg/x"],
    ["an address", "https:\u200B//evil.example"],
    ["a mention", "<\u200B@123456789012345678>"],
    ["an emoji", ":smi\u00ADle:"],
  ])("is no %s, wherever the part begins", (_, text) => {
    for (let start = 0; start <= text.length; start += 1) {
      const { live } = readMarkdown(escapeMarked(text, [{ start, end: text.length }]));
      expect(live.filter((each) => each !== "bold")).toEqual([]);
      const marks = [{ start: 0, end: start }];
      expect(readMarkdown(escapeMarked(text, marks)).live.join()).toMatch(/^(?:bold)?$/u);
    }
  });

  test.each(["# a", "- a", "> a", "-# a", "1. a"])(
    "is %j, which an unseen sign precedes",
    (line) => {
      for (const text of [`\u200B ${line}`, `\u00AD\u2060 \uFEFF ${line}`]) {
        expect(readMarkdown(escapeMarked(text, []))).toEqual({ shown: line, live: [] });
      }
    },
  );

  test("keeps the space after a sentence that ends with an unseen sign", () => {
    const text = "One came. \u200BTwo came.";
    expect(escapeMarked(text, [{ start: 0, end: 11 }])).toBe("**One came.** Two came.");
  });

  test("made of anything does nothing but show its text", () => {
    fc.assert(
      fc.property(nasty, fc.nat(80), fc.nat(80), (text, start, length) => {
        const { live } = readMarkdown(escapeMarked(text, [{ start, end: start + length }]));
        expect(live.join()).toMatch(/^(?:bold)?$/u);
        expect(escapeMarked(text, [])).toBe(escapeText(text));
      }),
      { numRuns: 2000 },
    );
  });
});

describe("a normalised text", () => {
  test("has nothing left to normalise", () => {
    fc.assert(
      fc.property(nasty, (text) => {
        expect(normalizeText(normalizeText(text))).toBe(normalizeText(text));
      }),
      { numRuns: 2000 },
    );
  });

  test("holds no control, direction or zero-width character", () => {
    fc.assert(
      fc.property(nasty, (text) => {
        expect(normalizeText(text)).not.toMatch(
          /[\p{Cc}\u200B\u200E\u200F\u202A-\u202E\u2060-\u206F\uFEFF\u{E0000}-\u{E007F}]/u,
        );
      }),
    );
  });

  test.each([
    ["👩🏽‍🚀 and ❤️‍🔥", "👩🏽‍🚀 and ❤️‍🔥"],
    ["می\u200Cخواهم", "می\u200Cخواهم"],
    ["क्‍ष", "क्‍ष"],
    ["1️⃣", "1️⃣"],
    ["a\u200Db", "ab"],
    ["no\u00ADbreak\u00A0space", "nobreak space"],
    ["a\u0085b", "a b"],
  ])("%j is shown as %j", (text, shown) => {
    expect(normalizeText(text)).toBe(shown);
  });
});

test.each([
  "The conflict claimed the lives of over 6,500 people on both sides, while Azerbaijan claims to have “crushed” the Armenian forces.",
  "Russia Interested In Peace, Stability In South Caucasus - Lavrov",
  '"We will strive," Lavrov said at 10:30 (Moscow time) – at U.S. request; 4.5 % #1 a@b.example',
])("ordinary prose stays as it is: %s", (text) => {
  expect(escapeText(text)).toBe(text);
});
