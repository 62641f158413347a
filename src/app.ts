import packageJson from "../package.json" with { type: "json" };
import type { App } from "./command.ts";
import { createArchive } from "./answer/archive.ts";
import type { ArchiveBase } from "./answer/archive-base.ts";
import { RemoteArchive } from "./answer/remote-archive.ts";
import type { KnownOutlets } from "./articles/known-outlets.ts";
import type { ConnectionOptions, SearchAddress } from "./index/remote/connection.ts";
import { openArchive, openFolder, type OpenOptions } from "./answer/open-archive.ts";

/** An app whose archive can be replaced, as a whole, when the articles change. */
export type LiveApp = { -readonly [key in keyof App]: App[key] };

/**
 * Reads the articles and prepares them for questions.
 * @throws CorpusError with every problem of every file.
 */
export async function createApp(corpusDir: string): Promise<LiveApp> {
  return { archive: await openArchive(corpusDir), version: packageJson.version };
}

/** An app that has nothing to answer from until its archive is replaced. */
export async function openEmptyApp(): Promise<OpenedApp> {
  const app: LiveApp = {
    archive: await createArchive([]),
    version: packageJson.version,
    isEmpty: true,
  };
  return { app, ready: Promise.resolve(null) };
}

/**
 * An app that asks a search engine.
 * @throws {UnreachableError} where the engine gives no answer.
 * @throws {UnsuitableIndexError} where it has no archive that this version can ask.
 */
export async function openRemoteApp(
  address: SearchAddress,
  outlets: KnownOutlets,
  options: ConnectionOptions = {},
): Promise<{ app: LiveApp; remote: RemoteArchive }> {
  const remote = await RemoteArchive.open(address, outlets, options);
  const { archive } = remote;
  await archive.warm();
  return { app: { archive, version: packageJson.version }, remote };
}

export interface OpenedApp {
  app: LiveApp;
  /**
   * When all articles are read: what a large folder's archive was made of, null of a small one;
   * rejects as `createApp` does.
   */
  ready: Promise<ArchiveBase | null>;
}

/**
 * An app that can be used at once: while a large folder is read, `app.reading` says how far, and
 * its archive is empty. A small folder is read before this returns.
 * @throws CorpusError with every problem of every file of a small folder.
 */
export async function openApp(corpusDir: string, options: OpenOptions = {}): Promise<OpenedApp> {
  const app: LiveApp = { archive: await createArchive([]), version: packageJson.version };
  return new Promise((fulfil, reject) => {
    const onProgress = (share: number): void => {
      app.reading = share;
      options.onProgress?.(share);
      fulfil({ app, ready });
    };
    const ready = read(onProgress);
    ready.then(() => fulfil({ app, ready }), reject);
  });

  async function read(onProgress: (share: number) => void): Promise<ArchiveBase | null> {
    const { archive, base } = await openFolder(corpusDir, { ...options, onProgress });
    await archive.warm();
    app.archive = archive;
    delete app.reading;
    return base;
  }
}
