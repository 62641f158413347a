import type { App } from "../../src/command.ts";
import { createArchive } from "../../src/answer/archive.ts";
import type { Article } from "../../src/articles/article.ts";
import { loadCorpus } from "../../src/articles/load.ts";

/** Somebody who asks in a server. */
export const reader = { locale: "en-US", userId: "100000000000000001", guildId: null };

/** What commands are given, over the five articles or those given. */
export async function appOver(articles?: readonly Article[]): Promise<App> {
  return {
    archive: await createArchive(articles ?? (await loadCorpus("corpus"))),
    version: "1.2.3",
  };
}
