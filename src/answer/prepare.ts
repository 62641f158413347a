import type { Article } from "../corpus/article.ts";
import { type FileStates, fileStates, unchanged } from "../corpus/file-states.ts";
import { articleFiles, readArticle } from "../corpus/load.ts";
import { orderByKey, packAbout, packParagraphs } from "../corpus/packed-store.ts";
import type { SectionWriter } from "../corpus/section-file.ts";
import { createStringList, stringOf } from "../corpus/string-table.ts";
import { openTextFile } from "../corpus/text-file.ts";
import { CorpusError, type CorpusProblem } from "../errors.ts";
import type { Listed } from "../search/catalogue.ts";
import { denseData } from "../search/dense-data.ts";
import { createForwardBuilder } from "../search/forward.ts";
import { createAnalyser } from "../text/analyser.ts";
import { dateSpan } from "./archive.ts";
import type { Snapshot, SnapshotArrays, SnapshotFacts } from "./snapshot.ts";

/** Files read at a time: enough to hide the disk's latency, few enough to bound memory. */
const BATCH = 64;

/** An article as it was prepared: all but its words. */
interface Prepared extends Listed {
  about: string;
  textAt: number;
  textSize: number;
}

/** A snapshot and where its texts are. */
export interface Previous {
  snapshot: Snapshot;
  path: string;
}

/** Whether the snapshot is of these very files. */
export function isCurrent({ arrays }: Snapshot, files: FileStates): boolean {
  const positions = unchanged(arrays.files, files);
  const kept = positions.every((position, at) => position === at);
  return kept && positions.length === arrays.files.sizes.length;
}

/**
 * Prepares a folder's articles, their texts written as they are read. What `previous` holds of
 * files that have not changed is taken over. `onProgress` is given the share of files read.
 * @throws CorpusError with every problem of every file.
 */
export async function prepare(
  dir: string,
  facts: Omit<SnapshotFacts, "span">,
  writer: SectionWriter,
  previous: Previous | null,
  onProgress: (share: number) => void,
): Promise<Snapshot> {
  const names = await articleFiles(dir);
  const files = fileStates(dir, names);
  const before = previous && keeper(previous, files);
  const analyser = createAnalyser(facts.variants);
  const builder = createForwardBuilder(analyser, before?.forward);
  const prepared: Prepared[] = [];
  const problems: CorpusProblem[] = [];

  for (let start = 0; start < names.length; start += BATCH) {
    const batch = names.slice(start, start + BATCH).map(async (name, at) => {
      const position = before?.positions[start + at] ?? -1;
      return position === -1 ? readArticle(dir, name) : position;
    });
    for (const result of await Promise.all(batch)) {
      if (typeof result === "number") keep(result);
      else {
        problems.push(...result.problems);
        if (result.article) add(result.article);
      }
    }
    onProgress(Math.min(start + BATCH, names.length) / names.length);
  }
  if (problems.length > 0) throw new CorpusError(problems);

  const dense = denseData(builder.finish(), prepared);
  const packed = pack(Array.from(dense.order, (position) => prepared[position]));
  const span = dateSpan(prepared);
  return { arrays: { dense, packed, files }, facts: { ...facts, span } };

  function add(article: Article): void {
    const text = packParagraphs(article);
    builder.add(article);
    const { slug, source, date, paragraphs } = article;
    const about = packAbout(article);
    const size = { paragraphs: { length: paragraphs.length } };
    prepared.push({ slug, source, date, ...size, about, ...write(text) });
  }

  function keep(position: number): void {
    if (before === null) return;
    builder.keep(position);
    const { text, ...kept } = before.take(position);
    prepared.push({ ...kept, ...write(text) });
  }

  function write(text: Uint8Array): { textAt: number; textSize: number } {
    return { textAt: writer.append(text), textSize: text.length };
  }
}

/** Which files of a snapshot are as they were, and what it holds of them. */
function keeper({ snapshot, path }: Previous, files: FileStates) {
  const { dense, packed, files: known } = snapshot.arrays;
  const positions = unchanged(known, files);
  const texts = openTextFile(path);
  const placeOf = new Uint32Array(dense.order.length);
  for (const [place, position] of dense.order.entries()) placeOf[position] = place;
  const { titleRun } = dense.forward;
  return {
    forward: dense.forward,
    positions,
    /** By the file's position in the snapshot. */
    take(position: number) {
      const place = placeOf[position] ?? 0;
      const about = stringOf(packed.about, place);
      const { slug, source, date } = JSON.parse(about) as Article;
      const length = (titleRun[position + 1] ?? 0) - (titleRun[position] ?? 0) - 1;
      const text = texts.read(packed.textAt[place] ?? 0, packed.textSize[place] ?? 0);
      return { slug, source, date, paragraphs: { length }, about, text };
    },
  };
}

function pack(ordered: readonly (Prepared | undefined)[]): SnapshotArrays["packed"] {
  return {
    about: createStringList(ordered.map((article) => article?.about ?? "")),
    textAt: Float64Array.from(ordered, (article) => article?.textAt ?? 0),
    textSize: Uint32Array.from(ordered, (article) => article?.textSize ?? 0),
    byKey: orderByKey(ordered.map((article) => article?.slug ?? "")),
  };
}
