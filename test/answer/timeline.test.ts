import { report } from "../support/mill-fire.ts";
import { describe, expect, test } from "vitest";
import { createArchive } from "../../src/answer/archive.ts";
import { timelineOf, type Timeline, type TimelineEvent } from "../../src/answer/timeline.ts";
import type { Article } from "../../src/articles/article.ts";
import { loadCorpus } from "../../src/articles/load.ts";
import { articleOf } from "../support/passages.ts";

async function traced(topic: string, articles?: Article[]): Promise<Timeline> {
  return timelineOf(topic, await createArchive(articles ?? (await loadCorpus("corpus"))));
}

/** Those that a sentence dates, without the days of publication. */
function told(events: readonly TimelineEvent[]): readonly TimelineEvent[] {
  return events.filter(({ dates }) => dates.every(({ how }) => how !== "published"));
}

/** "2022-08-31*, 2022-11* Sputnik: On 31 August, Baku": a star where the year is the article's. */
function lines({ events }: Timeline): string[] {
  return told(events).map(({ dates, article, paragraph, sentence }) => {
    const when = dates.map(({ value, how }) => value + MARKS[how]).join(", ");
    const said = paragraph.text.slice(sentence.start, sentence.end).split(" ", 4).join(" ");
    return `${when} ${article.source}: ${said}`;
  });
}

const undated = { value: null, status: "unknown", evidence: null, notBefore: null, notAfter: null };

const MARKS = { stated: "", "year from article": "*", weekday: "~", published: "" };

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
      "2022-08-31* Sputnik: On 31 August, Baku",
      "2022-09-05~ Sputnik: MOSCOW (Sputnik) - Russian",
    ]);
  });

  test("leave out sentences that say only a weekday or a time past, and count them", async () => {
    const { leftOut } = await traced("Nagorno-Karabakh conflict");
    expect(leftOut).toEqual({ yearless: 0, vague: 1, ahead: 0 });
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
    expect(lines(timeline)).toEqual([]);
    expect(timeline.leftOut).toEqual({ yearless: 1, vague: 0, ahead: 0 });
  });

  test("is left out where the paragraph has just named another year", async () => {
    const timeline = await traced("volcano", [
      volcano("Alpha", [`It first smoked in 2019. ${text}`]),
    ]);
    expect(lines(timeline)).toEqual(["2019 Alpha: It first smoked in"]);
    expect(timeline.leftOut).toEqual({ yearless: 1, vague: 0, ahead: 0 });
  });
});

test("a dateline alone is no event", async () => {
  const timeline = await traced("volcano", [
    volcano("Alpha", ["NAPLES, May 19. /AGENCY/. The volcano is quiet, officials said."]),
  ]);
  expect(lines(timeline)).toEqual([]);
  expect(timeline.leftOut).toEqual({ yearless: 0, vague: 0, ahead: 0 });
});

test("a sentence that two outlets printed is shown once, with both", async () => {
  const text =
    "The volcano on the northern island erupted on 6 October 2022 for the first time in memory, and the villages below it were cleared.";
  const { events } = await traced("volcano", [
    volcano("Alpha", [text]),
    volcano("Beta", [text.replace(" in memory", "")]),
    volcano("Gamma", ["The volcano erupted on 6 October 2022."]),
  ]);
  expect(told(events)).toHaveLength(2);
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

/** What each sentence of an article of this day is dated by, and what is left out. */
async function datesOf(sentence: string, date: string | null) {
  const known = { ...undated, value: date, status: date === null ? "unknown" : "stated" };
  const given = { date: known as Article["date"] };
  const filler = volcano("Beta", ["The harvest was good."], given);
  const { events, leftOut } = await traced("volcano", [
    volcano("Alpha", ["The volcano is high.", sentence], given),
    filler,
  ]);
  const dates = events.flatMap((event) => event.dates).filter(({ how }) => how !== "published");
  return { dates: dates.map(({ value, how }) => `${value} ${how}`), leftOut };
}

describe("every written form of a date is dated, or counted among those left out", () => {
  test.each([
    ["The volcano erupted on 2023/09/01.", ["2023-09-01 stated"]],
    ["The volcano erupted on 13/08/2022.", ["2022-08-13 stated"]],
    ["The volcano erupted on 2021/12/31.", ["2021-12-31 stated"]],
    ["The volcano erupted in Q1 2023.", ["2023 stated"]],
    ["The volcano erupted on May 19th, 2022.", ["2022-05-19 stated"]],
    ["The volcano erupted on the 3rd of May 2021.", ["2021-05-03 stated"]],
    ["The volcano erupted on Tuesday, 4 June 2024.", ["2024-06-04 stated"]],
    ["The volcano erupted in the first quarter of 2020.", ["2020 stated"]],
    ["The volcano was raised to Level 4 Dec. 24.", ["2023-12-24 year from article"]],
  ])("%s", async (sentence, dates) => {
    expect((await datesOf(sentence, "2024-11-19")).dates).toEqual(dates);
  });

  test("a day and month that cannot be told apart are left out", async () => {
    const { dates, leftOut } = await datesOf("The volcano erupted on 04/07/2023.", "2024-11-19");
    expect({ dates, vague: leftOut.vague }).toEqual({ dates: [], vague: 1 });
  });

  test("the year of a name is no date", async () => {
    const { dates } = await datesOf("The volcano is older than asteroid 2004 QX4.", "2024-11-19");
    expect(dates).toEqual([]);
  });
});

describe("a day that the article's own date gives", () => {
  test("is the last such weekday", async () => {
    const { dates } = await datesOf("The volcano erupted on Tuesday.", "2019-11-20");
    expect(dates).toEqual(["2019-11-19 weekday"]);
  });

  test("is left out of an undated article", async () => {
    const { dates, leftOut } = await datesOf("The volcano erupted on Tuesday.", null);
    expect({ dates, vague: leftOut.vague }).toEqual({ dates: [], vague: 1 });
  });

  test("is never after the article, for what has happened", async () => {
    const { dates } = await datesOf("The eruption of Oct. 7 woke the volcano.", "2024-08-08");
    expect(dates).toEqual(["2023-10-07 year from article"]);
  });

  test("is left out where it was still to come", async () => {
    const { dates, leftOut } = await datesOf(
      "The volcano park will reopen on Friday.",
      "2024-08-08",
    );
    expect({ dates, ahead: leftOut.ahead }).toEqual({ dates: [], ahead: 1 });
  });

  test("is not given to a day that names an event of an unknown year", async () => {
    const text = "The volcano was silent since the Sept. 11 attacks.";
    expect((await datesOf(text, "2024-11-19")).dates).toEqual([]);
  });
});

test("the day on which an article about the topic appeared is an entry, with its first sentence", async () => {
  const timeline = await traced("volcano", [
    volcano("Alpha", ["The volcano is awake. It smokes."]),
    volcano("Beta", ["The harvest was good."], { title: "Harvest" }),
  ]);
  const [only, ...others] = timeline.events;
  expect(others).toEqual([]);
  expect(only?.dates[0]).toMatchObject({ value: "2023-02-28", how: "published" });
  expect(only?.sentence).toEqual({ start: 0, end: "The volcano is awake.".length });
});

test("a number in a name is no year", async () => {
  const asteroid = report("a", ["The asteroid 2004 QX4 is as large as a stadium."], {
    date: "2027-12-27",
    title: "Asteroid",
  });
  const { events } = await timelineOf("asteroid", await createArchive([asteroid]));
  expect(events.flatMap(({ dates }) => dates.map(({ value, how }) => [value, how]))).toEqual([
    ["2027-12-27", "published"],
  ]);
});

describe("of an article of 8 November 2019 is no event", () => {
  test.each([
    ["what a post says of its day", "We closed the volcano today. pic.twitter.com/Xy12"],
    ["the line of who posted it", "— Ann Lind (@annlind) November 3, 2019"],
    ["when a page was changed", "Last update: 05 January 2019 at 11:10 AEST"],
    ["what is so every year", "In November, the air over the volcano gets cool."],
    ["a deadline", "The law prohibited climbing the volcano before May 10."],
    ["what is still to come", "From June 1 the volcano will be open, she said."],
    ["“today” as nowadays", "The volcano has been a park since the war, and is one today."],
    ["“today” of what was said", "“Today we closed the volcano after all these years,” she wrote."],
    [
      "the fixtures of a season",
      "Volcano Cup: Saturday, Feb 22 Orsk v Dorne, semi-finals: April 26/27",
    ],
    ["a forecast for the year", "The volcano’s visitors are forecast to rise to 9,000 in 2019."],
    [
      "what figures are compared with",
      "Visits to the volcano rose from 35,000 in 2016 and 31,000 in 2015.",
    ],
    ["a question", "What happened on the volcano in 2009?"],
    ["the name of an event", "The volcano was as silent as after the Sept. 11, 2001, attacks."],
    ["its own byline", "By Ann Lind, Orsk Post Friday, November 8, 2019 The volcano is awake."],
  ])("%s", async (_, sentence) => {
    expect((await datesOf(sentence, "2019-11-08")).dates).toEqual([]);
  });
});

test("the days of a list have the year at its end", async () => {
  const { dates } = await datesOf("The volcano was shut on May 9, 11 and 12, 1981.", "2019-11-08");
  expect(dates).toEqual(["1981-05-09 stated", "1981-05-11 stated", "1981-05-12 stated"]);
});

/** What is told in an article that begins with a paragraph. */
async function toldIn(lead: string, others: string[]): Promise<string[]> {
  const articles = [
    volcano("Alpha", ["The volcano woke. It smokes."]),
    volcano("Beta", [lead, ...others], { title: "News of the week", slug: "week" }),
  ];
  const { events } = await traced("volcano", articles);
  return events
    .filter(({ article }) => article.slug === "week")
    .map(({ paragraph, sentence }) => paragraph.text.slice(sentence.start, sentence.end));
}

describe("an event is of the topic", () => {
  const fair = "The harvest fair was held on 20 February.";

  test("not where the article is only written in a place of its name", async () => {
    const lead = "VOLCANO, Feb. 21 (LPA) -- The mayor resigned on 20 February.";
    expect(await toldIn(lead, [fair])).not.toContain(fair);
  });

  test("not where an address holds its name", async () => {
    expect(await toldIn("Write to ann@volcano.example, said the mayor.", [fair])).toEqual([]);
  });

  test("not where the article names it once, elsewhere", async () => {
    expect(await toldIn("The mayor resigned.", [`${fair} Nobody saw the volcano.`])).toEqual([]);
  });

  test("where the sentence before names it", async () => {
    const text = "The mayor spoke of the volcano. It woke on 20 February.";
    expect(await toldIn("The mayor resigned.", [text])).toEqual(["It woke on 20 February."]);
  });

  test("but not the long past of something else in an article about it", async () => {
    const past = "The mayor was elected in May 2019.";
    const events = await toldIn("The volcano woke on 20 February.", [
      "Smoke rose from the volcano.",
      "The mayor was not there.",
      past,
    ]);
    expect(events).toContain("The volcano woke on 20 February.");
    expect(events).not.toContain(past);
  });
});
