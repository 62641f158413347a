import { highlightsIn } from "../../src/index/wink/features.ts";
import { beforeAll, describe, expect, test } from "vitest";
import { answerQuestion } from "../../src/answer/ask.ts";
import { createArchive, type Archive } from "../../src/answer/archive.ts";
import { parseQuery } from "../../src/answer/question/query.ts";
import { openArchive } from "../../src/answer/open-archive.ts";
import { sentenceAt } from "../../src/language/sentences.ts";
import { makeArticle } from "../support/make-article.ts";

let archive: Archive;

beforeAll(async () => {
  archive = await openArchive("corpus");
});

test("the passage that answers carries its article and its sentence", async () => {
  const answer = await answerQuestion("Which districts were handed over, and why?", archive);
  const [first] = answer.passages;
  const text = first?.paragraph.text ?? "";
  expect(answer.answered).toBe(true);
  expect(first?.article.source).toBe("Sputnik");
  const { start, end } = sentenceAt(text, first?.sentence ?? -1);
  expect(text.slice(start, end)).toBe(
    "The Kalbajar, Lachin, and part of the Agdam District were handed over to Azerbaijan.",
  );
  expect(first?.lacks).toEqual([]);
});

describe("there is no answer", () => {
  test.each([
    ["to a question of stop words", "What is it about?", "no-words", []],
    ["to punctuation", "?!", "no-words", []],
    ["to nothing", "   ", "no-words", []],
    ["to words the articles never use", "asdfgh qwerty", "unknown-words", ["asdfgh", "qwerty"]],
    [
      "to the names of Object's own",
      "constructor __proto__",
      "unknown-words",
      ["constructor", "proto"],
    ],
  ])("%s", async (_what, question, reason, missing) => {
    const answer = await answerQuestion(question, archive);
    expect(answer).toMatchObject({ answered: false, reason, missing, passages: [] });
  });

  test("where there are no articles", async () => {
    const answer = await answerQuestion("peace?", await createArchive([]));
    expect(answer).toMatchObject({ answered: false, reason: "unknown-words", passages: [] });
  });
});

test.each([0, 1, 3])("a limit of %i gives that many passages", async (limit) => {
  const answer = await answerQuestion("Lavrov peace talks", archive, { limit });
  expect(answer.passages).toHaveLength(limit);
});

test("a filter restricts the passages and tells how many undated articles it left out", async () => {
  const filter = { after: "2023-01-01", before: "2023-03-31" };
  const answer = await answerQuestion("Lavrov peace talks", archive, { filter });
  expect(new Set(answer.passages.map(({ article }) => article.source))).toEqual(
    new Set(["The Cradle"]),
  );
  expect(answer.leftOut).toBe(0);
  const later = await answerQuestion("Lavrov peace talks", archive, { filter: { after: "2024" } });
  expect(later.leftOut).toBe(1);
});

test("the archive tells which dates it spans", async () => {
  expect(archive.span).toEqual({ from: "2022-09-05", to: "2023-07-25", undated: 1 });
  const undated = await createArchive([makeArticle({ slug: "a", paragraphs: ["One."] })]);
  expect(undated.span).toEqual({ from: null, to: null, undated: 1 });
});

describe("a question near the articles, not answered by them, gets the nearest passage", () => {
  test.each([
    ["What is the population of Armenia?", ["population"]],
    ["When was Nikol Pashinyan born?", ["born"]],
    ["What did Macron say about Karabakh?", ["Macron"]],
  ])("%s", async (question, missing) => {
    const answer = await answerQuestion(question, archive);
    expect(answer).toMatchObject({ answered: false, reason: "lacking", missing });
    expect(answer.passages.length).toBeGreaterThan(0);
    for (const word of missing) expect(answer.passages[0]?.lacks).toContain(word);
  });

  test("and one that shares a common word alone is too weak even for that", async () => {
    const answer = await answerQuestion("What is the price of Bitcoin today?", archive);
    expect(answer).toMatchObject({
      answered: false,
      reason: "weak",
      missing: ["price", "Bitcoin"],
    });
  });
});

test("what matches lies inside the paragraphs, in order, on whole words", async () => {
  for (const question of [
    "Lavrov Armenia’s peace talks",
    "U.S. Türkiye 7.7 earthquake",
    "in 2020",
  ]) {
    const { passages } = await answerQuestion(question, archive, { limit: 50 });
    const { rerank } = await parseQuery(question, archive, {});
    for (const { paragraph, sentence } of passages) {
      const { text } = paragraph;
      const { matches, sentences } = highlightsIn(text, rerank, archive.analyser);
      expect(sentences[sentence]).toEqual(sentenceAt(text, sentence));
      let end = 0;
      for (const match of matches) {
        expect(match.start).toBeGreaterThanOrEqual(end);
        expect(text.slice(match.start, match.end)).toMatch(/^[\p{L}\p{N}][^\s]*$/u);
        end = match.end;
      }
      expect(end).toBeLessThanOrEqual(text.length);
    }
  }
});

test("a question of three hundred characters of frequent words is answered from the rarest", async () => {
  const question = "Lavrov Russia Armenia Azerbaijan Baku Yerevan ".repeat(6);
  const answer = await answerQuestion(question, archive);
  expect(answer.passages).toHaveLength(5);
});

describe("a question of time alone", () => {
  test.each(["latest news", "What's new today?"])("%s shows the newest article", async (asked) => {
    const { answered, passages } = await answerQuestion(asked, archive);
    expect(answered).toBe(true);
    expect(passages[0]?.article.date.value).toBe("2023-07-25");
  });

  test.each(["what happened yesterday", "what happened last week?"])(
    "%s is not answered by what an article called so",
    async (asked) => {
      const told = makeArticle({
        slug: "old",
        date: "2004-12-06",
        paragraphs: ["The ferry service ended yesterday.", "It was announced last week."],
      });
      const outcome = await answerQuestion(asked, await createArchive([told]));
      expect(outcome).toMatchObject({ answered: false, reason: "time" });
      expect(outcome.passages.map(({ article }) => article.slug)).toEqual(["old"]);
    },
  );
});

describe("asked what happened at a time, a reader is told", () => {
  const bridge = createArchive([
    makeArticle({
      slug: "opening",
      date: "2004-12-05",
      paragraphs: ["The bridge of Lorn was opened on 4 December 2004."],
    }),
    makeArticle({
      slug: "looking-back",
      date: "2004-12-20",
      paragraphs: ["Rain fell for weeks.", "A storm broke the mast on December 4."],
    }),
    makeArticle({
      slug: "apart",
      date: "2004-12-12",
      paragraphs: ["On December 12, 2004 the 4 men of the mill were paid."],
    }),
    makeArticle({
      slug: "that-day",
      date: "2004-12-04",
      paragraphs: ["Two ferries met in the harbour of Orsk on Saturday."],
    }),
    makeArticle({ slug: "later", date: "2005-03-01", paragraphs: ["The harbour was dredged."] }),
  ]);

  test.each([
    [
      "of a day, first what states it, then the articles of that day",
      "what happened on 4 December 2004",
      ["opening", "looking-back", "that-day"],
    ],
    [
      "of its news, first the articles of that day",
      "news of 4 December 2004",
      ["that-day", "opening", "looking-back"],
    ],
    [
      "of a month, the leads of its articles, newest first",
      "what happened in december 2004",
      ["looking-back", "apart", "opening", "that-day"],
    ],
    ["of a year, the same", "news of 2005", ["later"]],
  ])("%s", async (_what, asked, slugs) => {
    const { answered, passages } = await answerQuestion(asked, await bridge);
    expect(answered).toBe(true);
    expect(passages.map(({ article }) => article.slug).slice(0, slugs.length)).toEqual(slugs);
  });

  test.each(["what happened on 6 December 2003", "what happened on 4 March 2001"])(
    "that nothing is of that day: %s",
    async (asked) => {
      const outcome = await answerQuestion(asked, await bridge);
      expect(outcome).toMatchObject({ answered: false, reason: "time" });
    },
  );

  test("of a thing on a day by what states the day, however written", async () => {
    const asked = "what broke on 4 December 2004";
    const { answered, passages } = await answerQuestion(asked, await bridge);
    expect(answered).toBe(true);
    expect(passages[0]?.article.slug).toBe("looking-back");
  });
});

test("what was found is kept for whoever asks the same on that day", async () => {
  const told = makeArticle({ slug: "a", paragraphs: ["The mayor opened the harbour in 2023."] });
  const harbour = await createArchive([told]);
  const ask = (time: string, limit = 1) =>
    answerQuestion("When did the mayor open the harbour?", harbour, {
      today: new Date(time),
      limit,
    });
  const found = await ask("2024-05-01T08:00:00Z");
  expect(await ask("2024-05-01T20:00:00Z")).toBe(found);
  expect(await ask("2024-05-02T08:00:00Z")).not.toBe(found);
  expect(await ask("2024-05-01T08:00:00Z", 2)).not.toBe(found);
});
