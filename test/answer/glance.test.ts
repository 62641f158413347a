import fc from "fast-check";
import { expect, test } from "vitest";
import { createAnalyser } from "../../src/language/tokenizer.ts";
import { createVerifier, createPreFilter } from "../../src/answer/phrase-filter.ts";

const analyser = createAnalyser();

const word = fc.constantFrom(
  ..."the Lavrov's don't U.S. Σας ΑΣ.Β 1,000 1.5 ½ ⑴n't ﬁrst i'm O’Neil Erdoğan İst ℃ ™ ゛ ´ ` … a.b".split(
    " ",
  ),
);
const between = fc.constantFrom(" ", ", ", ". ", "™ ", "゛", "/", "", "‾", "\u200b", "́ ");
const text = fc
  .array(fc.tuple(word, between), { minLength: 1, maxLength: 6 })
  .map((parts) => parts.flat().join(""));

test("a glance never misses a phrase that stands in a text, whatever stands between", () => {
  let held = 0;
  fc.assert(
    fc.property(text, text, text, between, (before, phrase, after, gap) => {
      for (const whole of [
        `${before}${gap}${phrase} ${after}`,
        phrase.replaceAll(" ", "™ "),
        before,
      ]) {
        if (!createVerifier({ phrases: [phrase], without: [] }, analyser)(whole)) continue;
        held += 1;
        expect(createPreFilter([phrase], analyser)(whole)).toBe(true);
      }
    }),
    { numRuns: 600 },
  );
  expect(held).toBeGreaterThan(300);
});

test.each([
  ["crushed the forces", "They crushed all the forces.", false],
  ["crushed the forces", "They crushed, the “forces”.", true],
  ["Lavrov said", "Lavrov's said", true],
])("“%s” in “%s”: %s", (phrase, whole, may) => {
  expect(createPreFilter([phrase], analyser)(whole)).toBe(may);
});
