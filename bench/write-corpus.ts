import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Article } from "../src/articles/article.ts";
import { newsArticles } from "./news.ts";

/** Writes generated articles as files; the number of bytes. */
export function writeCorpus(dir: string, paragraphs: number, seed?: number): number {
  mkdirSync(dir, { recursive: true });
  let bytes = 0;
  for (const article of newsArticles(paragraphs, seed)) {
    const text = articleText(article);
    bytes += Buffer.byteLength(text);
    writeFileSync(join(dir, `${article.slug}.md`), text);
  }
  return bytes;
}

export function articleText({ title, source, date, paragraphs }: Article): string {
  const front = [
    `title: ${JSON.stringify(title)}`,
    `source: ${JSON.stringify(source)}`,
    "source_evidence: metadata",
    `date: ${JSON.stringify(date.value)}`,
    `date_status: ${date.status}`,
    `date_evidence: ${date.value === null ? "null" : "generated"}`,
  ];
  const body = paragraphs.map(({ text }) => text).join("\n\n");
  return `---\n${front.join("\n")}\n---\n\n${body}\n`;
}
