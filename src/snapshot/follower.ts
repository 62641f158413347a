import type { Article } from "../articles/article.ts";
import {
  type FolderStamps,
  isList,
  isSameStamp,
  type ReadFile,
} from "../articles/changed-files.ts";
import { type DateSpan, type Dated, dateSpan, inTieOrder } from "../articles/store.ts";
import type { CorpusUpdate } from "../articles/watch.ts";
import { type FreshIndex, FreshIndexBuilder } from "../index/arrays/fresh.ts";
import { createAnalyser } from "../language/tokenizer.ts";
import { stringOf } from "../lib/string-table.ts";
import { stampsOf } from "./freshness.ts";
import { unpackAbout } from "./packed-articles.ts";
import { StoryJoiner } from "../stories/join-stories.ts";
import type { FreshStories } from "../stories/stories.ts";
import type { Snapshot } from "./snapshot.ts";

/** What has become of a prepared archive's articles since. */
export interface FreshPart {
  index: FreshIndex;
  /** The slugs of all articles that came or changed, in the order that breaks ties; */
  slugs: readonly string[];
  /** those of them that were not told before. */
  read: readonly Article[];
  span: DateSpan;
  stories: FreshStories;
}

/** Once so many paragraphs have come, changed or gone, they are merged: a share of the others, */
const MERGED_SHARE = 0.05;
/** but no fewer: preparing a small archive again is soon done, yet costs a thread; */
const MIN_MERGED = 1000;
/** and no more: each update indexes all that are fresh, 1.5 s of processor time for 12,000 just read. */
const MAX_MERGED = 10_000;

/** Keeps what came, changed or went since an archive was prepared. */
export class Follower {
  readonly #mergeFrom: number | null;
  #base: Snapshot;
  #builder: FreshIndexBuilder;
  #joiner: StoryJoiner;
  #dated: readonly Dated[];
  readonly #fresh = new Map<string, ReadFile>();
  readonly #removed = new Set<string>();
  /** The slugs of fresh articles that were not told yet. */
  readonly #untold = new Set<string>();
  #paragraphs = 0;

  /** `mergeFrom`: how many paragraphs are merged, if not as many as suit the archive's size. */
  constructor(base: Snapshot, mergeFrom: number | null = null) {
    this.#mergeFrom = mergeFrom;
    this.#base = base;
    this.#dated = datedOf(base);
    this.#builder = this.#createBuilder();
    this.#joiner = this.#createJoiner();
  }

  /** Whether it is time to prepare all articles again. */
  get shouldMerge(): boolean {
    const prepared = this.#base.arrays.index.catalogue.firstParagraph.at(-1) ?? 0;
    const share = Math.min(MAX_MERGED, Math.max(MIN_MERGED, prepared * MERGED_SHARE));
    return this.#paragraphs >= (this.#mergeFrom ?? share);
  }

  /** Notes what changed; `read` is what was read of it. */
  note({ removed, read }: Pick<CorpusUpdate, "removed"> & { read: readonly ReadFile[] }): void {
    for (const file of read) {
      const { slug } = file.article;
      this.#fresh.set(slug, file);
      this.#untold.add(slug);
      this.#removed.delete(slug);
    }
    for (const slug of removed) {
      this.#fresh.delete(slug);
      this.#untold.delete(slug);
      this.#removed.add(slug);
    }
  }

  /** Goes on from another state of the same folder: what is in it already is fresh no more. */
  rebase(base: Snapshot): void {
    this.#base = base;
    this.#dated = datedOf(base);
    this.#builder = this.#createBuilder();
    this.#joiner = this.#createJoiner();
    const prepared = stampsOf(base.arrays.files);
    for (const [slug, { stamp }] of this.#fresh) {
      if (!isSameStamp(prepared.get(`${slug}.md`) ?? "", stamp)) continue;
      this.#fresh.delete(slug);
      this.#untold.delete(slug);
    }
    const slugs = new Set(this.#dated.map(({ slug }) => slug));
    for (const slug of this.#removed) if (!slugs.has(slug)) this.#removed.delete(slug);
  }

  /** What to search beside the prepared articles. */
  take(): FreshPart {
    const articles = inTieOrder([...this.#fresh.values()].map(({ article }) => article));
    const index = this.#builder.build(articles, this.#removed);
    const { hidden, data } = index;
    this.#paragraphs = hidden.paragraphs + (data.catalogue.firstParagraph.at(-1) ?? 0);
    const isHidden = new Set(hidden.articles);
    const left = this.#dated.filter((_, position) => !isHidden.has(position));
    const read = articles.filter(({ slug }) => this.#untold.has(slug));
    this.#untold.clear();
    const slugs = articles.map(({ slug }) => slug);
    const stories = this.#joiner.join(articles, index);
    return { index, slugs, read, span: dateSpan([...left, ...articles]), stories };
  }

  #createBuilder(): FreshIndexBuilder {
    const { arrays, facts } = this.#base;
    const prepared = { data: arrays.index, dated: this.#dated };
    return new FreshIndexBuilder(prepared, createAnalyser(facts.variants));
  }

  #createJoiner(): StoryJoiner {
    const { index: data, stories } = this.#base.arrays;
    return new StoryJoiner({ data, stories, dated: this.#dated });
  }
}

function datedOf({ arrays: { index, packed } }: Snapshot): Dated[] {
  const { slugs } = index.catalogue;
  return Array.from(packed.textAt, (_, position) => {
    const { date } = unpackAbout(stringOf(packed.about, position));
    return { slug: stringOf(slugs, position), date };
  });
}

/**
 * The folder's files as they were when the archive was prepared, as a watch knows them; its lists
 * are as they were `seen`.
 */
export function seenBy({ arrays }: Snapshot, seen: FolderStamps): FolderStamps {
  const lists = [...seen].filter(([file]) => isList(file));
  return new Map([...lists, ...stampsOf(arrays.files)]);
}
