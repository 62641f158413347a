/**
 * `npx tsx bench/follows.ts FOLDER [questions] [articles]`: what followed questions cost when a new
 * article comes: processor time of the thread that finds whom it answers, and of the bot's, which
 * hands it the article. Questions are made of the words of the folder's articles, in twelve forms,
 * some of them all common words; the articles are some of the folder, taken out before.
 */
import { ArchiveCopy, ArchiveSender } from "../src/answer/archive-copy.ts";
import { createArchive } from "../src/answer/archive.ts";
import { loadCorpus } from "../src/articles/load.ts";
import type { Article } from "../src/articles/article.ts";
import { AnswerFinder } from "../src/following/answer-finder.ts";
import type { Follow } from "../src/following/follows.ts";
import { percentilesOf } from "./percentiles.ts";

const [folder = "corpus", questions = "10000", coming = "20"] = process.argv.slice(2);

const articles = await loadCorpus(folder);
let seed = 7;

function anyOf<T>(items: readonly T[]): T | undefined {
  seed = (seed * 48_271) % 2_147_483_647;
  return items[seed % items.length];
}

const FORMS: ((name: string, words: readonly string[]) => string)[] = [
  (_, words) => `what about ${words.slice(0, 4).join(" ")}?`,
  (name) => `Who is ${name}?`,
  (name, [word]) => `What did ${name} say about ${word}?`,
  (name, [word]) => `How many people ${word} in ${name}?`,
  (name, [word, other]) => `When did ${name} ${word} the ${other}?`,
  (name, [word]) => `latest news on ${name} ${word}`,
  (_, [word, other, third]) => `Why was the ${word} ${other} ${third}?`,
  (_, [word, other]) => `${word} ${other}`,
  (name) => `What happened in ${name} this year?`,
  (_, [word]) => `new government report on people and ${word}`,
  (_, [word]) => `Where will the next ${word} meeting of the president be?`,
  (name) => `How much money did ${name} lose last year?`,
];

function questionOn({ title, paragraphs }: Article, form: number): string {
  const text = anyOf(paragraphs)?.text ?? title;
  const words: string[] = text.match(/(?<!\p{L})\p{Ll}{4,}(?!\p{L})/gu) ?? [];
  const names: string[] =
    text.match(/(?<=\p{Ll},? )\p{Lu}\p{Ll}{2,}(?: \p{Lu}\p{Ll}{2,})?/gu) ?? [];
  const first = words.indexOf(anyOf(words) ?? "");
  const chosen = [...words.slice(Math.max(0, first)), "people", "state", "city", "year"];
  return FORMS[form % FORMS.length]?.(anyOf(names) ?? "the government", chosen) ?? title;
}

const follows = Array.from({ length: Number(questions) }, (_, id): Follow => {
  const article = anyOf(articles);
  const question = article ? questionOn(article, id) : "";
  return { id: id + 1, question, locale: "en-US", user: "1", channel: null, paused: false };
});
const arriving = new Set(Array.from({ length: Number(coming) }, () => anyOf(articles)));

async function timed<T>(work: () => T | Promise<T>): Promise<[ms: number, result: T]> {
  const before = process.cpuUsage();
  const result = await work();
  const { user, system } = process.cpuUsage(before);
  return [(user + system) / 1000, result];
}

const before = await createArchive(articles.filter((article) => !arriving.has(article)));
const after = await createArchive(articles);
const finder = new AnswerFinder();
const [held] = await timed(() => finder.hold(follows, before));
const [prepared] = await timed(() => finder.prepare(before, async () => true));
console.log(
  `${articles.length} articles, ${after.index.size} paragraphs, ${follows.length} questions`,
);
console.log(`held in ${held.toFixed(0)} ms, asked once in ${(prepared / 1000).toFixed(1)} s`);
await finder.hold(follows, after);

const spent: number[] = [];
for (const article of arriving) {
  if (article === undefined) continue;
  const [ms, answers] = await timed(async () => {
    await finder.hold(follows, after);
    return finder.find([article], after);
  });
  spent.push(ms);
  console.log(
    `${article.paragraphs.length} paragraphs: ${ms.toFixed(0)} ms, ${answers.length} answered`,
  );
}
const share = percentilesOf(spent);
const [median, most] = [share(0.5).toFixed(0), share(0.9).toFixed(0)];
console.log(`processor time of one article: median ${median} ms, nine of ten up to ${most} ms`);

const sender = new ArchiveSender();
const copy = new ArchiveCopy();
if (before.source && after.source) {
  await copy.take(structuredClone(sender.messageOf(before.source)));
  const { source } = after;
  const [handed] = await timed(() => structuredClone(sender.messageOf(source)));
  console.log(`the bot's thread, to hand over ${arriving.size} articles: ${handed.toFixed(1)} ms`);
}
