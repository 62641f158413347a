import type { Stats } from "node:fs";
import { stat } from "node:fs/promises";
import { join } from "node:path";
import type { CorpusProblem } from "../errors.ts";
import type { Article } from "./article.ts";
import { readArticle } from "./load.ts";

/** What is known of a file. */
export interface Known {
  stamp: string;
  /** Whether an article of this file is served. */
  served: boolean;
  /** That article, if articles are kept. */
  article: Article | null;
  broken: boolean;
}

/** Files looked at together. */
const BATCH = 64;

interface Changes {
  added: string[];
  changed: string[];
  removed: string[];
  problems: CorpusProblem[];
}

/** Reads the files that have changed, notes in `known` what they are now, and says what differs. */
export async function readChanged(
  dir: string,
  files: readonly string[],
  known: Map<string, Known>,
  unchangedSince: number | null,
  keeps: boolean,
): Promise<Changes> {
  const changes: Changes = { added: [], changed: [], removed: [], problems: [] };
  for (let start = 0; start < files.length; start += BATCH) {
    const batch = files.slice(start, start + BATCH);
    await Promise.all(
      batch.map((file) => readOne(dir, file, known, unchangedSince, keeps, changes)),
    );
  }
  const present = new Set(files);
  for (const [file, { served }] of known) {
    if (present.has(file)) continue;
    known.delete(file);
    if (served) changes.removed.push(file.replace(/\.md$/, ""));
  }
  return changes;
}

async function readOne(
  dir: string,
  file: string,
  known: Map<string, Known>,
  unchangedSince: number | null,
  keeps: boolean,
  changes: Changes,
): Promise<void> {
  const info = await stat(join(dir, file)).catch(() => null);
  const before = known.get(file);
  // Gone since the folder was listed: the event of its going brings the next look.
  if (info === null) return;
  const stamp = stampIn(info);
  const asLoaded = before?.stamp === "" && unchangedSince !== null && info.ctimeMs < unchangedSince;
  if (before?.stamp === stamp) return;
  if (before && asLoaded) {
    before.stamp = stamp;
    return;
  }
  const { article, problems } = await readArticle(dir, file);
  const former = before ?? { served: false, article: null, broken: false };
  if (!article) {
    changes.problems.push(...problems);
    known.set(file, { ...former, stamp, broken: true });
    return;
  }
  if (former.article !== null && !former.broken && isSame(former.article, article)) {
    known.set(file, { ...former, stamp });
    return;
  }
  known.set(file, { stamp, served: true, article: keeps ? article : null, broken: false });
  (former.served ? changes.changed : changes.added).push(article.slug);
}

/** What tells one state of a file from another; empty when it is not there. */
export async function stampOf(dir: string, file: string): Promise<string> {
  const info = await stat(join(dir, file)).catch(() => null);
  return info === null ? "" : stampIn(info);
}

function stampIn({ ino, size, mtimeMs, ctimeMs }: Stats): string {
  return `${ino} ${size} ${mtimeMs} ${ctimeMs}`;
}

/** A file that was only touched need not be indexed again. */
function isSame(a: Article, b: Article): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}
