import { describe, expect, test } from "vitest";
import { statedNumbers } from "../../src/language/numbers.ts";

function numbersIn(text: string): string[] {
  return statedNumbers(text).map(
    ({ start, end, value, counts }) => `[${text.slice(start, end)}] ${value} ${counts}`,
  );
}

describe("a number is found as printed, with what it counts", () => {
  test.each([
    ["the lives of over 6,500 people on both sides", "[over 6,500 people] 6500 peopl"],
    ["after 100,000 Armenians fled", "[100,000 Armenians] 100000 armenian"],
    ["sparking a six-week conflict", "[six-week] 6 week"],
    ["the six-week war", "[six-week] 6 week"],
    ["the 7.7 magnitude earthquake", "[7.7 magnitude] 7.7 magnitud"],
    ["had a magnitude of 6.8 and", "[6.8] 6.8 magnitud"],
    ["for the first time in 35 years", "[35 years] 35 year"],
    ["In 35 years they", "[35 years] 35 year"],
    ["have fought two wars", "[two wars] 2 war"],
    ["thirty-five soldiers", "[thirty-five soldiers] 35 soldier"],
    ["tens of thousands of people", "[tens of thousands of people] tensofthousands peopl"],
    ["some 2000 men", "[some 2000 men] 2000 men"],
    ["45 percent of voters", "[45 percent] 45 % "],
    ["45% of voters", "[45%] 45 % "],
    ["$1.2 billion in aid", "[$1.2 billion] $1.2 billion "],
  ])("%s", (text, number) => {
    expect(numbersIn(text)).toEqual([number]);
  });
});

describe("no number is found", () => {
  test.each([
    "the three countries",
    "on November 9, 2020",
    "the 2020 war",
    "since the 1990s",
    "Three years later, Baku",
    "Resolution 822 of the Council",
    "No. 5",
    "COVID-19",
    "F-16 jets",
    "the 1st brigade",
    "at 10:30",
    "The second",
  ])("%s", (text) => {
    expect(numbersIn(text)).toEqual([]);
  });
});
