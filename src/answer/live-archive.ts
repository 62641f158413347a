import type { Article } from "../articles/article.ts";
import type { KnownOutlets } from "../articles/known-outlets.ts";
import type { FreshPart } from "../snapshot/follower.ts";
import type { Archive } from "./archive.ts";
import type { ArchiveBase } from "./archive-base.ts";

/** A large archive that is current: how it was prepared, and what came, changed or went since. */
export class LiveArchive {
  #base: ArchiveBase;
  #fresh: FreshPart | null = null;
  #articles = new Map<string, Article>();
  /** Serves outlets, names and titles until those of the base are made. */
  #meanwhile: Archive | undefined;
  #current: Archive;

  constructor(base: ArchiveBase) {
    this.#base = base;
    this.#current = base.archive;
  }

  /** The archive as it is now. */
  get archive(): Archive {
    return this.#current;
  }

  /** Takes in what came, changed or went since the archive was prepared. */
  add(fresh: FreshPart): void {
    const articles = new Map<string, Article>();
    const read = new Map(fresh.read.map((article) => [article.slug, article]));
    for (const slug of fresh.slugs) {
      const article = read.get(slug) ?? this.#articles.get(slug);
      if (article !== undefined) articles.set(slug, article);
    }
    this.#articles = articles;
    this.#fresh = fresh;
    this.#build();
  }

  /**
   * Goes on from another state of the folder, with what is fresh beside it, at once; done when its
   * outlets, names and titles are made.
   */
  async rebase(base: ArchiveBase, fresh: FreshPart): Promise<void> {
    this.#meanwhile = this.#current;
    this.#base = base;
    this.add(fresh);
    await base.archive.warm();
    if (this.#base !== base) return;
    this.#meanwhile = undefined;
    this.#build();
  }

  /** From now on, outlets go by other names. */
  rename(outlets: KnownOutlets): void {
    this.#base.rename(outlets);
    this.#build();
  }

  #build(): void {
    const [base, fresh] = [this.#base, this.#fresh];
    if (fresh === null) this.#current = base.archive;
    else this.#current = base.with(fresh, [...this.#articles.values()], this.#meanwhile);
  }
}
