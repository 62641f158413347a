import { expect, test } from "vitest";
import { laterEvents } from "../../src/language/event-tense.ts";

test.each([
  "The dam broke on 3 March 2021.",
  "On March 3, the dam broke.",
  "In May 2021, a storm hit the dam.",
  "The dam was closed in 2022.",
  "The dam broke on Wednesday, 3 March 2021, the mayor said.",
  "The dam broke on 9 October 2021.",
  "The dam broke on 2021-03-03.",
])("An article of 20 February 2021 cannot say: %s", (text) => {
  const found = laterEvents(["The dam is old.", text], "2021-02-20");
  expect(found.map(({ paragraph }) => paragraph)).toEqual([1]);
});

test.each([
  "The dam broke on 3 February 2021.",
  "The dam will be closed on 3 March 2021.",
  "Repairs were planned to begin in May 2021.",
  "The contract was signed for 2022.",
  "It was closed until 3 March 2021.",
  "A collapse in 2029 is ruled out.",
  "Updated on 3 March 2021.",
  "Was it closed in 2022?",
  "On December 3, the dam broke.",
  "The dam broke on 21 February 2021.",
  "Der Damm brach am 3. März 2021.",
])("An article of 20 February 2021 can say: %s", (text) => {
  expect(laterEvents([text], "2021-02-20")).toEqual([]);
});

test("The sentence and its date are found within their paragraph", () => {
  const text = "The dam is old. It broke on 3 March 2021. Nobody was hurt.";
  const [event] = laterEvents([text], "2021-02-20");
  expect(text.slice(event?.start, event?.end)).toBe("It broke on 3 March 2021.");
  expect(text.slice(event?.date.start, event?.date.end)).toBe("3 March 2021");
});

test("Nothing is later than a date that is none", () => {
  expect(laterEvents(["The dam broke in 2022."], "soon")).toEqual([]);
});
