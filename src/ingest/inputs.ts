import { readdir, readFile, stat } from "node:fs/promises";
import { join } from "node:path";
import { InputError } from "./input-error.ts";
import { MAX_PAGE_BYTES } from "./page/page.ts";

/** Files of a folder that may be articles; others are passed over. */
const READABLE = /\.(?:txt|text|md|markdown|html?|xhtml|xml|rss|atom|rdf|json)$/i;

/** Whether an input is an address rather than a file: it names a scheme. "C:\news" does not. */
export function isAddress(input: string): boolean {
  return /^[a-z][a-z0-9+.-]+:/i.test(input);
}

/**
 * The inputs with each folder replaced by the files in it, folders below it included, in the order of their
 * names. Links to elsewhere and names that start with a dot are left out.
 */
export async function expandInputs(inputs: readonly string[]): Promise<string[]> {
  const files: string[] = [];
  for (const input of inputs) {
    const isFolder =
      input !== "-" && !isAddress(input) && (await stat(input).catch(() => null))?.isDirectory();
    if (isFolder) files.push(...(await filesIn(input)));
    else files.push(input);
  }
  return files;
}

async function filesIn(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { withFileTypes: true });
  const files: string[] = [];
  for (const entry of entries.toSorted((a, b) => (a.name < b.name ? -1 : 1))) {
    if (entry.name.startsWith(".")) continue;
    const path = join(folder, entry.name);
    if (entry.isDirectory()) files.push(...(await filesIn(path)));
    else if (entry.isFile() && READABLE.test(entry.name)) files.push(path);
  }
  return files;
}

/** @throws {InputError} when there is no such file, or it is no ordinary file, or it is too large. */
export async function readInputFile(path: string): Promise<Uint8Array> {
  const info = await stat(path).catch(() => null);
  if (info === null) throw new InputError(`There is no file "${path}".`);
  if (!info.isFile()) throw new InputError(`"${path}" is not a regular file.`);
  if (info.size > MAX_PAGE_BYTES) throw tooLarge(info.size);
  return readFile(path).catch((error: unknown) => {
    throw new InputError(`"${path}" cannot be read: ${String(error)}`);
  });
}

/** @throws {InputError} when more comes than an article can hold. */
export async function readStream(stream: AsyncIterable<Uint8Array>): Promise<Uint8Array> {
  const parts: Uint8Array[] = [];
  let size = 0;
  for await (const part of stream) {
    size += part.length;
    if (size > MAX_PAGE_BYTES) throw tooLarge(size);
    parts.push(part);
  }
  return Buffer.concat(parts);
}

function tooLarge(size: number): InputError {
  const megabytes = (size / 1024 / 1024).toFixed(1);
  return new InputError(
    `It is ${megabytes} MB; at most ${MAX_PAGE_BYTES / 1024 / 1024} MB are allowed.`,
  );
}
