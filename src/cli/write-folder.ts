import { setTimeout as wait } from "node:timers/promises";
import type { Article } from "../articles/article.ts";
import { folderStamps } from "../articles/changed-files.ts";
import { articleFiles, readArticle } from "../articles/load.ts";
import { loadVariants } from "../articles/variants.ts";
import { type CorpusUpdate, watchCorpus } from "../articles/watch.ts";
import type { CorpusProblem } from "../errors.ts";
import { type SearchAddress, SearchConnection } from "../index/remote/connection.ts";
import type { Spread } from "../index/remote/definitions.ts";
import { mergeDeleted } from "../index/remote/merge-deleted.ts";
import { UnreachableError } from "../index/remote/unreachable.ts";
import { updateArchive } from "../index/remote/update-archive.ts";
import { writeArchive, type Written } from "../index/remote/write-archive.ts";
import { createAnalyser } from "../language/tokenizer.ts";
import { StoryFinder } from "../stories/story-finder.ts";

/** A node may take so long over some megabytes. */
export const WRITE_TIMEOUT_MS = 60_000;
/** A folder that lacks more of an archive may be the wrong one, or not mounted. */
const MAX_REMOVED_SHARE = 0.5;
/** Milliseconds after which an engine that gave no answer is tried again. */
const RETRY_MS = 5000;

interface FolderOptions {
  name: string;
  spread?: Spread;
  /** The part of the archive that may be taken out; half unless given. */
  maxRemovedShare?: number;
  onWait?: () => void;
  /** Called before the first article is read, with how many files there are. */
  onStart?: (files: number) => void;
  onArticle?: () => void;
}

/** Makes an archive that of a folder; what is wrong with files, whose articles therefore stay. */
export async function writeFolder(
  connection: SearchConnection,
  dir: string,
  { onStart, onArticle, ...options }: FolderOptions,
): Promise<Written & { problems: CorpusProblem[] }> {
  const problems: CorpusProblem[] = [];
  const keep = new Set<string>();
  const files = await articleFiles(dir);
  onStart?.(files.length);
  const articles = articlesIn(dir, files, { problems, keep, ...(onArticle && { onArticle }) });
  const variants = await loadVariants(dir);
  const stories = new StoryFinder(createAnalyser(variants));
  const written = await writeArchive(connection, articles, {
    maxRemovedShare: MAX_REMOVED_SHARE,
    ...options,
    variants,
    keep,
    stories,
  });
  return { ...written, problems };
}

/** Articles, one by one; what is wrong with a file, and whose article therefore stays, is noted. */
async function* articlesIn(
  dir: string,
  files: readonly string[],
  noted: { problems: CorpusProblem[]; keep: Set<string>; onArticle?: () => void },
): AsyncGenerator<Article> {
  for (const file of files) {
    const { article, problems } = await readArticle(dir, file);
    noted.onArticle?.();
    noted.problems.push(...problems);
    if (article && problems.length === 0) yield article;
    else noted.keep.add(file.replace(/\.md$/i, ""));
  }
}

interface KeepOptions {
  dir: string;
  to: SearchAddress;
  signal: AbortSignal;
  /** How many articles were written and taken out. */
  onWritten: (written: Pick<Written, "changed" | "removed">) => void;
  onError: (problems: readonly CorpusProblem[]) => void;
  /** Called once while the engine gives no answer; what has changed meanwhile is written later. */
  onUnreachable: (error: UnreachableError) => void;
  quiet?: number;
}

/** Keeps an archive that of a folder until the signal comes: each change is written when it is made. */
export async function keepWritten(options: KeepOptions): Promise<void> {
  const { dir, to, signal, quiet } = options;
  const connection = await SearchConnection.open(to, { timeout: WRITE_TIMEOUT_MS });
  try {
    const seen = await folderStamps(dir);
    const all = async () => {
      const written = await writeFolder(connection, dir, { name: to.name });
      options.onError(written.problems);
      // Meanwhile what changes is written; what fails is done at the next start.
      const { key } = written.facts;
      void mergeDeleted(connection, { name: to.name, key }).catch(() => undefined);
      return written;
    };
    await whenReachable(all, options);
    const watching = await watchCorpus(dir, {
      articles: null,
      seen,
      ...(quiet !== undefined && { quiet }),
      onError: options.onError,
      onChange: async (update) => {
        const { name } = to;
        const some = () => updateArchive(connection, changesIn(update), name);
        await whenReachable(isPlain(update) ? some : all, options);
      },
    });
    if (!signal.aborted) await new Promise((resolve) => signal.addEventListener("abort", resolve));
    await watching.stop();
  } finally {
    await connection.close();
  }
}

/** Whether articles alone have changed, and few enough to be at hand. */
function isPlain({ read, listsChanged }: CorpusUpdate): boolean {
  return read !== null && !listsChanged;
}

function changesIn({ read, removed }: CorpusUpdate) {
  return { articles: (read ?? []).map(({ article }) => article), removed };
}

/** Writing twice changes nothing, so that what was not finished is simply done again. */
async function whenReachable(
  write: () => Promise<Pick<Written, "changed" | "removed">>,
  { signal, onWritten, onUnreachable }: KeepOptions,
): Promise<void> {
  for (let hasTold = false; !signal.aborted;) {
    try {
      onWritten(await write());
      return;
    } catch (error) {
      if (!(error instanceof UnreachableError)) throw error;
      if (!hasTold) onUnreachable(error);
      hasTold = true;
      await wait(RETRY_MS, undefined, { signal }).catch(() => undefined);
    }
  }
}
