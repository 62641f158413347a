import { accessSync, constants } from "node:fs";
import { open, readdir, stat } from "node:fs/promises";
import { join } from "node:path";
import { CorpusError, type CorpusProblem, systemFault } from "../errors.ts";
import type { Article } from "./article.ts";
import { parseArticle, type ParsedArticle } from "./front-matter.ts";

/** A news article is some kilobytes; a file beyond this is something else. */
const MAX_FILE_BYTES = 5 * 1024 * 1024;
/** Files read at a time: enough to hide the disk's latency, few enough to bound memory. */
const BATCH = 64;

/** Told what is wrong with the files that are left out. */
export type TellProblems = (problems: readonly CorpusProblem[]) => void;

/**
 * Reads every `*.md` of a folder (not of folders below it; names that start with a dot are left
 * out), in the order of their names.
 * @throws {CorpusError} with every problem of every file, unless `onProblems` is told of them, or
 *   when there is no article at all.
 */
export async function loadCorpus(dir: string, onProblems?: TellProblems): Promise<Article[]> {
  const files = await articleFiles(dir);
  const articles: Article[] = [];
  const problems: CorpusProblem[] = [];
  for (let start = 0; start < files.length; start += BATCH) {
    const batch = files.slice(start, start + BATCH);
    const results = await Promise.all(batch.map((file) => readArticle(dir, file)));
    for (const result of results) {
      problems.push(...result.problems);
      if (result.article) articles.push(result.article);
    }
  }
  if (problems.length > 0) {
    if (onProblems === undefined || articles.length === 0) throw new CorpusError(problems);
    onProblems(problems);
  }
  if (articles.length === 0) {
    const how = "add one as YYYY-MM-DD-slug.md: front matter with a title, then the paragraphs";
    throw new CorpusError([
      { file: dir, line: 0, field: "folder", message: `has no articles; ${how}` },
    ]);
  }
  return articles;
}

/** The names of a corpus folder's article files, in order. */
export async function articleFiles(dir: string): Promise<string[]> {
  try {
    const entries = await readdir(dir, { withFileTypes: true });
    return entries
      .filter((entry) => !entry.isDirectory() && isArticleFile(entry.name))
      .map((entry) => entry.name)
      .toSorted();
  } catch (error) {
    const code = errorCode(error);
    const reason = code === "ENOENT" ? "does not exist" : `cannot be read (${code})`;
    const message = `${reason}; create it, or set CORPUS_DIR to the folder with your articles`;
    throw new CorpusError([{ file: dir, line: 0, field: "folder", message }]);
  }
}

/** Whether a file of this name in a corpus folder is an article. */
export function isArticleFile(name: string): boolean {
  return /^[^.].*\.md$/i.test(name);
}

/** Whether a folder is there and holds an article file. */
export async function hasArticles(dir: string): Promise<boolean> {
  const isThere = await stat(dir).catch((error: unknown) => errorCode(error) !== "ENOENT");
  return isThere !== false && (await articleFiles(dir)).length > 0;
}

/** Why the folder cannot be read, in words; null where it can. */
export function unreadable(dir: string): string | null {
  try {
    accessSync(dir, constants.R_OK | constants.X_OK);
    return null;
  } catch (error) {
    return systemFault(error) ?? String(error);
  }
}

/** The folders in a corpus folder: their files are not read. None of a folder that is not there. */
export async function foldersIn(dir: string): Promise<string[]> {
  const entries = await readdir(dir, { withFileTypes: true }).catch(() => []);
  return entries
    .filter((entry) => entry.isDirectory() && !entry.name.startsWith("."))
    .map((entry) => entry.name)
    .toSorted();
}

/** The file of a corpus folder that lists the feeds whose articles come to it. */
export const FEEDS_FILE = "feeds.yaml";

export async function listsFeeds(dir: string): Promise<boolean> {
  const { size } = await stat(join(dir, FEEDS_FILE)).catch(() => ({ size: 0 }));
  return size > 0;
}

/** Whether a folder's articles together are more than so many bytes. */
export async function isLargerThan(dir: string, bytes: number): Promise<boolean> {
  let sum = 0;
  for (const file of await articleFiles(dir)) {
    const { size } = await stat(join(dir, file)).catch(() => ({ size: 0 }));
    sum += size;
    if (sum > bytes) return true;
  }
  return false;
}

/** Reads one article file of a folder; whatever is wrong with it comes back as problems. */
export async function readArticle(dir: string, file: string): Promise<ParsedArticle> {
  const fault = (message: string) => ({ problems: [{ file, line: 0, field: "file", message }] });
  let bytes: Uint8Array;
  try {
    // Before it is opened: opening a pipe waits for its other end.
    if (!(await stat(join(dir, file))).isFile()) return fault("is not a regular file; remove it");
    const handle = await open(join(dir, file));
    try {
      const { size } = await handle.stat();
      if (size > MAX_FILE_BYTES)
        return fault(`is ${size} bytes long; at most ${MAX_FILE_BYTES} are allowed`);
      bytes = await handle.readFile();
    } finally {
      await handle.close();
    }
  } catch (error) {
    return fault(`cannot be read (${errorCode(error)})`);
  }
  if (bytes.includes(0)) return fault("is binary; write it as plain UTF-8 text");
  try {
    return parseArticle(file, new TextDecoder("utf-8", { fatal: true }).decode(bytes));
  } catch (error) {
    if (error instanceof TypeError) return fault("is not UTF-8; save it in that encoding");
    throw error;
  }
}

function errorCode(error: unknown): string {
  return error instanceof Error && "code" in error ? String(error.code) : String(error);
}
