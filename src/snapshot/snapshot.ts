import { createHash } from "node:crypto";
import { join, resolve } from "node:path";
import type { FileStates } from "./freshness.ts";
import { flatten, unflatten } from "./nested-arrays.ts";
import type { PackedArticles } from "./packed-articles.ts";
import { readSectionFile, type SectionWriter, type Texts } from "./section-file.ts";
import type { ArrayIndexData } from "../index/arrays/data.ts";
import type { SpellingGroup } from "../language/tokenizer.ts";
import type { StoryArrays } from "../stories/stories.ts";
import type { DateSpan } from "../articles/store.ts";

/** A prepared archive: arrays that can be stored and handed to another thread as they are. */
export interface Snapshot {
  arrays: SnapshotArrays;
  facts: SnapshotFacts;
}

export interface SnapshotArrays {
  index: ArrayIndexData;
  /** Its `slugs` are those of the catalogue. */
  packed: Omit<PackedArticles, "slugs">;
  stories: StoryArrays;
  /** The articles' files, in the order of the forward index. */
  files: FileStates;
}

export interface SnapshotFacts {
  /** Says with which code and list of spellings the articles were prepared. */
  key: string;
  variants: readonly SpellingGroup[];
  span: DateSpan;
}

/**
 * Raised by whoever changes what a snapshot holds: the analyser, the index, the stories, the layout. A test
 * compares the bytes of a small one, so that a change without it fails.
 */
export const SNAPSHOT_VERSION = 13;

/** What was prepared under another key must be prepared again. */
export function snapshotKey(variants: readonly SpellingGroup[]): string {
  const { unicode, icu } = process.versions;
  const facts = JSON.stringify([SNAPSHOT_VERSION, variants, unicode, icu]);
  return createHash("sha256").update(facts).digest("hex");
}

/** Where the snapshot of a corpus folder is kept, beside those of others. */
export function snapshotPath(cacheDir: string, dir: string): string {
  const name = createHash("sha256").update(resolve(dir)).digest("hex").slice(0, 12);
  return join(cacheDir, `archive-${name}.bin`);
}

/** A snapshot on disk, and where its texts are. */
export interface StoredSnapshot {
  snapshot: Snapshot;
  path: string;
  texts: Texts;
}

/** Null when there is none, it is damaged, or it was prepared by other code or spellings. */
export function readSnapshot(path: string, key: string): StoredSnapshot | null {
  const sections = readSectionFile(path);
  const facts = sections?.facts as SnapshotFacts | undefined;
  if (!sections || facts?.key !== key) return null;
  const arrays = unflatten(sections.arrays) as unknown as SnapshotArrays;
  return { snapshot: { arrays, facts }, path, texts: sections.texts };
}

export function writeSnapshot(writer: SectionWriter, { arrays, facts }: Snapshot): void {
  writer.finish({ arrays: flatten(arrays), facts });
}
