/**
 * `npm run bench:bound -- [paragraphs,…]`: how near a search is to the least that it could take,
 * reading every posting of its terms once from memory. One process, one thread.
 */
import type { Listed } from "../src/index/arrays/catalogue.ts";
import { arrayIndexData } from "../src/index/arrays/data.ts";
import { createArrayIndex } from "../src/index/arrays/index.ts";
import { Segment } from "../src/index/arrays/segment.ts";
import { ForwardBuilder } from "../src/index/arrays/forward-index.ts";
import { termsIn, createAnalyser } from "../src/language/tokenizer.ts";
import { newsArticles } from "./news.ts";
import { newsQuestions } from "./questions.ts";

const [sizes = "10000,100000"] = process.argv.slice(2);
const QUESTIONS = 500;
const POSTING = 6;
const ASKED_ABOUT = 20_000;
const LIMIT = 10;
const READ = 64 * 2 ** 20;

/** Bytes a millisecond, read in order by a loop like the search's own. */
function bandwidth(): number {
  const values = new Uint32Array(READ / 4).fill(1);
  let best = 0;
  for (let round = 0; round < 5; round += 1) {
    const started = performance.now();
    let sum = 0;
    for (let at = 0; at < values.length; at += 1) sum += values[at] ?? 0;
    if (sum !== values.length) throw new Error("not all was read");
    best = Math.max(best, READ / (performance.now() - started));
  }
  return best;
}

const perMs = bandwidth();
console.log(`memory read: ${(perMs / 1e6).toFixed(1)} GB/s`);
let last: { size: number; median: number } | null = null;
for (const size of sizes.split(",").map(Number)) {
  const analyser = createAnalyser();
  const builder = new ForwardBuilder(analyser);
  const listed: Listed[] = [];
  for (const article of newsArticles(size)) {
    builder.add(article);
    const { slug, source, date, paragraphs } = article;
    listed.push({ slug, source, date, paragraphs: { length: paragraphs.length } });
  }
  const index = createArrayIndex(new Segment(arrayIndexData(builder.finish(), listed)));
  const sample = [...newsArticles(Math.min(size, ASKED_ABOUT))];
  const questions = newsQuestions(sample, QUESTIONS).map((question) => termsIn(question, analyser));
  let postings = 0;
  for (const question of questions) {
    for (const each of await index.statistics([...new Set(question)])) {
      postings += each.documentFrequency;
    }
    await index.search(question, LIMIT);
  }
  const times: number[] = [];
  for (const question of questions) {
    const started = performance.now();
    await index.search(question, LIMIT);
    times.push(performance.now() - started);
  }
  const median = times.toSorted((a, b) => a - b)[QUESTIONS / 2] ?? 0;
  const least = (POSTING * postings) / QUESTIONS / perMs;
  const growth =
    last === null ? "" : (Math.log(median / last.median) / Math.log(size / last.size)).toFixed(2);
  console.log(
    [
      `${size} paragraphs: ${Math.round(postings / QUESTIONS)} postings a question,`,
      `least ${least.toFixed(4)} ms, median ${median.toFixed(4)} ms,`,
      `multiple ${(median / least).toFixed(1)}${growth && `, exponent ${growth}`}`,
    ].join(" "),
  );
  last = { size, median };
}
