/**
 * Scores body extraction on a folder of pages: `npx tsx bench/extraction.ts DIR [--pages]`.
 * DIR holds `ground-truth.json` (key → articleBody, url) and `html/KEY.html.gz`.
 * Tokens are runs of word characters; of each text the multiset of 4-grams is taken; precision and recall are
 * means over pages, F1 is of the two means.
 */
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import { startPageReader } from "../src/ingest/page/page.ts";

interface Truth {
  articleBody: string;
  url: string;
}

function grams(text: string): Map<string, number> {
  const words = text.match(/[\p{L}\p{M}\p{N}_]+/gu) ?? [];
  const counts = new Map<string, number>();
  // A text of fewer than four words is one gram.
  const last = words.length === 0 ? 0 : Math.max(1, words.length - 3);
  for (let start = 0; start < last; start++) {
    const gram = words.slice(start, start + 4).join(" ");
    counts.set(gram, (counts.get(gram) ?? 0) + 1);
  }
  return counts;
}

function size(counts: ReadonlyMap<string, number>): number {
  return [...counts.values()].reduce((sum, count) => sum + count, 0);
}

function overlap(found: string, truth: string): { precision: number; recall: number } {
  const [a, b] = [grams(found), grams(truth)];
  let shared = 0;
  for (const [gram, count] of a) shared += Math.min(count, b.get(gram) ?? 0);
  return { precision: shared / (size(a) || 1), recall: shared / (size(b) || 1) };
}

const [dir, flag] = process.argv.slice(2);
if (dir === undefined) {
  console.error("usage: npx tsx bench/extraction.ts DIR [--pages]");
  process.exit(2);
}
const truths = Object.entries(
  JSON.parse(await readFile(join(dir, "ground-truth.json"), "utf8")) as Record<string, Truth>,
);
const reader = startPageReader();
const today = new Date().toISOString().slice(0, 10);
let [precision, recall, dated, failed, milliseconds] = [0, 0, 0, 0, 0];
for (const [key, truth] of truths) {
  const html = gunzipSync(await readFile(join(dir, "html", `${key}.html.gz`))).toString("utf8");
  const started = performance.now();
  const page = await reader
    .read({ html, url: truth.url ?? null, today })
    .catch((error: unknown) => {
      console.error(`${key}: ${String(error)}`);
      failed += 1;
      return null;
    });
  milliseconds += performance.now() - started;
  const text = page?.blocks.map((block) => block.text).join("\n") ?? "";
  const score = overlap(text, truth.articleBody);
  precision += score.precision;
  recall += score.recall;
  if (page?.date) dated += 1;
  if (flag === "--pages") {
    const shown = [score.precision, score.recall].map((value) => value.toFixed(3)).join("  ");
    console.log(`${key.slice(0, 8)}  ${shown}  ${page?.date?.value ?? "no date   "}  ${truth.url}`);
  }
}
await reader.stop();
const [p, r] = [precision / truths.length, recall / truths.length];
console.log(
  `${truths.length} pages: precision ${p.toFixed(4)}, recall ${r.toFixed(4)}, F1 ${((2 * p * r) / (p + r)).toFixed(4)}; ` +
    `dated ${dated}, failed ${failed}, ${(milliseconds / truths.length).toFixed(0)} ms a page`,
);
