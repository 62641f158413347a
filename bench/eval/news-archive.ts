import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import path from "node:path";
import { gunzipSync } from "node:zlib";
import * as z from "zod";
import type { Article } from "../../src/articles/article.ts";
import { parseArticle } from "../../src/articles/front-matter.ts";
import { CollectionError, parseLines } from "./collection.ts";

/** A question on an archive of news. */
export interface NewsQuestion {
  id: string;
  q: string;
  /** What is asked for; `off` and `near` have no answer, on other topics and near the archive's. */
  kind: string;
  /** A passage that contains one of these answers; none: nothing does. */
  gold: readonly string[];
}

/** An archive of news as articles and questions, one JSON object a line. */
export interface NewsArchive {
  name: string;
  articles: Article[];
  questions: NewsQuestion[];
}

const ARTICLE = z
  .object({ slug: z.string(), title: z.string(), body: z.array(z.string()) })
  .loose();
const QUESTION = z.object({
  id: z.string(),
  q: z.string(),
  kind: z.string(),
  gold: z.array(z.string()),
});
/** What an article's line may say in its front matter. */
const KEYS = `title source source_evidence url url_evidence date date_status date_evidence updated`;

/**
 * `DIR/articles.jsonl` and `DIR/questions.jsonl`, and from `DIR/distractors.jsonl` as many more
 * articles as make up `size`; each may be packed (`.jsonl.gz`).
 */
export async function readNewsArchive(dir: string, size = 0): Promise<NewsArchive> {
  const own = await readArticles(dir, "articles");
  const more = size > own.length ? await readArticles(dir, "distractors") : [];
  if (own.length + more.length < size) {
    throw new CollectionError(
      `${dir}: has ${own.length + more.length} articles; choose a --size up to that.`,
    );
  }
  const articles = [...own, ...more.slice(0, Math.max(0, size - own.length))];
  const questions = parseLines(await readPacked(dir, "questions"), QUESTION, "questions.jsonl");
  return { name: path.basename(path.resolve(dir)), articles, questions };
}

async function readArticles(dir: string, name: string): Promise<Article[]> {
  const rows = parseLines(await readPacked(dir, name), ARTICLE, `${name}.jsonl`);
  return rows.map((row) => {
    const given: Record<string, unknown> =
      row.url === undefined ? row : { url_evidence: "external", ...row };
    const front = KEYS.split(" ")
      .filter((key) => given[key] !== undefined && given[key] !== null)
      .map((key) => `${key}: ${JSON.stringify(given[key])}`);
    const text = `---\n${front.join("\n")}\n---\n\n${row.body.join("\n\n")}\n`;
    const { article, problems } = parseArticle(`${row.slug}.md`, text);
    if (article !== undefined) return article;
    const [first] = problems;
    throw new CollectionError(`${name}.jsonl, ${row.slug}: ${first?.field} ${first?.message}.`);
  });
}

async function readPacked(dir: string, name: string): Promise<string> {
  const file = path.join(dir, `${name}.jsonl`);
  const found = [file, `${file}.gz`].find((each) => existsSync(each));
  if (found === undefined) throw new CollectionError(`${file}: is missing, packed (.gz) as well.`);
  const bytes = await readFile(found);
  return (found === file ? bytes : gunzipSync(bytes)).toString("utf8");
}
