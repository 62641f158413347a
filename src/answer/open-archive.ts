import { loadCorpus } from "../corpus/load.ts";
import { loadVariants } from "../corpus/variants.ts";
import type { Archive } from "./answer.ts";
import { createArchive } from "./archive.ts";

/**
 * The archive of a corpus folder: its articles and its list of spellings.
 * @throws {CorpusError} with every problem of every file.
 */
export async function openArchive(dir: string): Promise<Archive> {
  return createArchive(await loadCorpus(dir), await loadVariants(dir));
}
