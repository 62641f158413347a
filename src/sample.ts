import { fileURLToPath } from "node:url";
import type { LiveApp } from "./app.ts";
import { createArchive } from "./answer/archive.ts";
import type { Article } from "./articles/article.ts";
import { everyArticle } from "./articles/store.ts";
import { hasArticles, loadCorpus } from "./articles/load.ts";
import { DEFAULT_CORPUS } from "./config.ts";

/** Six invented articles that come with Dateline, for whoever has none yet. */
export const SAMPLE_DIR = fileURLToPath(new URL("../sample/", import.meta.url));

/** Whether there is nothing to read where articles are kept unless a setting says otherwise. */
export async function needsSample(corpusDir: string): Promise<boolean> {
  return corpusDir === DEFAULT_CORPUS && !(await hasArticles(corpusDir));
}

const ARRIVING_DIR = fileURLToPath(new URL("../sample/arriving/", import.meta.url));

/**
 * Invented articles that arrive when someone who tries the bot out says so: served from memory
 * until the folder of articles changes, and written nowhere.
 */
export class SampleArrivals {
  readonly #app: LiveApp;
  readonly #onAdded: (slugs: readonly string[]) => void;
  #left: Article[] | null = null;

  constructor(app: LiveApp, onAdded: (slugs: readonly string[]) => void) {
    this.#app = app;
    this.#onAdded = onAdded;
  }

  /** The title of the one that has arrived; null when none is left. */
  async next(): Promise<string | null> {
    this.#left ??= (await loadCorpus(ARRIVING_DIR)).toSorted((a, b) => (a.slug < b.slug ? -1 : 1));
    const arrived = this.#left.shift();
    if (arrived === undefined) return null;
    const articles = [...(await everyArticle(this.#app.archive.articles)), arrived];
    const archive = await createArchive(articles);
    await archive.warm();
    this.#app.archive = archive;
    this.#onAdded([arrived.slug]);
    return arrived.title;
  }
}
