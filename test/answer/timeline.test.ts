import { describe, expect, test } from "vitest";
import { createArchive } from "../../src/answer/archive.ts";
import { timelineOf, type Timeline } from "../../src/answer/timeline.ts";
import type { Article } from "../../src/articles/article.ts";
import { loadCorpus } from "../../src/articles/load.ts";
import { articleOf } from "../support/passages.ts";

async function traced(topic: string, articles?: Article[]): Promise<Timeline> {
  return timelineOf(topic, await createArchive(articles ?? (await loadCorpus("corpus"))));
}

/** "2022-08-31*, 2022-11* Sputnik: On 31 August, Baku": a star where the year is the article's. */
function lines({ events }: Timeline): string[] {
  return events.map(({ dates, article, paragraph, sentence }) => {
    const when = dates.map(({ value, year }) => value + (year === "article" ? "*" : "")).join(", ");
    const said = paragraph.text.slice(sentence.start, sentence.end).split(" ", 4).join(" ");
    return `${when} ${article.source}: ${said}`;
  });
}

const undated = { value: null, status: "unknown", evidence: null, notBefore: null, notAfter: null };

function volcano(source: string, texts: string[], given: Partial<Article> = {}): Article {
  return articleOf(texts, { slug: source.toLowerCase(), source, title: "Volcano", ...given });
}

describe("the five articles on the Nagorno-Karabakh conflict", () => {
  test("are ordered by the dates of the events, not of the articles", async () => {
    expect(lines(await traced("Nagorno-Karabakh conflict"))).toEqual([
      "1988-02 TASS: Baku and Yerevan have",
      "2020 Tel Aviv Tribune: In 2020, after three",
      "2020 UrduPoint: The decades-long conflict reignited",
      "2020-09 Sputnik: The long-standing conflict in",
      "2020-09-27 TASS: The situation in the",
      "2020-11 Sputnik: The hostilities ended with",
      "2020-11-09 TASS: Russian President Vladimir Putin,",
      '2020-11-09, 2021-01-11, 2021-11-26 Sputnik: "Commitment to the comprehensive',
      "2022 UrduPoint: In 2022, Yerevan and",
      "2022-08-31*, 2022-11* Sputnik: On 31 August, Baku",
    ]);
  });

  test("leave out sentences that say only a weekday or a time past, and count them", async () => {
    const { leftOut, events, passages } = await traced("Nagorno-Karabakh conflict");
    expect(leftOut).toEqual({ yearless: 0, vague: 3 });
    expect(passages).toBeGreaterThan(events.length);
  });

  test("mark each date where it stands in its sentence", async () => {
    const { events } = await traced("Nagorno-Karabakh conflict");
    for (const { dates, paragraph, sentence } of events) {
      for (const { mark, value } of dates) {
        expect(mark.start).toBeGreaterThanOrEqual(sentence.start);
        expect(mark.end).toBeLessThanOrEqual(sentence.end);
        const printed = paragraph.text.slice(mark.start, mark.end);
        expect(printed).toMatch(value.length === 4 ? new RegExp(value) : /[A-Z][a-z]+/);
      }
    }
  });
});

describe("a date without its year", () => {
  const text = "The volcano erupted on 6 October and again a week later.";

  test("has the year that the article's own date gives", async () => {
    expect(lines(await traced("volcano", [volcano("Alpha", [text])]))).toEqual([
      "2022-10-06* Alpha: The volcano erupted on",
    ]);
  });

  test("is left out and counted where the article is undated", async () => {
    const date = undated as Article["date"];
    const timeline = await traced("volcano", [volcano("Alpha", [text], { date })]);
    expect(timeline.events).toEqual([]);
    expect(timeline.leftOut).toEqual({ yearless: 1, vague: 0 });
  });

  test("is left out where the paragraph has just named another year", async () => {
    const timeline = await traced("volcano", [
      volcano("Alpha", [`It first smoked in 2019. ${text}`]),
    ]);
    expect(lines(timeline)).toEqual(["2019 Alpha: It first smoked in"]);
    expect(timeline.leftOut).toEqual({ yearless: 1, vague: 0 });
  });
});

test("a dateline alone is no event", async () => {
  const timeline = await traced("volcano", [
    volcano("Alpha", ["NAPLES, May 19. /AGENCY/. The volcano is quiet, officials said."]),
  ]);
  expect(timeline.events).toEqual([]);
  expect(timeline.leftOut).toEqual({ yearless: 0, vague: 0 });
});

test("a sentence that two outlets printed is shown once, with both", async () => {
  const text =
    "The volcano on the northern island erupted on 6 October 2022 for the first time in memory, and the villages below it were cleared.";
  const { events } = await traced("volcano", [
    volcano("Alpha", [text]),
    volcano("Beta", [text.replace(" in memory", "")]),
    volcano("Gamma", ["The volcano erupted on 6 October 2022."]),
  ]);
  expect(events).toHaveLength(2);
  const both = events.find(({ copies }) => copies.length > 0);
  const printed = [both?.article, ...(both?.copies ?? [])].map((each) => each?.source);
  expect(new Set(printed)).toEqual(new Set(["Alpha", "Beta"]));
});

test("a year comes before its months, a month before its days", async () => {
  const timeline = await traced("volcano", [
    volcano("Alpha", [
      "The volcano glowed on 1 May 2020. It smoked in May 2020. It was measured in 2020.",
    ]),
  ]);
  expect(lines(timeline).map((line) => line.split(" ")[0])).toEqual([
    "2020",
    "2020-05",
    "2020-05-01",
  ]);
});

test("a topic that is nowhere has no events and no passages", async () => {
  expect(await traced("Zimbabwe elections")).toMatchObject({ events: [], passages: 0 });
});
