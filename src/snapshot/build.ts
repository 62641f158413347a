import type { Article } from "../articles/article.ts";
import { type FileStates, positionsIn, selectStates, unchanged } from "./freshness.ts";
import { readArticle, type TellProblems } from "../articles/load.ts";
import { orderByKey, packAbout, packParagraphs, unpackAbout } from "./packed-articles.ts";
import type { SectionWriter } from "./section-file.ts";
import { createStringList, stringOf } from "../lib/string-table.ts";
import { openTextFile } from "./text-file.ts";
import { CorpusError, type CorpusProblem } from "../errors.ts";
import type { Listed } from "../index/arrays/catalogue.ts";
import { arrayIndexData } from "../index/arrays/data.ts";
import { ForwardBuilder } from "../index/arrays/forward-index.ts";
import type { Snapshot, SnapshotArrays, SnapshotFacts, StoredSnapshot } from "./snapshot.ts";
import { type Analyser, createAnalyser } from "../language/tokenizer.ts";
import { dateSpan, inTieOrder } from "../articles/store.ts";
import { findStories } from "../stories/stories.ts";

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
}

/** Whether the snapshot is of these very files. */
export function isCurrent({ arrays }: Snapshot, files: FileStates): boolean {
  const positions = unchanged(arrays.files, files);
  const kept = positions.every((position, at) => position === at);
  return kept && positions.length === arrays.files.sizes.length;
}

export interface PrepareOptions {
  facts: Omit<SnapshotFacts, "span">;
  /** Texts are written here as they are read. */
  writer: SectionWriter;
  /** Its unchanged files are not read again. */
  previous?: StoredSnapshot | null;
  /** Told of files with a fault, which stay as they were read before or are left out. */
  onProblems?: TellProblems;
  /** Given the share of files read. */
  onProgress?: (share: number) => void;
}

/**
 * Prepares a folder's articles.
 * @throws CorpusError with every problem of every file, unless `onProblems` is told of them.
 */
export async function prepare(folder: Folder, options: PrepareOptions): Promise<Snapshot> {
  const { facts, writer, previous = null, onProblems, onProgress } = options;
  const preparation = new Preparation(folder, writer, previous, createAnalyser(facts.variants));
  const { names } = folder;
  for (let start = 0; start < names.length; start += BATCH) {
    await preparation.read(start, Math.min(start + BATCH, names.length));
    onProgress?.(Math.min(start + BATCH, names.length) / names.length);
  }
  const { problems } = preparation;
  if (problems.length > 0) {
    if (onProblems === undefined) throw new CorpusError(problems);
    onProblems(problems);
  }
  return preparation.finish(facts);
}

/** What has been read of a folder so far. */
class Preparation {
  readonly problems: CorpusProblem[] = [];
  readonly #folder: Folder;
  readonly #writer: SectionWriter;
  readonly #before: ReturnType<typeof keeper> | null;
  readonly #builder: ForwardBuilder;
  readonly #prepared: Prepared[] = [];
  readonly #states: [FileStates, number][] = [];

  constructor(
    folder: Folder,
    writer: SectionWriter,
    previous: StoredSnapshot | null,
    analyser: Analyser,
  ) {
    this.#folder = folder;
    this.#writer = writer;
    this.#before = previous && keeper(previous, folder.files, writer);
    this.#builder = new ForwardBuilder(analyser, this.#before?.forward);
  }

  /** Reads the files from `start` to `end`, all at a time; their articles are added in order. */
  async read(start: number, end: number): Promise<void> {
    const { dir, names } = this.#folder;
    const batch = names.slice(start, end).map(async (name, at) => {
      const position = this.#before?.positions[start + at] ?? -1;
      return position === -1 ? readArticle(dir, name) : position;
    });
    for (const [at, result] of (await Promise.all(batch)).entries()) {
      if (typeof result === "number") this.#keep(result);
      else if (result.article) this.#add(result.article, start + at);
      else {
        this.problems.push(...result.problems);
        this.#keep(this.#before?.named(names[start + at] ?? "") ?? -1);
      }
    }
  }

  async finish(facts: Omit<SnapshotFacts, "span">): Promise<Snapshot> {
    const index = arrayIndexData(this.#builder.finish(), this.#prepared);
    const articles = inTieOrder(this.#prepared);
    const stories = await findStories({ ...index, articles });
    const arrays = { index, packed: pack(articles), stories, files: selectStates(this.#states) };
    return { arrays, facts: { ...facts, span: dateSpan(this.#prepared) } };
  }

  #add(article: Article, file: number): void {
    const text = packParagraphs(article);
    this.#builder.add(article);
    const { slug, source, date, paragraphs } = article;
    const about = packAbout(article);
    const size = { paragraphs: { length: paragraphs.length } };
    const where = { textAt: this.#writer.append(text), textSize: text.length };
    this.#prepared.push({ slug, source, date, ...size, about, ...where });
    this.#states.push([this.#folder.files, file]);
  }

  /** Adds an article of the previous snapshot, by its file's position; -1: there is none. */
  #keep(position: number): void {
    if (this.#before === null || position === -1) return;
    this.#builder.keep(position);
    this.#prepared.push(this.#before.take(position));
    this.#states.push([this.#before.files, position]);
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

function pack(ordered: readonly Prepared[]): SnapshotArrays["packed"] {
  return {
    about: createStringList(ordered.map(({ about }) => about)),
    textAt: Float64Array.from(ordered, ({ textAt }) => textAt),
    textSize: Uint32Array.from(ordered, ({ textSize }) => textSize),
    byKey: orderByKey(ordered.map(({ slug }) => slug)),
  };
}
