import { expect, test } from "vitest";
import { leadOf } from "../../src/answer/lead.ts";
import { report } from "../support/mill-fire.ts";

const TITLE = "Fire destroys Kolm paper mill";
const TELLS = "A fire destroyed the Kolm paper mill on Monday.";

test.each([
  ["the first sentence", [`${TELLS} Nine workers died.`]],
  ["what follows a dateline", [`KOLM, March 5. ${TELLS}`]],
  ["what follows the headline once more", [TITLE, TELLS]],
  ["what follows a caption", ["Smoke over the mill", TELLS]],
  ["what follows a line of the page", ["Sign up for our daily newsletter.", TELLS]],
])("an article's lead is %s", (_, paragraphs) => {
  const lead = leadOf(report("mill", paragraphs, { title: TITLE }));
  expect(lead?.paragraph.text.slice(lead.sentence.start, lead.sentence.end)).toBe(TELLS);
});

test("a line without a stop is the lead where nothing else tells anything", () => {
  expect(leadOf(report("mill", ["Smoke over the mill"]))?.sentence).toEqual({ start: 0, end: 19 });
});

test("a headline alone has no lead", () => {
  expect(leadOf(report("mill", [TITLE], { title: TITLE }))).toBeNull();
  expect(leadOf(report("mill", []))).toBeNull();
});
