import { expect, test } from "vitest";
import { readNewsArchive } from "../../bench/eval/news-archive.ts";
import { createArchive } from "../../src/answer/archive.ts";
import { answerFrom } from "../../src/answer/new-article.ts";
import { parseQuestion } from "../../src/answer/question/parse.ts";
import { AnswerFinder } from "../../src/following/answer-finder.ts";
import type { Follow } from "../../src/following/follows.ts";
import { makeArticle } from "../support/make-article.ts";

const { articles, questions } = await readNewsArchive("test/golden/archive");
const archive = await createArchive(articles);
const ALWAYS = async () => true;

const follow = (question: string, id: number): Follow => ({
  id,
  question,
  locale: "en-US",
  user: "1",
  channel: null,
  paused: false,
});
/** Every question of the archive, and the start of each article's title as one. */
const follows = [
  ...questions.map(({ q }) => q),
  ...articles.map(({ title }) => `What about ${title.split(" ").slice(0, 4).join(" ")}?`),
  "latest news on the government",
].map((question, at) => follow(question, at + 1));

/** Which questions an article answers, by asking the archive each of them. */
async function answeredBy(slug: string): Promise<string[]> {
  const answered: string[] = [];
  for (const { question, locale } of follows) {
    const parsed = await parseQuestion(question, {}, archive, locale);
    if ("problem" in parsed) continue;
    if ((await answerFrom(parsed, new Set([slug]), archive)).found) answered.push(question);
  }
  return answered.toSorted();
}

test.each(["not asked before", "asked before"])(
  "what an article answers is found as if every question were asked: %s",
  async (state) => {
    const finder = new AnswerFinder();
    let found = 0;
    for (const article of articles) {
      if (state === "asked before") {
        const before = await createArchive(articles.filter((other) => other !== article));
        await finder.hold(follows, before);
        await finder.prepare(before, ALWAYS);
      }
      await finder.hold(follows, archive);
      const answers = await finder.find([article], archive);
      expect(answers.map((each) => each.follow.question).toSorted()).toEqual(
        await answeredBy(article.slug),
      );
      found += answers.length;
    }
    expect(found).toBeGreaterThan(articles.length);
  },
);

test("a word that no article had before is met in the first that has it", async () => {
  const old = makeArticle({ slug: "a", paragraphs: ["The harbour of Orsk closed in March."] });
  const before = await createArchive([old]);
  const finder = new AnswerFinder();
  const asked = [follow("When did the lighthouse of Alby open?", 1)];
  await finder.hold(asked, before);
  await finder.prepare(before, ALWAYS);
  const fresh = makeArticle({
    slug: "b",
    paragraphs: ["The lighthouse of Alby opened on Monday, its keeper said."],
  });
  const after = await createArchive([old, fresh]);
  await finder.hold(asked, after);
  expect(await finder.find([fresh], after)).toMatchObject([{ follow: { id: 1 } }]);
});

test("a question that is followed no more is not found", async () => {
  const [article] = articles;
  const finder = new AnswerFinder();
  await finder.hold(follows, archive);
  await finder.hold([], archive);
  expect(article && (await finder.find([article], archive))).toEqual([]);
});

test("everybody who follows the same question is told, until they follow it no more", async () => {
  const finder = new AnswerFinder();
  const fresh = makeArticle({
    slug: "b",
    paragraphs: ["The lighthouse of Alby opened on Monday, its keeper said."],
  });
  const after = await createArchive([fresh]);
  const asked = [1, 2, 3].map((id) => follow("When did the lighthouse of Alby open?", id));
  const told = async () => (await finder.find([fresh], after)).map((each) => each.follow);
  await finder.hold(asked, after);
  expect(await told()).toEqual(asked);
  await finder.hold(asked.slice(1), after);
  expect(await told()).toEqual(asked.slice(1));
});
