/**
 * `npm run bench:stories -- [paragraphs] [folder]`: how long a story takes to open, as `/story` opens
 * it from a button: found by its key, its articles read, its card made. Generated articles tell of
 * no events, so 2 to 40 in turn are given the words of one, on the days after it.
 */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openArchive } from "../src/answer/open-archive.ts";
import { reportsOf } from "../src/answer/story.ts";
import { storiesOfEach } from "../src/answer/suggest/choose-story.ts";
import type { Article } from "../src/articles/article.ts";
import { everyArticle } from "../src/articles/store.ts";
import { storyCard } from "../src/reply/cards/story.ts";
import { discordRenderer } from "../src/reply/renderer.ts";
import { newsArticles } from "./news.ts";
import { percentilesOf } from "./percentiles.ts";
import { articleText } from "./write-corpus.ts";

const MAX_ARTICLES = 40;
const OPENED = 1000;
const ROUNDS = 3;
const DAY_MS = 86_400_000;

/** Articles in runs of 2 to `MAX_ARTICLES` that report one event, on days one after another. */
function* eventArticles(paragraphs: number): Generator<Article> {
  let first: Article | null = null;
  let left = 0;
  let run = 0;
  for (const article of newsArticles(paragraphs)) {
    if (first === null || left === 0) {
      first = article;
      run += 1;
      left = 2 + ((run * 7) % (MAX_ARTICLES - 1));
      yield article;
    } else {
      yield reportOf(first, article, left);
    }
    left -= 1;
  }
}

/** Another article about the same: its words in another order, so that it is no copy. */
function reportOf(event: Article, article: Article, later: number): Article {
  const day = event.date.value === null ? NaN : Date.parse(event.date.value);
  if (Number.isNaN(day)) return article;
  const value = new Date(day + (later % 10) * DAY_MS).toISOString().slice(0, 10);
  return {
    ...article,
    slug: `${value}-${article.slug}`,
    title: reordered(event.title, later),
    date: { ...event.date, value },
    paragraphs: event.paragraphs.map((each) => ({ ...each, text: reordered(each.text, later) })),
  };
}

/** The words in another order: each step a few further. */
function reordered(text: string, by: number): string {
  const words = text.split(" ");
  const step = [7, 11, 13, 17, 19].find((prime) => words.length % prime !== 0) ?? 1;
  return words.map((_, at) => words[(at * step + by) % words.length]).join(" ");
}

const [size = "10000", folder = mkdtempSync(join(tmpdir(), "bench-stories-"))] =
  process.argv.slice(2);
const dir = join(folder, "corpus");
mkdirSync(dir, { recursive: true });
for (const article of eventArticles(Number(size)))
  writeFileSync(join(dir, `${article.slug}.md`), articleText(article));
await openArchive(dir);
const archive = await openArchive(dir);
const known = await archive.stories();
const stories = storiesOfEach(await everyArticle(archive.articles), known)
  .map(({ story }) => story)
  .filter(({ articles }) => articles.length > 1);
const renderer = discordRenderer("en");
const times: number[] = [];
const processor: number[] = [];
for (let at = 0; at < Math.min(OPENED, stories.length); at += 1) {
  const story = stories[Math.floor((at * stories.length) / Math.min(OPENED, stories.length))];
  if (story === undefined) continue;
  let [best, least] = [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY];
  for (let round = 0; round < ROUNDS; round += 1) {
    const [started, used] = [performance.now(), process.cpuUsage()];
    const [[article] = []] = await archive.articles.withKeys([story.id]);
    if (article === undefined) continue;
    const found = (await archive.stories()).ofArticle(article);
    storyCard(await reportsOf(found, archive), 0, renderer);
    best = Math.min(best, performance.now() - started);
    const { user, system } = process.cpuUsage(used);
    least = Math.min(least, (user + system) / 1000);
  }
  times.push(best);
  processor.push(least);
}
const longest = Math.max(0, ...stories.map(({ articles }) => articles.length));
console.log(`${stories.length} stories of several articles, the longest of ${longest}`);
for (const [name, values] of [
  ["opened", times],
  ["processor", processor],
] as const) {
  const [p50, p99, worst] = [0.5, 0.99, 1].map((share) => percentilesOf(values)(share).toFixed(2));
  console.log(`${name.padEnd(10)} p50 ${p50} p99 ${p99} worst ${worst} ms`);
}
if (process.argv[3] === undefined) rmSync(folder, { recursive: true });
