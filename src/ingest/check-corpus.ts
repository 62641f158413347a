import type { Article } from "../articles/article.ts";
import { sentenceAfterDate } from "../articles/date-doubt.ts";
import { articleFiles, readArticle } from "../articles/load.ts";
import { CorpusError, type CorpusProblem } from "../errors.ts";
import { resemblance, sketchOf } from "../language/fingerprint.ts";
import { furnitureReason } from "./furniture.ts";

/** What an operator should know of a corpus. */
export interface CorpusReport {
  articles: number;
  paragraphs: number;
  /** What keeps the corpus from being loaded. */
  errors: CorpusProblem[];
  /** What is worth a look; the corpus loads all the same. */
  warnings: { file: string; message: string }[];
}

/** A paragraph beyond this length says more than one thing; a quote of it is cut. In characters. */
const LONG = 2_000;
/** A paragraph below this length can hardly answer anything. In characters. */
const SHORT = 25;
/** Resemblance from which two articles are reported as copies; see duplicates.ts. */
const SAME = 0.5;

/** Reads every article of a folder. `step` is called after each file. */
export async function checkCorpus(
  dir: string,
  start: (files: number) => { step: () => void },
): Promise<CorpusReport> {
  const report: CorpusReport = { articles: 0, paragraphs: 0, errors: [], warnings: [] };
  const files = await articleFiles(dir).catch((error: unknown) => {
    if (!(error instanceof CorpusError)) throw error;
    report.errors.push(...error.problems);
    return [];
  });
  if (files.length === 0 && report.errors.length === 0) {
    report.errors.push({ file: dir, line: 0, field: "folder", message: "has no articles" });
  }
  const copyOf = copyFinder();
  const progress = start(files.length);
  for (const file of files) {
    const { article, problems } = await readArticle(dir, file);
    report.errors.push(...problems);
    if (article) {
      report.articles += 1;
      report.paragraphs += article.paragraphs.length;
      for (const message of doubtsOf(article)) report.warnings.push({ file, message });
      const copy = copyOf(file, article);
      if (copy !== null) report.warnings.push({ file, message: copy });
    }
    progress.step();
  }
  return report;
}

/** Candidates are articles that share one of this many smallest hashes: copies do, all but surely. */
const CANDIDATES_BY = 16;
/** A hash that more articles than this share is a standing phrase and finds nobody. */
const STANDING = 50;

/** Says of each article in turn whether it is a copy of an earlier one, without comparing it with all. */
function copyFinder(): (file: string, article: Article) => string | null {
  const byHash = new Map<number, { file: string; sketch: Uint32Array }[]>();
  const byUrl = new Map<string, string>();
  return (file, { url, paragraphs }) => {
    const sketch = sketchOf(paragraphs.map(({ text }) => text));
    let found: string | null = null;
    for (const hash of sketch.subarray(0, CANDIDATES_BY)) {
      const others = byHash.get(hash) ?? [];
      const copy = others.find((other) => resemblance(other.sketch, sketch) >= SAME);
      if (copy) found ??= `nearly the same text as ${copy.file}`;
      if (others.length < STANDING) byHash.set(hash, [...others, { file, sketch }]);
    }
    const sameUrl = url === null ? undefined : byUrl.get(url);
    if (sameUrl !== undefined) found ??= `the same url as ${sameUrl}`;
    if (url !== null) byUrl.set(url, file);
    return found;
  };
}

function doubtsOf(article: Article): string[] {
  const doubts: string[] = [];
  if (article.source === null) doubts.push("no outlet: readers will see “outlet unknown”");
  if (article.needsReview) doubts.push("needs_review: check its text, then remove that line");
  if (article.date.value === null) doubts.push("no date: date filters leave it out");
  const later = sentenceAfterDate(article);
  if (later !== null)
    doubts.push(`the date cannot be right, the text tells of a later day: "${cut(later)}"`);
  for (const { ordinal, text } of article.paragraphs) {
    const furniture = furnitureReason(text);
    const which = `paragraph ${ordinal}`;
    if (furniture !== null)
      doubts.push(`${which} looks like boilerplate (${furniture}): "${cut(text)}"`);
    else if (text.length > LONG) doubts.push(`${which} is very long (${text.length} characters)`);
    else if (text.length < SHORT) doubts.push(`${which} is very short: "${cut(text)}"`);
  }
  return doubts;
}

function cut(text: string): string {
  return text.length <= 60 ? text : `${text.slice(0, 59)}…`;
}
