import { createHash, randomUUID } from "node:crypto";
import { link, open, readdir, rename, rm, stat } from "node:fs/promises";
import { join } from "node:path";
import { Scalar, stringify } from "yaml";
import { parseArticle } from "../articles/front-matter.ts";
import type { PartialDate } from "../articles/article.ts";
import type { Draft } from "./draft.ts";
import { InputError } from "./input-error.ts";
import { makeFolder } from "../lib/make-folder.ts";

/** What a file is called while it is written; with a dot in front, the loader and the watcher leave it out. */
const TEMPORARY = ".adding-";
/** A file that has been written for longer is left of a process that was killed. */
const MAX_WRITING_MS = 3_600_000;

/** Longest stem of a file name, date included; the loader allows 120. */
const MAX_STEM = 115;

/** The name of a draft's file: its day (what is known of it) and its title in small ASCII letters. */
export function fileNameOf(draft: Draft): string {
  const title = draft.title ?? "";
  const words = title
    .replace(/[ßẞ]/g, "ss")
    .normalize("NFKD")
    .replace(/[\p{M}'’]/gu, "")
    .toLowerCase()
    .match(/[a-z0-9]+/g);
  // A title in another script leaves no words: a short hash tells such articles apart.
  const hash = createHash("sha256").update(title).digest("hex").slice(0, 10);
  const letters = words?.join("").length ?? 0;
  const slug = letters >= 3 ? (words?.join("-") ?? "") : `article-${hash}`;
  const stem = `${draft.date.value ?? "undated"}-${slug}`;
  return `${stem.length <= MAX_STEM ? stem : stem.slice(0, MAX_STEM).replace(/-[^-]*$/, "")}.md`;
}

/**
 * A draft as the text of an article file; it is parsed again, so that what is written can be read.
 * @throws {InputError} when a part does not fit, with the parser's reason.
 */
export function fileText(draft: Draft, fileName: string, retrieved: PartialDate): string {
  const fields = {
    title: cut(draft.title ?? "", 300),
    source: draft.source === null ? null : cut(draft.source, 100),
    source_evidence: draft.sourceEvidence,
    url: draft.url,
    url_evidence: draft.url === null ? null : draft.urlEvidence,
    authors: draft.authors.length === 0 ? null : draft.authors.map((name) => cut(name, 200)),
    date: quoted(draft.date.value),
    date_status: draft.date.status,
    date_evidence: draft.date.evidence === null ? null : cut(draft.date.evidence, 1_000),
    date_not_before: quoted(draft.date.notBefore),
    date_not_after: quoted(draft.date.notAfter),
    updated: quoted(draft.updated),
    language: draft.language,
    needs_review: draft.needsReview ? true : null,
    retrieved: quoted(retrieved),
  };
  const kept = Object.entries(fields).filter(
    ([name, value]) => value !== null || name === "source" || name === "date",
  );
  const yaml = stringify(Object.fromEntries(kept), { lineWidth: 0 });
  const text = `---\n${yaml}---\n\n${bodyLines(draft).join("\n\n")}\n`;
  const { problems } = parseArticle(fileName, text);
  if (problems.length > 0) {
    throw new InputError(problems.map(({ field, message }) => `${field} ${message}`).join("; "));
  }
  return text;
}

/** In quotes: other programs' YAML takes a bare day for a time of day. */
function quoted(day: PartialDate | null): Scalar<string> | null {
  if (day === null) return null;
  const scalar = new Scalar<string>(day);
  scalar.type = Scalar.QUOTE_DOUBLE;
  return scalar;
}

/** The body as written in the file: paragraphs, subheadings after "## ", and posts after "> ". */
export function bodyLines(draft: Draft): string[] {
  return draft.blocks.map(({ kind, text }) => {
    if (kind === "subheading") return `## ${text}`;
    if (kind === "post") return `> ${text}`;
    // A paragraph must not read as a subheading or a post, nor as the line that ends the front matter.
    return text.replace(/^(?:#+\s+|[>\s]+)+/, "");
  });
}

function cut(text: string, limit: number): string {
  const folded = text.replace(/[\s\p{Cc}]+/gu, " ").trim();
  return folded.length <= limit ? folded : `${folded.slice(0, limit - 1).trimEnd()}…`;
}

/**
 * Writes an article file so that a reader of the folder sees it whole or not at all. A new file gets a free name
 * ("-2" and so on); `replaces` is the file to overwrite instead. Returns the name written.
 */
export async function writeArticle(
  dir: string,
  fileName: string,
  text: string,
  replaces: string | null,
): Promise<string> {
  makeFolder(dir);
  const temporary = join(dir, `${TEMPORARY}${randomUUID()}`);
  const handle = await open(temporary, "wx", 0o644);
  try {
    try {
      await handle.writeFile(text);
      await handle.sync();
    } finally {
      await handle.close();
    }
    if (replaces !== null) {
      await rename(temporary, join(dir, replaces));
      return replaces;
    }
    return await linkFree(dir, temporary, fileName);
  } finally {
    await rm(temporary, { force: true });
  }
}

/** Removes what processes that were killed left of files that they were writing. */
export async function removeUnfinished(dir: string, now: number): Promise<void> {
  const names = await readdir(dir).catch(() => []);
  for (const name of names.filter((each) => each.startsWith(TEMPORARY))) {
    const info = await stat(join(dir, name)).catch(() => null);
    if (info && now - info.mtimeMs > MAX_WRITING_MS) await rm(join(dir, name), { force: true });
  }
}

async function linkFree(dir: string, temporary: string, fileName: string): Promise<string> {
  for (let number = 1; number < 1_000; number++) {
    const name = number === 1 ? fileName : fileName.replace(/\.md$/, `-${number}.md`);
    try {
      // Unlike a rename, a link never overwrites what another run has just written.
      await link(temporary, join(dir, name));
      return name;
    } catch (error) {
      if (!(error instanceof Error && "code" in error && error.code === "EEXIST")) throw error;
    }
  }
  throw new InputError(`A thousand files already have names like ${fileName}.`);
}
