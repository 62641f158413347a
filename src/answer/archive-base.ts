import type { Article } from "../articles/article.ts";
import { type FreshArticles, withFresh } from "../articles/fresh-articles.ts";
import type { KnownOutlets } from "../articles/known-outlets.ts";
import { LocalStore } from "../articles/local-store.ts";
import { isShown } from "../index/arrays/hidden.ts";
import { type ArrayBase, createArrayBase } from "../index/engine.ts";
import { type Analyser, createAnalyser } from "../language/tokenizer.ts";
import { lazy } from "../lib/memoize.ts";
import { numberOf, stringOf } from "../lib/string-table.ts";
import type { FreshPart } from "../snapshot/follower.ts";
import { createPackedArticles } from "../snapshot/packed-articles.ts";
import { removeTemporary } from "../snapshot/section-file.ts";
import type { Snapshot } from "../snapshot/snapshot.ts";
import type { PreparedArchive } from "../snapshot/prepare-worker.ts";
import { type FreshStories, Stories } from "../stories/stories.ts";
import { openTextFile, type TextFile } from "../snapshot/text-file.ts";
import { Archive } from "./archive.ts";
import type { PreparedSource } from "./archive-source.ts";
import { NameReader } from "./suggest/lookup.ts";

/** A large archive as it was prepared, from which those with what came since are made. */
export class ArchiveBase {
  readonly snapshot: Snapshot;
  /** Without what came since. */
  readonly archive: Archive;
  readonly #analyser: Analyser;
  readonly #arrays: ArrayBase;
  readonly #store: LocalStore;
  readonly #names: NameReader;
  readonly #texts: TextFile;
  #outlets: KnownOutlets;

  constructor(snapshot: Snapshot, texts: TextFile, outlets: KnownOutlets) {
    const { arrays, facts } = snapshot;
    const { index, packed } = arrays;
    const { slugs } = index.catalogue;
    this.snapshot = snapshot;
    this.#texts = texts;
    this.#analyser = createAnalyser(facts.variants);
    this.#names = new NameReader(this.#analyser);
    this.#outlets = outlets;
    const articles = createPackedArticles({ ...packed, slugs }, texts);
    const stories = async () => this.#stories();
    this.#arrays = createArrayBase(index, this.#analyser);
    this.#store = new LocalStore(articles, { span: facts.span, stories });
    this.archive = new Archive({
      articles: this.#store,
      readParagraph: (id) => articles.paragraph(id),
      ...this.#arrays.engine(articles),
      analyser: this.#analyser,
      span: facts.span,
      stories,
      outlets,
      source: this.#sourceWith(null, []),
    });
  }

  /** From now on, outlets go by other names. */
  rename(outlets: KnownOutlets): void {
    this.#outlets = outlets;
  }

  /**
   * The archive with what came, changed or went since; `articles` are those that came or changed, in
   * the order that breaks ties. While the base is not yet warm, `meanwhile` is asked for outlets,
   * names and titles.
   */
  with(fresh: FreshPart, articles: readonly Article[], meanwhile?: Archive): Archive {
    const { index, span, stories } = fresh;
    const { places, hidden } = index;
    const { arrays } = this.snapshot;
    const isHidden = (slug: string) => !isShown(arrays.index, hidden, slug);
    const since: FreshArticles = { articles, places, hidden: hidden.articles, isHidden };
    const local = withFresh(this.#store.local, since);
    const storiesNow = lazy(async () => this.#stories(stories));
    return new Archive({
      articles: new LocalStore(local, {
        span,
        stories: storiesNow,
        since: { base: this.#store, fresh: since },
        meanwhile: meanwhile?.articles,
      }),
      readParagraph: (id) => local.paragraph(id),
      ...this.#arrays.engineWith(index, local),
      analyser: this.#analyser,
      span,
      outlets: this.#outlets,
      stories: storiesNow,
      since: { base: this.archive, articles, names: this.#names },
      source: this.#sourceWith(fresh, articles),
      ...(meanwhile && { meanwhile }),
    });
  }

  #sourceWith(fresh: FreshPart | null, articles: readonly Article[]): PreparedSource {
    const outlets = this.#outlets.list;
    return { snapshot: this.snapshot, texts: this.#texts, outlets, fresh, articles };
  }

  #stories(fresh?: FreshStories): Stories {
    const { index, stories } = this.snapshot.arrays;
    const { slugs } = index.catalogue;
    const naming = {
      slugAt: (position: number) => stringOf(slugs, position),
      positionOf: (slug: string) => numberOf(slugs, slug),
    };
    return new Stories(stories, naming, fresh);
  }
}

/** What the thread prepared, from now on read from its file. */
export function openBase(
  { done, path, notKept }: PreparedArchive,
  outlets: KnownOutlets,
): ArchiveBase {
  const base = new ArchiveBase(done, openTextFile(path), outlets);
  if (notKept !== null) removeTemporary(path);
  return base;
}
