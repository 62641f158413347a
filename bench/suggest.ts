/**
 * `npm run bench:suggest -- [paragraphs] [folder]`: what is offered while a question is typed,
 * over a folder of generated articles (made when it is not there): names, headlines, words that no
 * article uses, and operators, typed letter by letter into /ask, and headlines into /source, each
 * letter one request for choices.
 */
import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Archive } from "../src/answer/archive.ts";
import { openArchive } from "../src/answer/open-archive.ts";
import type { Article } from "../src/articles/article.ts";
import { seededRandom } from "./eval/metrics.ts";
import { articleChoices } from "../src/reply/choices/article.ts";
import { askChoices } from "../src/reply/choices/ask.ts";
import { LIMITS } from "../src/reply/discord/limits.ts";
import { discordRenderer } from "../src/reply/renderer.ts";
import { namesIn } from "../src/language/names.ts";
import { percentilesOf } from "./percentiles.ts";
import { newsArticles } from "./news.ts";
import { writeCorpus } from "./write-corpus.ts";

const TEXTS = 20;
const WARM_UP = 5;
const TYPED_ABOUT = 20_000;
const MAX_LENGTH = LIMITS.autocomplete.name;
const OPENINGS = ["", "what did ", "where is ", "how many people in "];
const LOCALE = "en-US";

const [size = "10000", folder = mkdtempSync(join(tmpdir(), "bench-corpus-"))] =
  process.argv.slice(2);
const dir = join(folder, "corpus");
if (!existsSync(dir)) writeCorpus(dir, Number(size));

const random = seededRandom(3);
const articles = [...newsArticles(Math.min(Number(size), TYPED_ABOUT))];
const archive = await openArchive(dir, { cacheDir: join(folder, ".cache") });
await prepare(archive);
const renderer = discordRenderer(LOCALE);
for (const [name, texts] of Object.entries(textsToType())) {
  await time(name, texts, async (value) => {
    const choices = await askChoices({ name: "question", value }, archive, renderer);
    return choices.length - 1;
  });
}
const titles = some(({ title }) => title);
await time("articles, /source", titles, async (typed) => {
  return (await articleChoices(typed, archive, renderer)).length;
});
if (process.argv[3] === undefined) rmSync(folder, { recursive: true });

/** What the bot does before it answers, so that no reader waits for it. */
async function prepare(opened: Archive): Promise<void> {
  await opened.articles.page({ limit: 1 });
  const before = heap();
  const started = performance.now();
  await opened.warm();
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  const megabytes = (heap() - before) / 2 ** 20;
  console.log(
    `${opened.articles.size} articles, listed; warm after ${seconds} s, ${megabytes.toFixed(0)} MB more`,
  );
}

function heap(): number {
  globalThis.gc?.();
  return process.memoryUsage().heapUsed;
}

function textsToType(): Record<string, string[]> {
  return {
    names: some((article) => pick(OPENINGS) + nameIn(article)),
    headlines: some(({ title }) => title),
    "words of no article": some((article) => `who qzwv ${nameIn(article)} xkjhy`),
    "outlets and phrases": some((article) => {
      const phrase = pick(article.paragraphs).text.split(" ").slice(0, 4).join(" ");
      return `"${phrase}" ${nameIn(article)} source:outlet`;
    }),
    "a word left out": some((article) => `-said ${article.title.slice(0, 40)}`),
  };
}

function some(make: (article: Article) => string): string[] {
  return Array.from({ length: TEXTS + WARM_UP }, () => make(pick(articles)).slice(0, MAX_LENGTH));
}

function nameIn({ paragraphs }: Article): string {
  return pick(paragraphs.flatMap(({ text }) => namesIn(text, archive.analyser))) ?? "";
}

/** `choose`: how many choices a text is offered, what was typed itself aside. */
async function time(
  name: string,
  texts: readonly string[],
  choose: (typed: string) => Promise<number>,
): Promise<void> {
  const times: number[] = [];
  let offered = 0;
  let used = process.cpuUsage();
  for (const [at, text] of texts.entries()) {
    if (at === WARM_UP) used = process.cpuUsage();
    for (let length = 1; length <= text.length; length += 1) {
      const started = performance.now();
      const choices = await choose(text.slice(0, length));
      if (at < WARM_UP) continue;
      times.push(performance.now() - started);
      offered += choices;
    }
  }
  const { user, system } = process.cpuUsage(used);
  const cpu = ((user + system) / 1000 / times.length).toFixed(2);
  const at = percentilesOf(times);
  const [p50, p95, p99, most] = [0.5, 0.95, 0.99, 1].map((share) => at(share).toFixed(1));
  console.log(
    `${name.padEnd(20)} ${times.length} letters: p50 ${p50} p95 ${p95} p99 ${p99} most ${most} ms; ` +
      `processor ${cpu} ms each; ${(offered / times.length).toFixed(1)} offered`,
  );
}

function pick<T>(list: readonly T[]): T {
  return list[Math.floor(random() * list.length)] as T;
}
