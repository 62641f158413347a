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
    ["cost Orsk 13% of its homes", "[13%] 13 % "],
    ["paid Balder $5 a share", "[$5] 5 $ "],
    ["$1.2 billion in aid", "[$1.2 billion] 1200000000 $ "],
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

describe("one quantity has one value, however it is written", () => {
  test.each([
    ["$5bn", "5 billion dollars", "US$5 billion", "5 bn dlrs"],
    ["€40m", "40 million euros"],
    ["1.2 million people", "1,200,000 people", "1 200 000 people"],
    ["10 per cent", "10%", "ten percent", "10 pct"],
    ["12 000 hectares", "12,000 hectares"],
    ["half a million crowns", "500,000 crowns", "0.5 million crowns"],
  ])("%s", (...texts) => {
    const quantities = texts.map((text) => {
      const all = statedNumbers(`It was ${text}.`);
      return all.map(({ value, counts }) => `${value} ${counts}`);
    });
    expect(quantities).toEqual(texts.map(() => [expect.any(String)]));
    expect(new Set(quantities.flat()).size).toBe(1);
  });
});
