import { expect, test } from "vitest";
import { definitionOf } from "../../src/language/definitions.ts";
import { wordsIn } from "../../src/language/fold.ts";

test.each([
  ["Lund", "Energy Minister Eva Lund opened the dam.", "title"],
  ["Lund", "Norland's energy minister, Eva Lund, opened the dam.", "title"],
  ["Lund", "Eva Lund, Norland's energy minister, opened the dam.", "apposition"],
  ["Lund", "Eva Lund, 43, a teacher from Orsk, opened the dam.", "apposition"],
  ["Lund", "It was opened by Eva Lund, who is the energy minister.", "clause"],
  ["brann canal", "The Brann canal, a waterway that links two seas, froze.", "apposition"],
  ["Norland", "She fled to Norland — a kingdom in the north.", "apposition"],
  ["Norland", "Norland (a kingdom in the north) has no army.", "apposition"],
  ["Norland", "Norland is a kingdom in the north.", "is"],
  ["drift nets", "So-called drift nets are a kind of trap.", "is"],
  ["drift net", "A drift net is where fish are caught by their gills.", "is"],
  ["Norland", "They come from the island of Norland.", "kind"],
  ["Blue Door", "He runs a shop known as Blue Door.", "called"],
  ["Orsk", "Orsk lies on the western shore of the lake.", "place"],
  ["Orsk", "The town of Alby and Orsk are far; Orsk is located near the border.", "place"],
  ["HRU", "The Harbour Rescue Union (HRU) sent a boat.", "abbreviation"],
  ["HRU", "The Harbour Rescue Union (HRU), a club of nine towns, sent a boat.", "apposition"],
])("%s is defined in: %s", (term, sentence, reason) => {
  expect(definitionOf(wordsIn(term), sentence)).toMatchObject({ reason });
});

test.each([
  ["Lund", "Lund opened the dam on Monday."],
  ["Lund", "The dam was opened by Mrs Lund."],
  ["Lund", "Lund's visit was a success."],
  ["Lund", "Lund arrived on Monday, a day after the storm."],
  ["Lund", "Speaking for Lund, the minister said the dam is safe."],
  ["Norland", "The war in Norland was a disaster."],
  ["Norland", "Envoys came from Norland, the Grand Duchy and Orsk."],
  ["scale", "According to the scale, a rating of two indicates a risk."],
  ["who", "He asked who is a member."],
  ["HRU", "The Harbour Rescue Club (HRU) sent a boat."],
  ["Lund", "Nothing of the kind."],
  ["", "Norland is a kingdom."],
])("%s is not defined in: %s", (term, sentence) => {
  expect(definitionOf(wordsIn(term), sentence)).toBe(null);
});

function score(sentence: string): number {
  return definitionOf(["norland"], sentence)?.score ?? 0;
}

test("Saying what something is counts more than naming its office or kind", () => {
  const is = score("Norland is a kingdom in the north.");
  const apposition = score("She fled to Norland, a kingdom in the north.");
  const kind = score("She fled to the island of Norland.");
  expect(is).toBeGreaterThan(apposition);
  expect(apposition).toBeGreaterThan(kind);
});
