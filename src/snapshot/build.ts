import type { Article } from "../articles/article.ts";
import { type FileStates, positionsIn, selectStates, unchanged } from "./freshness.ts";
import { readArticle } from "../articles/load.ts";
import { orderByKey, packAbout, packParagraphs, unpackAbout } from "./packed-articles.ts";
import type { SectionWriter } from "./section-file.ts";
import { createStringList, stringOf } from "../lib/string-table.ts";
import { openTextFile } from "./text-file.ts";
import { CorpusError, type CorpusProblem } from "../errors.ts";
import type { Listed } from "../index/arrays/catalogue.ts";
import { arrayIndexData } from "../index/arrays/data.ts";
import { createForwardBuilder } from "../index/arrays/forward-index.ts";
import type { Snapshot, SnapshotArrays, SnapshotFacts, StoredSnapshot } from "./snapshot.ts";
import { createAnalyser } from "../language/tokenizer.ts";
import { dateSpan } from "../articles/store.ts";

/** Files read at a time: enough to hide the disk's latency, few enough to bound memory. */
const BATCH = 64;
/** Share of a snapshot's texts still in use from which on all of them are kept. */
const MIN_KEPT = 0.8;

/** An article as it was prepared: all but its words. */
interface Prepared extends Listed {
  about: string;
  textAt: number;
  textSize: number;
}

/** A corpus folder as it was looked at. */
export interface Folder {
  dir: string;
  /** The names of its article files, in order. */
  names: readonly string[];
  files: FileStates;
  /** A file with a fault stays as it was read before, or is left out, instead of ending all. */
  lenient: boolean;
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
 * @throws CorpusError with every problem of every file, unless the folder is read leniently.
 */
export async function prepare(
  { dir, names, files, lenient }: Folder,
  facts: Omit<SnapshotFacts, "span">,
  writer: SectionWriter,
  previous: StoredSnapshot | null,
  onProgress: (share: number) => void,
): Promise<Snapshot> {
  const before = previous && keeper(previous, files, writer);
  const analyser = createAnalyser(facts.variants);
  const builder = createForwardBuilder(analyser, before?.forward);
  const prepared: Prepared[] = [];
  const states: [FileStates, number][] = [];
  const problems: CorpusProblem[] = [];

  for (let start = 0; start < names.length; start += BATCH) {
    const batch = names.slice(start, start + BATCH).map(async (name, at) => {
      const position = before?.positions[start + at] ?? -1;
      return position === -1 ? readArticle(dir, name) : position;
    });
    for (const [at, result] of (await Promise.all(batch)).entries()) {
      if (typeof result === "number") keep(result);
      else if (result.article) add(result.article, start + at);
      else {
        problems.push(...result.problems);
        keep(before?.named(names[start + at] ?? "") ?? -1);
      }
    }
    onProgress(Math.min(start + BATCH, names.length) / names.length);
  }
  if (problems.length > 0 && !lenient) throw new CorpusError(problems);

  const index = arrayIndexData(builder.finish(), prepared);
  const packed = pack(Array.from(index.order, (position) => prepared[position]));
  const span = dateSpan(prepared);
  return { arrays: { index, packed, files: selectStates(states) }, facts: { ...facts, span } };

  function add(article: Article, file: number): void {
    const text = packParagraphs(article);
    builder.add(article);
    const { slug, source, date, paragraphs } = article;
    const about = packAbout(article);
    const size = { paragraphs: { length: paragraphs.length } };
    const where = { textAt: writer.append(text), textSize: text.length };
    prepared.push({ slug, source, date, ...size, about, ...where });
    states.push([files, file]);
  }

  function keep(position: number): void {
    if (before === null || position === -1) return;
    builder.keep(position);
    prepared.push(before.take(position));
    states.push([before.files, position]);
  }
}

/** Which files of a snapshot are as they were, and what it holds of them. */
function keeper({ snapshot, path, texts }: StoredSnapshot, files: FileStates, to: SectionWriter) {
  const { index, packed, files: known } = snapshot.arrays;
  const positions = unchanged(known, files);
  const placeOf = new Uint32Array(index.order.length);
  for (const [place, position] of index.order.entries()) placeOf[position] = place;
  const { titleRun } = index.forward;
  const positionOf = positionsIn(known);
  let kept = 0;
  for (const position of positions) {
    if (position !== -1) kept += packed.textSize[placeOf[position] ?? 0] ?? 0;
  }
  // One piece is copied in a tenth of the time, but with it the texts that nobody asks for any more.
  const whole = kept > texts.end * MIN_KEPT;
  const source = whole ? null : openTextFile(path);
  if (whole) to.copyTexts(path, texts);
  return {
    forward: index.forward,
    files: known,
    positions,
    /** The position of a file, whether it has changed or not; -1: it was not there. */
    named: (name: string) => positionOf.get(name) ?? -1,
    /** By the file's position in the snapshot. */
    take(position: number): Prepared {
      const place = placeOf[position] ?? 0;
      const about = stringOf(packed.about, place);
      const { source: outlet, date } = unpackAbout(about);
      const slug = stringOf(index.catalogue.slugs, place);
      const length = (titleRun[position + 1] ?? 0) - (titleRun[position] ?? 0) - 1;
      const listed = { slug, source: outlet, date, paragraphs: { length }, about };
      const [textAt, textSize] = [packed.textAt[place] ?? 0, packed.textSize[place] ?? 0];
      if (source === null) return { ...listed, textAt, textSize };
      return { ...listed, textAt: to.append(source.read(textAt, textSize)), textSize };
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
