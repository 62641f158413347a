import { readdir, readFile } from "node:fs/promises";
import path from "node:path";
import * as z from "zod";
import { type Article, paragraphId } from "../../src/articles/article.ts";
import { loadCorpus } from "../../src/articles/load.ts";

export interface EvalQuestion {
  id: string;
  text: string;
  /** Paragraph ids with their grades, above 0; empty when nothing in the collection answers. */
  relevant: ReadonlyMap<string, number>;
  /** `near`: not answered, but on the collection's topics. `other`: on other topics. */
  kind: "answerable" | "near" | "other";
}

/** Articles and questions to score an archive by. */
export interface Collection {
  name: string;
  articles: Article[];
  questions: EvalQuestion[];
}

/** A folder that cannot be scored; says which file and line, and what is expected there. */
export class CollectionError extends Error {
  override name = "CollectionError";
}

const DOCUMENT = z
  .object({ _id: z.string(), title: z.string().default(""), text: z.string() })
  .transform(({ _id: id, title, text }) => ({ id, title, text }));
const QUERY = z
  .object({
    _id: z.string(),
    text: z.string(),
    metadata: z.object({ answerable: z.boolean().optional() }).loose().optional(),
  })
  .transform(({ _id: id, text, metadata }) => ({ id, text, answerable: metadata?.answerable }));
const GOLDEN = z.object({
  id: z.string(),
  q: z.string(),
  gold: z.array(z.string()),
  near: z.boolean().default(false),
});

/**
 * A collection in BEIR layout: `corpus.jsonl`, `queries.jsonl`, `qrels/SPLIT.tsv`. Documents that
 * share a title are one article's paragraphs, in order; one without a title is an article.
 */
export async function readCollection(dir: string, split?: string): Promise<Collection> {
  const { articles, ids } = toArticles(await readLines(path.join(dir, "corpus.jsonl"), DOCUMENT));
  const relevant = await readJudgements(await judgementFile(dir, split), ids);
  const queries = await readLines(path.join(dir, "queries.jsonl"), QUERY);
  const questions = queries
    .filter((query) => relevant.has(query.id) || query.answerable === false)
    .map(({ id, text }): EvalQuestion => {
      const judged = relevant.get(id) ?? new Map<string, number>();
      return { id, text, relevant: judged, kind: judged.size > 0 ? "answerable" : "near" };
    });
  return { name: path.basename(dir), articles, questions };
}

/** The repository's own articles and the golden questions on them. */
export async function readGolden(corpusDir: string, file: string): Promise<Collection> {
  const articles = await loadCorpus(corpusDir);
  const paragraphs = articles.flatMap((article) => article.paragraphs);
  const questions = (await readLines(file, GOLDEN)).map(({ id, q, gold, near }): EvalQuestion => {
    const holding = paragraphs.filter(({ text }) =>
      gold.some((wanted) => plain(text).includes(plain(wanted))),
    );
    const kind = gold.length > 0 ? "answerable" : near ? "near" : "other";
    return { id, text: q, relevant: new Map(holding.map((each) => [each.id, 1])), kind };
  });
  return { name: "golden", articles, questions };
}

/** White space and curly quotes normalised, as the golden strings are written. */
function plain(text: string): string {
  return text.replaceAll(/[“”]/gu, '"').replaceAll(/[‘’]/gu, "'").replaceAll(/\s+/gu, " ");
}

function toArticles(documents: readonly z.infer<typeof DOCUMENT>[]): {
  articles: Article[];
  ids: Map<string, string>;
} {
  const byTitle = new Map<string, Article>();
  const ids = new Map<string, string>();
  for (const { id: given, title, text } of documents) {
    const key = title === "" ? given : `title ${title}`;
    const article = byTitle.get(key) ?? emptyArticle(`a${byTitle.size + 1}`, title);
    byTitle.set(key, article);
    const ordinal = article.paragraphs.length + 1;
    const id = paragraphId(article.slug, ordinal);
    article.paragraphs.push({ id, article: article.slug, ordinal, text, subheading: null });
    ids.set(given, id);
  }
  return { articles: [...byTitle.values()], ids };
}

function emptyArticle(slug: string, title: string): Article {
  return {
    slug,
    title: title.replaceAll("_", " "),
    source: null,
    sourceEvidence: "unknown",
    url: null,
    urlEvidence: null,
    authors: [],
    updated: null,
    language: null,
    needsReview: false,
    date: { value: null, status: "unknown", evidence: null, notBefore: null, notAfter: null },
    retrieved: null,
    paragraphs: [],
  };
}

async function judgementFile(dir: string, split: string | undefined): Promise<string> {
  if (split !== undefined) return path.join(dir, "qrels", `${split}.tsv`);
  const files = await readdir(path.join(dir, "qrels")).catch(() => []);
  const tables = files.filter((file) => file.endsWith(".tsv")).toSorted();
  const [only] = tables;
  if (only !== undefined && tables.length === 1) return path.join(dir, "qrels", only);
  if (only === undefined) throw new CollectionError(`${dir}: there is no qrels/*.tsv.`);
  const splits = tables.map((table) => path.basename(table, ".tsv")).join(", ");
  throw new CollectionError(`${dir}: choose one of its splits with --split: ${splits}.`);
}

async function readJudgements(
  file: string,
  ids: ReadonlyMap<string, string>,
): Promise<Map<string, Map<string, number>>> {
  const judged = new Map<string, Map<string, number>>();
  for (const [position, line] of (await readText(file)).split("\n").entries()) {
    if (line.trim() === "" || (position === 0 && line.startsWith("query-id"))) continue;
    const [query = "", document = "", grade = ""] = line.split("\t");
    const paragraph = ids.get(document);
    if (paragraph === undefined || Number.isNaN(Number.parseFloat(grade))) {
      throw new CollectionError(
        `${file}:${position + 1}: expected "query-id<TAB>corpus-id<TAB>score" with a corpus-id from corpus.jsonl.`,
      );
    }
    if (Number(grade) <= 0) continue;
    const own = judged.get(query) ?? new Map<string, number>();
    judged.set(query, own.set(paragraph, Number(grade)));
  }
  return judged;
}

async function readLines<T>(file: string, schema: z.ZodType<T>): Promise<T[]> {
  return parseLines(await readText(file), schema, file);
}

/** One JSON object a line; empty lines are skipped. */
export function parseLines<T>(text: string, schema: z.ZodType<T>, file: string): T[] {
  return text.split("\n").flatMap((line, position) => {
    if (line.trim() === "") return [];
    try {
      return [schema.parse(JSON.parse(line))];
    } catch (error) {
      const why = error instanceof z.ZodError ? z.prettifyError(error) : String(error);
      throw new CollectionError(`${file}:${position + 1}: ${why}`, { cause: error });
    }
  });
}

async function readText(file: string): Promise<string> {
  try {
    return await readFile(file, "utf8");
  } catch (error) {
    throw new CollectionError(`${file}: cannot be read.`, { cause: error });
  }
}

/**
 * The collection cut in two by article, every other one: what is tuned on one half can be checked
 * on the other. A question that the other half answers is on another topic for this one.
 */
export function inHalves(collection: Collection): Collection[] {
  return [0, 1].map((half) => {
    const articles = collection.articles.filter((_, position) => position % 2 === half);
    const paragraphs = new Set(articles.flatMap((each) => each.paragraphs.map(({ id }) => id)));
    const questions = collection.questions.flatMap((question): EvalQuestion[] => {
      if (question.kind === "other") return [question];
      if (question.kind === "near") return [];
      const relevant = new Map([...question.relevant].filter(([id]) => paragraphs.has(id)));
      return [{ ...question, relevant, kind: relevant.size > 0 ? "answerable" : "other" }];
    });
    return { name: `${collection.name}, half ${half + 1}`, articles, questions };
  });
}
