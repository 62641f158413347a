import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  pieceAround,
  quoteMarkdown,
  quoteParagraph,
  quoteStart,
  quoteText,
} from "../../../src/reply/text/quote.ts";
import { sentenceAt, sentencesIn } from "../../../src/language/sentences.ts";

const MAX_QUOTE_LENGTH = 1400;

function sentenceOf(at: number): string {
  return `Sentence number ${at} is about something else.`;
}

/** A paragraph of numbered sentences, about 40 characters each. */
function paragraphOf(count: number): string {
  return Array.from({ length: count }, (_, at) => sentenceOf(at + 1)).join(" ");
}

describe("a quote", () => {
  test("of a short paragraph is the whole paragraph, its best sentence in bold", () => {
    const paragraph = "One came. Two came. Three came.";
    const quote = quoteParagraph(paragraph, 1);
    expect(quoteText(quote)).toBe(paragraph);
    expect(quoteMarkdown(quote)).toBe("> One came. **Two came.** Three came.");
  });

  test.each([1, 2, 250, 499, 500])(
    "of a 20,000-character paragraph keeps sentence %i and whole neighbours",
    (at) => {
      const paragraph = paragraphOf(500);
      expect(paragraph.length).toBeGreaterThan(20_000);
      const wanted = sentenceOf(at);
      const quote = quoteParagraph(paragraph, at - 1);
      expect(quote.best).toBe(wanted);
      expect(quoteText(quote).length).toBeLessThanOrEqual(MAX_QUOTE_LENGTH + 4);
      expect(quoteText(quote).length).toBeGreaterThan(MAX_QUOTE_LENGTH - 100);
      const shown = quote.before + quote.best + quote.after;
      expect(paragraph).toContain(shown);
      for (const sentence of sentencesIn(shown)) {
        expect(shown.slice(sentence.start, sentence.end)).toMatch(
          /^Sentence number \d+ .* else\.$/,
        );
      }
      expect(quoteText(quote).startsWith("… ")).toBe(!paragraph.startsWith(shown));
      expect(quoteText(quote).endsWith(" …")).toBe(!paragraph.endsWith(shown));
    },
  );

  test("of a 20,000-character sentence ends after a word", () => {
    const sentence = `${"word ".repeat(4000)}end.`;
    const quote = quoteParagraph(sentence, 0);
    expect(quoteText(quote)).toMatch(/^word (?:word )+word …$/);
    expect(quoteText(quote).length).toBeLessThanOrEqual(MAX_QUOTE_LENGTH + 4);
    expect(quote.before + quote.after).toBe("");
  });

  test("of 20,000 characters without a space still ends", () => {
    const sentence = "*".repeat(20_000);
    const quote = quoteParagraph(sentence, 0);
    expect(quoteMarkdown(quote).length).toBeLessThanOrEqual(MAX_QUOTE_LENGTH + 10);
    expect(quote.best.length).toBeGreaterThan(600);
  });

  test("without a best sentence starts at the start, in no bold", () => {
    const quote = quoteStart(paragraphOf(500));
    expect(quoteMarkdown(quote)).toMatch(/^> Sentence number 1 is .* …$/);
    expect(quoteMarkdown(quote)).not.toContain("**");
  });

  test("of anything is a slice of it that holds the start of its best sentence", () => {
    const text = fc.array(fc.string({ unit: "grapheme", maxLength: 400 }), { maxLength: 12 });
    fc.assert(
      fc.property(text, fc.nat(20), (parts, position) => {
        const paragraph = parts.join(". ");
        const { start, end } = sentenceAt(paragraph, position);
        const quote = quoteParagraph(paragraph, position);
        expect(paragraph).toContain(quote.before + quote.best + quote.after);
        expect(paragraph.slice(start, end).startsWith(quote.best)).toBe(true);
        expect(quoteMarkdown(quote).length).toBeLessThanOrEqual(MAX_QUOTE_LENGTH + 10);
      }),
    );
  });
});

/** What `pieceAround` shows of a text around a part of it. */
function piece(text: string, part: string, longest: number): string {
  const start = text.indexOf(part);
  const span = pieceAround(text, { start, end: start + part.length }, longest);
  return text.slice(span.start, span.end);
}

describe("around a number stands a piece that can be read", () => {
  const shares =
    "Linden shares jumped $7.79, or 17 percent, to $52.99, while those of Kestrel gained $7.78, or 7 percent, to $109 in late trading.";

  test.each([
    ["It is calm. Nine of 80 died. It rains.", "80", 60, "Nine of 80 died."],
    [shares, "17 percent", 60, "Linden shares jumped $7.79, or 17 percent, to $52.99"],
    [shares, "$52.99", 60, "Linden shares jumped $7.79, or 17 percent, to $52.99"],
    [shares, "$109", 60, "or 7 percent, to $109 in late trading."],
    [
      shares,
      "$109",
      80,
      "while those of Kestrel gained $7.78, or 7 percent, to $109 in late trading.",
    ],
    ["A 1,000-mark fine for all of them", "1,000-mark", 12, "A 1,000-mark"],
    [
      "There were 6,500 dead – many of them children – on the coast",
      "6,500",
      30,
      "There were 6,500 dead",
    ],
  ])("of “%s” around %s within %d characters: %s", (text, part, longest, shown) => {
    expect(piece(text, part, longest)).toBe(shown);
  });

  test("that holds the number, however long the words are", () => {
    const words = "x".repeat(300);
    expect(piece(`${words} 12 ${words}`, "12", 40)).toMatch(/^12/);
  });
});
