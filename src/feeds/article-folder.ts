import { access, readFile, rm } from "node:fs/promises";
import { join } from "node:path";
import { type FolderStamps, folderStamps } from "../articles/changed-files.ts";
import { type KnownOutlets, loadOutlets } from "../articles/known-outlets.ts";
import { VARIANTS_FILE } from "../articles/variants.ts";
import { removeUnfinished, writeArticle } from "../ingest/article-file.ts";
import { KnownArticles } from "../ingest/duplicates.ts";
import { digest } from "./identity.ts";
import { MINUTE } from "./times.ts";

/** How old what is known of the folder may be when an article is looked up in it. */
const MAX_AGE = MINUTE;

/** The folder that articles are written into, and that others write into as well. */
export class ArticleFolder {
  readonly dir: string;
  readonly known = new KnownArticles();
  outlets: KnownOutlets;
  #stamps: FolderStamps = new Map();
  #readAt = -Infinity;
  #last: Promise<unknown> = Promise.resolve();

  private constructor(dir: string, outlets: KnownOutlets) {
    this.dir = dir;
    this.outlets = outlets;
  }

  /** @throws {CorpusError} when its list of outlets has a fault. */
  static async open(dir: string, now: number): Promise<ArticleFolder> {
    const folder = new ArticleFolder(dir, await loadOutlets(dir));
    await removeUnfinished(dir, now);
    await folder.lookAgain(now);
    return folder;
  }

  /** Takes in what was added, changed and removed by others, once a minute at most. */
  async lookAgain(now: number): Promise<void> {
    if (Math.abs(now - this.#readAt) < MAX_AGE) return;
    this.#readAt = now;
    const stamps = await folderStamps(this.dir);
    const files = [...stamps.keys()].filter((file) => file !== VARIANTS_FILE);
    for (const file of this.#stamps.keys()) if (!stamps.has(file)) this.known.remove(file);
    const changed = files.filter((file) => stamps.get(file) !== this.#stamps.get(file));
    await this.known.read(this.dir, changed);
    this.#stamps = stamps;
    // A list with a fault is used as it last was.
    this.outlets = await loadOutlets(this.dir).catch(() => this.outlets);
  }

  /** One after the other: an article must not come while another is compared with what is there. */
  inTurn<Result>(work: () => Promise<Result>): Promise<Result> {
    const next = this.#last.then(work);
    this.#last = next.catch(() => undefined);
    return next;
  }

  /** The text of a file; null where it is not there. */
  async textOf(file: string): Promise<string | null> {
    return readFile(join(this.dir, file), "utf8").catch(() => null);
  }

  async digestOf(file: string): Promise<string | null> {
    const text = await this.textOf(file);
    return text === null ? null : digest(text);
  }

  /** A name that no file has: this one, or one with a number at its end. */
  async freeName(fileName: string): Promise<string> {
    for (let number = 1; ; number += 1) {
      const name = number === 1 ? fileName : fileName.replace(/\.md$/, `-${number}.md`);
      const isTaken = await access(join(this.dir, name)).then(
        () => true,
        () => false,
      );
      if (!isTaken) return name;
    }
  }

  /** Writes a new file, or the new text of one that it replaces. Returns its name. */
  write(file: string, text: string, replaces: string | null): Promise<string> {
    return writeArticle(this.dir, file, text, replaces);
  }

  async remove(file: string): Promise<void> {
    await rm(join(this.dir, file), { force: true });
    this.known.remove(file);
  }
}
