import { describe, expect, test } from "vitest";
import { ask } from "../commands/ask.ts";
import { compare } from "../commands/compare.ts";
import { findInArticles } from "../commands/find-in-articles.ts";
import { source } from "../commands/source.ts";
import { timeline } from "../commands/timeline.ts";
import { type Archive, createArchive } from "../src/answer/archive.ts";
import { answerQuestion } from "../src/answer/ask.ts";
import { withoutMarks } from "../src/answer/question/marks.ts";
import { readOperators } from "../src/answer/question/operators.ts";
import { OutletNames } from "../src/answer/question/outlet.ts";
import { withoutSmallTalk } from "../src/answer/question/small-talk.ts";
import { readTime } from "../src/answer/question/time.ts";
import type { Article } from "../src/articles/article.ts";
import { parseArticle } from "../src/articles/front-matter.ts";
import type { App } from "../src/command.ts";
import { createArrayIndexData } from "../src/index/arrays/data.ts";
import { definitionOf } from "../src/language/definitions.ts";
import { timelineOf } from "../src/answer/timeline.ts";
import { sentencesIn } from "../src/language/sentences.ts";
import { speakersIn } from "../src/language/speakers.ts";
import { createAnalyser } from "../src/language/tokenizer.ts";
import { quoteParagraph } from "../src/reply/text/quote.ts";
import { leastGrowth } from "./support/growth.ts";
import { makeOutlet } from "./support/make-outlet.ts";
import { press } from "./support/press.ts";
import { buttonOf, labelsOf } from "./support/read-reply.ts";
import { reader } from "./support/seed-app.ts";

/** One paragraph of each has at some time held up everybody. */
const KINDS = [
  "中。",
  "1",
  "12 345 ",
  "A. ",
  "Mr. John ",
  "Of The ",
  "May 1, ",
  "in 2020 and ",
  "two and ",
  "harbour ",
  "“a,” he said. ",
  "a-",
  "X is the Y, who ",
  "@:a*",
  "\u200b #",
  "é",
] as const;

const [SMALL, LARGE] = [6_000, 24_000];
/** Linear growth is 4, quadratic 16, cubic 64. */
const MAX_GROWTH = 9;
const MAX_SQUARE = 24;

/** An article about the harbour whose second paragraph repeats `part` up to a length. */
function fileOf(part: string, length: number): string {
  const long = part.repeat(Math.ceil(length / part.length));
  return `---\ntitle: The harbour\n---\n\nThe harbour opened on 5 May 2020.\n\nHarbour ${long}\n`;
}

function read(file: string, name = "a.md"): Article {
  const { article, problems } = parseArticle(name, file);
  if (article === undefined) throw new Error(JSON.stringify(problems));
  return article;
}

const indexInArrays = (article: Article) => createArrayIndexData([article], createAnalyser());
const quoteStart = (text: string) => quoteParagraph(text, 0);

const other = read(fileOf("Another outlet says that the harbour opened in 2021. ", 100), "b.md");

async function appOver(file: string): Promise<App> {
  const article = { ...read(file), source: "A" };
  const archive = await createArchive([article, { ...other, source: "B" }]);
  await archive.warm();
  return { archive, version: "" };
}

const asked = (options: Record<string, string>) => ({ ...reader, options });

/** Whatever a reader can do with an article. */
const ACTS: readonly ((app: App) => Promise<unknown>)[] = [
  (app) => ask.run(asked({ question: "When was the harbour opened?" }), app),
  (app) => timeline.run(asked({ topic: "harbour" }), app),
  (app) => compare.run(asked({ topic: "harbour" }), app),
  (app) => {
    const message = { content: "The harbour opened in 2020", embeds: [], components: [] };
    return findInArticles.run({ ...asked({}), message }, app);
  },
  async (app) => {
    const page = await source.run(asked({ article: "The harbour" }), app);
    if (labelsOf(page).includes("▶") && !buttonOf(page, "▶").disabled) await press(page, "▶", app);
  },
];

describe("four times as much in one paragraph takes about four times as long", () => {
  test.each(KINDS)("%j to read and to index", async (kind) => {
    const files = [fileOf(kind, SMALL), fileOf(kind, LARGE)] as const;
    expect(await leastGrowth(files, MAX_GROWTH, (file) => read(file))).toBeLessThan(MAX_GROWTH);
    const articles = [read(files[0]), read(files[1])] as const;
    expect(
      await leastGrowth(articles, MAX_GROWTH, (one) => createArchive([one, other])),
    ).toBeLessThan(MAX_GROWTH);
    expect(await leastGrowth(articles, MAX_GROWTH, indexInArrays)).toBeLessThan(MAX_GROWTH);
  });

  test.each(KINDS)("%j to answer from", async (kind) => {
    const files = [fileOf(kind, SMALL), fileOf(kind, LARGE)] as const;
    const grown = await leastGrowth(files, MAX_GROWTH, async (file) => {
      const app = await appOver(file);
      for (const act of ACTS) await act(app);
    });
    expect(grown).toBeLessThan(MAX_GROWTH);
  });

  test.each(KINDS)("%j to cut into sentences and to quote", async (kind) => {
    const texts = [kind.repeat(10_000), kind.repeat(40_000)] as const;
    expect(await leastGrowth(texts, MAX_GROWTH, sentencesIn)).toBeLessThan(MAX_GROWTH);
    expect(await leastGrowth(texts, MAX_GROWTH, quoteStart)).toBeLessThan(MAX_GROWTH);
  });
});

test.each(KINDS)("a paragraph of %j takes no worse than its square", async (kind) => {
  const paragraphs = [kind.repeat(1250 / kind.length), kind.repeat(5000 / kind.length)] as const;
  expect(await leastGrowth(paragraphs, MAX_SQUARE, (text) => speakersIn([text]))).toBeLessThan(
    MAX_SQUARE,
  );
  expect(
    await leastGrowth(paragraphs, MAX_SQUARE, (text) => definitionOf(["harbour"], text)),
  ).toBeLessThan(MAX_SQUARE);
});

test("130,000 words without a blank line are indexed, and found", async () => {
  const file = fileOf("harbour ", 8 * 130_000).replace(/harbour \n$/u, "lighthouse\n");
  const archive = await createArchive([read(file), other]);
  const { passages } = await answerQuestion("lighthouse", archive);
  expect(passages[0]?.paragraph.text).toMatch(/lighthouse$/u);
});

test("a headline of one long word is read once for what its article is about", async () => {
  const articles = [SMALL, LARGE].map((length) => {
    return { ...read(fileOf("a", 100)), title: `Harbour ${"x".repeat(length)}` };
  });
  const archives = await Promise.all(articles.map((article) => createArchive([article, other])));
  const [short, long] = archives as [Archive, Archive];
  const grown = await leastGrowth([short, long], MAX_GROWTH, (one) => timelineOf("harbour", one));
  expect(grown).toBeLessThan(MAX_GROWTH);
});

/** Whatever reads a question before it is searched for, each at most 500 characters long. */
test.each([...KINDS, "in 19", "the last ", "source:", '"a ', "hi ", "http://a ", "between 1 and "])(
  "a question of %j takes no worse than its square",
  async (kind) => {
    const today = new Date();
    const questions = [kind.repeat(125 / kind.length), kind.repeat(500 / kind.length)] as const;
    const outlets = new OutletNames([makeOutlet("The Harbour Gazette")]);
    const grown = await leastGrowth(questions, MAX_SQUARE, (question) => {
      // Often enough to be measured.
      for (let times = 0; times < 20; times += 1) {
        readTime(question, today);
        readOperators(question);
        withoutSmallTalk(withoutMarks(question));
        outlets.find(question);
      }
    });
    expect(grown).toBeLessThan(MAX_SQUARE);
  },
);
