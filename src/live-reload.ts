import type { Logger } from "pino";
import type { LiveApp } from "./app.ts";
import { archiveOf, isLargeFolder, openArchive, type OpenOptions } from "./answer/open-archive.ts";
import type { FolderStamps } from "./articles/changed-files.ts";
import { type CorpusWatch, LOOK_EVERY, watchCorpus } from "./articles/watch.ts";

export interface LiveReloadOptions extends OpenOptions {
  /** The folder just before the app's articles were read. */
  seen: FolderStamps;
  log: Logger;
  /** Whether what the app serves is not from this folder, which holds no article yet. */
  isFirst?: boolean;
  /** Milliseconds without a change after which changes are read. */
  quiet?: number;
}

/**
 * Keeps an app current with its folder of articles: a new archive is built beside the one in use
 * and replaces it as a whole. A file with a fault is logged with line and field; its last good
 * version stays in use, and the other files change.
 */
export async function startLiveReload(
  app: LiveApp,
  dir: string,
  { seen, log, quiet, isFirst = false, ...open }: LiveReloadOptions,
): Promise<CorpusWatch> {
  const large = !isFirst && (await isLargeFolder(dir));
  let isWaiting = isFirst;
  const watching = await watchCorpus(dir, {
    articles: large ? null : isFirst ? [] : await app.archive.articles.list(),
    seen,
    ...(quiet !== undefined && { quiet }),
    onChange: async ({ articles, added, changed, removed, leftOut }) => {
      const archive = large
        ? await openArchive(dir, { ...open, lenient: true })
        : await archiveOf(dir, articles);
      await archive.warm();
      app.archive = archive;
      delete app.isEmpty;
      isWaiting = false;
      log.info({ added, changed, removed, leftOut }, "articles changed");
    },
    onUnwatched: (code) => {
      const seconds = LOOK_EVERY / 1000;
      log.warn({ folder: dir, code, seconds }, "changes are only noticed by looking again");
    },
    onError: (problems) => {
      // That the folder is empty or missing has been said at the start.
      if (isWaiting && problems.every(({ file }) => file === dir)) return;
      for (const { message, ...where } of problems) log.error(where, message);
    },
  });
  app.leftOut = () => watching.leftOut();
  return watching;
}
