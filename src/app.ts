import packageJson from "../package.json" with { type: "json" };
import type { App } from "../commands/command.ts";
import { openArchive } from "./answer/open-archive.ts";

/** An app whose archive can be replaced, as a whole, when the articles change. */
export type LiveApp = { -readonly [key in keyof App]: App[key] };

/**
 * Reads the articles and prepares them for questions.
 * @throws CorpusError with every problem of every file.
 */
export async function createApp(corpusDir: string): Promise<LiveApp> {
  return { archive: await openArchive(corpusDir), version: packageJson.version };
}
