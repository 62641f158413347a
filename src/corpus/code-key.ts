import { createHash } from "node:crypto";
import { readdir, readFile } from "node:fs/promises";

/** Folders whose code decides how articles are prepared. */
const CODE = ["text", "corpus", "search", "answer"];

/**
 * Changes with the code that prepares articles, the packages it uses, the Unicode tables, and
 * `settings`: what was prepared under another key must be prepared again.
 */
export async function codeKey(settings: unknown): Promise<string> {
  const { unicode, icu } = process.versions;
  const hash = createHash("sha256").update(JSON.stringify([settings, unicode, icu]));
  for (const folder of CODE) {
    const dir = new URL(`../${folder}/`, import.meta.url);
    for (const name of (await readdir(dir)).toSorted()) {
      if (name.endsWith(".ts")) hash.update(name).update(await readFile(new URL(name, dir)));
    }
  }
  return hash.update(await readFile(new URL("../../package.json", import.meta.url))).digest("hex");
}
