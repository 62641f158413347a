import type { Article } from "../articles/article.ts";
import { type KnownOutlet, KnownOutlets } from "../articles/known-outlets.ts";
import type { SpellingGroup } from "../language/tokenizer.ts";
import type { FreshPart } from "../snapshot/follower.ts";
import type { Snapshot } from "../snapshot/snapshot.ts";
import { readTextFile, type TextFile } from "../snapshot/text-file.ts";
import { type Archive, createArchive } from "./archive.ts";
import { ArchiveBase } from "./archive-base.ts";
import type { ArchiveSource } from "./archive-source.ts";
import { LiveArchive } from "./live-archive.ts";

/** What a thread is sent to make the archive that another has; of articles, those it lacks. */
export type ArchiveMessage =
  | {
      slugs: readonly string[];
      read: readonly Article[];
      variants: readonly SpellingGroup[];
      outlets: readonly KnownOutlet[];
    }
  | {
      /** Where it is another than before; `file` is the process's number of its texts. */
      base: { snapshot: Snapshot; file: number } | null;
      outlets: readonly KnownOutlet[];
      fresh: FreshPart | null;
    };

/** Tells a thread what its copy of an archive lacks. */
export class ArchiveSender {
  #snapshot: Snapshot | null = null;
  /** Held open while the copy reads them, and those before while it may still. */
  #texts: readonly TextFile[] = [];
  #sent = new Set<Article>();

  messageOf(source: ArchiveSource): ArchiveMessage {
    const read = source.articles.filter((article) => !this.#sent.has(article));
    this.#sent = new Set(source.articles);
    const { outlets } = source;
    if (!("snapshot" in source)) {
      const slugs = source.articles.map(({ slug }) => slug);
      return { slugs, read, variants: source.variants, outlets };
    }
    const { snapshot, texts } = source;
    const base = snapshot === this.#snapshot ? null : { snapshot, file: texts.file };
    if (base !== null) this.#texts = [texts, ...this.#texts].slice(0, 2);
    this.#snapshot = snapshot;
    return { base, outlets, fresh: source.fresh && { ...source.fresh, read } };
  }
}

/** The copy. */
export class ArchiveCopy {
  #live: LiveArchive | null = null;
  #articles = new Map<string, Article>();

  /** The archive as it is from now on. */
  async take(message: ArchiveMessage): Promise<Archive> {
    const outlets = new KnownOutlets(message.outlets);
    if ("slugs" in message) return this.#build(message, outlets);
    if (message.base !== null) {
      const { snapshot, file } = message.base;
      this.#live = new LiveArchive(new ArchiveBase(snapshot, readTextFile(file), outlets));
    }
    const live = this.#live;
    if (live === null) throw new Error("a copy of an archive begins with its base");
    live.rename(outlets);
    if (message.fresh !== null) live.add(message.fresh);
    return live.archive;
  }

  #build(
    { slugs, read, variants }: Extract<ArchiveMessage, { slugs: unknown }>,
    outlets: KnownOutlets,
  ): Promise<Archive> {
    const known = new Map([...this.#articles, ...read.map((each) => [each.slug, each] as const)]);
    const articles = slugs.flatMap((slug) => known.get(slug) ?? []);
    this.#articles = new Map(articles.map((article) => [article.slug, article]));
    return createArchive(articles, variants, outlets);
  }
}
