import { describe, expect, test } from "vitest";
import { readTime } from "../../../src/answer/question/time.ts";

const TODAY = new Date("2026-11-27T10:00:00Z");

/** "2023..2023 in 2023", or the kind alone. */
function read(text: string): string | null {
  const time = readTime(text, TODAY);
  if (time === null) return null;
  const bounds = time.kind === "range" ? `${time.after ?? ""}..${time.before ?? ""}` : time.kind;
  return `${bounds} «${text.slice(time.start, time.end)}»`;
}

describe("a question's time is read as a person means it", () => {
  test.each([
    ["Why did she resign in 2024?", "2024..2024 «in 2024»"],
    ["who met in March 2024", "2024-03..2024-03 «in March 2024»"],
    ["What happened on May 19th?", "day «on May 19th»"],
    ["What may open in May?", "day «in May»"],
    ["mine in the 80s", "1980..1989 «in the 80s»"],
    ["taxes in the '80s?", "1980..1989 «in the '80s»"],
    ["in the eighties", "1980..1989 «in the eighties»"],
    ["floods in summer 2020", "2020-06-01..2020-08-31 «in summer 2020»"],
    ["floods last summer", "2026-06-01..2026-08-31 «last summer»"],
    ["who won last week", "2026-11-16..2026-11-22 «last week»"],
    ["what happened yesterday", "2026-11-26..2026-11-26 «yesterday»"],
    ["the past 3 days", "2026-11-24..2026-11-27 «the past 3 days»"],
    ["two weeks ago", "2026-11-09..2026-11-17 «two weeks ago»"],
    ["since May", "2026-05.. «since May»"],
    ["the fair in winter 2024", "2023-12-01..2025-02-28 «in winter 2024»"],
    ["on the eleventh of October", "day «on the eleventh of October»"],
    ["October eleventh 2023", "2023-10-11..2023-10-11 «October eleventh 2023»"],
    ["news on the mine", "latest «news on»"],
    ["what's new with the mine", "latest «what's new with»"],
    ["between 2019 and 2021", "2019..2021 «between 2019 and 2021»"],
    ["before 2020", "..2019-12-31 «before 2020»"],
    ["until March 2021", "..2021-03 «until March 2021»"],
    ["after 9 November 2020", "2020-11-10.. «after 9 November 2020»"],
    ["2023-05-19 talks", "2023-05-19..2023-05-19 «2023-05-19»"],
    ["quarry 1988", "1988..1988 «1988»"],
    ["что сказал 19 мая 2023", "2023-05-19..2023-05-19 «19 мая 2023»"],
    ["am 3. Mai 2023", "2023-05-03..2023-05-03 «am 3. Mai 2023»"],
    ["le 3 mai 2023", "2023-05-03..2023-05-03 «le 3 mai 2023»"],
    ["latest on the mine", "latest «latest on»"],
    ["who is the current king", "latest «the current»"],
    ["how many so far", "latest «so far»"],
  ])("%s", (text, expected) => {
    expect(read(text)).toBe(expected);
  });

  test.each([
    "What did May resign from?",
    "before the war",
    "Who is Jan Novak?",
    "Did Mar Soler open it?",
    "How much is $2000",
    "4711 trees",
    "the March march",
    "how many died in the 2020 conflict",
    "Who planted 2023 trees?",
    "who reads the news on the ferry",
  ])("no time is read in %s", (text) => {
    expect(read(text)).toBeNull();
  });
});
