import { describe, expect, test } from "vitest";
import { tenseAt } from "../../src/language/date-tense.ts";

/** Of the date in square brackets. */
function tense(marked: string): string | null {
  const start = marked.indexOf("[");
  const end = marked.indexOf("]") - 1;
  return tenseAt(marked.replaceAll(/[[\]]/gu, ""), { start, end });
}

describe("a date is told as past", () => {
  test.each([
    "On [Tuesday], the council closed the mill.",
    "The mill was closed on [5 May].",
    "The mayor said [Friday] that it will close.",
    "The mill, a landmark, was closed near Orsk, Dorne, on [5 May].",
    "The group of thirty owners (GTO) [today] announced a sale.",
    "We have [today] closed the mill.",
    "Lind, who turned 50 on [Sunday], will lead it.",
    "The flood of [Oct. 7] woke the town.",
    "The council agreed in [May] to close it.",
  ])("%s", (text) => expect(tense(text)).toBe("past"));
});

describe("a date is told as of something always or then so", () => {
  test.each([
    "In [November], the air over Orsk is cool.",
    "In [November], the air gets cool.",
    "[Today], the mill is a museum.",
    "The prizes are always presented on [Dec. 10].",
    "Orsk is known for its floods and continues to suffer them [today].",
    "She was elected to the council, a place she holds [today].",
    "A motion before the council on [Thursday] calls on the mayor to leave.",
  ])("%s", (text) => expect(tense(text)).toBe("present"));
});

describe("a date is told as to come", () => {
  test.each([
    "The final, which will take place in Orsk, Dorne on [25 May].",
    "The second leg will be staged a week later, on [15 March], as the rules demand.",
    "The first matches will be played on 22 February, with the return games played on [8 March].",
    "From [June 1] we’ll bring a further 250.",
    "It will expand to 1,600 theatres on [Jan. 14].",
    "She presented her team, ahead of a vote on [Thursday].",
    "It can’t win on [Feb. 27].",
  ])("%s", (text) => expect(tense(text)).toBe("ahead"));
});

describe("a date is only an end", () => {
  test.each([
    "The law prohibited sowing before [May 10].",
    "It was open until [Friday].",
    "It had to be paid by the end of [May].",
    "The rate was raised to 12 percent after [May 31].",
  ])("%s", (text) => expect(tense(text)).toBe("end"));
});

describe("no verb tells of a date", () => {
  test.each([
    "Semi-finals: [April 26]",
    "Crude for delivery in [February], at $42",
    "As of [Dec. 29]",
  ])("%s", (text) => expect(tense(text)).toBeNull());
});
