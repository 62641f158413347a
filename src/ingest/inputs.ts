import { createReadStream, type Stats } from "node:fs";
import { readdir, readFile, stat } from "node:fs/promises";
import { join } from "node:path";
import { InputError } from "./input-error.ts";
import { MAX_PAGE_BYTES } from "./page/page.ts";

/** Files of a folder that are never articles, and what they are. */
const PASSED_OVER: readonly [RegExp, string][] = [
  [/\.(?:jpe?g|png|gif|webp|avif|svg|ico|bmp|tiff?|heic)$/i, "a picture"],
  [/\.(?:mp[34]|m4[av]|mov|avi|mkv|webm|ogg|wav|flac)$/i, "a recording"],
  [/\.(?:css|m?js|ts|map|woff2?|ttf|otf|wasm)$/i, "a part of a page"],
  [/\.(?:exe|dll|so|bin|db|sqlite|log|lock|tmp|bak)$/i, "no article"],
  [/\.(?:ya?ml|toml|ini|conf)$/i, "a settings file"],
];

/** Files that hold many articles may be as large as fits in memory with ease. */
const MAX_LIST_BYTES = 256 * 1024 * 1024;

/** What a folder run reads, and what it leaves out and why. */
export interface ExpandedInputs {
  inputs: string[];
  passedOver: { path: string; why: string }[];
}

/** Whether an input is an address rather than a file: it names a scheme. "C:\news" does not. */
export function isAddress(input: string): boolean {
  return /^[a-z][a-z0-9+.-]+:/i.test(input);
}

/**
 * The inputs with each folder replaced by the files in it, folders below it included, in the order of their
 * names. Links to elsewhere, hidden files, pictures and the like are passed over.
 */
export async function expandInputs(inputs: readonly string[]): Promise<ExpandedInputs> {
  const expanded: ExpandedInputs = { inputs: [], passedOver: [] };
  for (const input of inputs) {
    const isFolder =
      input !== "-" && !isAddress(input) && (await stat(input).catch(() => null))?.isDirectory();
    if (isFolder) await addFiles(input, expanded);
    else expanded.inputs.push(input);
  }
  return expanded;
}

async function addFiles(folder: string, expanded: ExpandedInputs): Promise<void> {
  const entries = await readdir(folder, { withFileTypes: true });
  for (const entry of entries.toSorted((a, b) => (a.name < b.name ? -1 : 1))) {
    const path = join(folder, entry.name);
    const passOver = (why: string) => expanded.passedOver.push({ path, why });
    const why = PASSED_OVER.find(([names]) => names.test(entry.name))?.[1];
    if (entry.name.startsWith(".")) passOver("hidden");
    else if (entry.isDirectory()) await addFiles(path, expanded);
    else if (!entry.isFile()) passOver("a link or a device");
    else if (why !== undefined) passOver(why);
    else expanded.inputs.push(path);
  }
}

/** A file's bytes, or, for a crawl of any size, what to read it from. */
export type OpenedInput =
  | { kind: "bytes"; bytes: Uint8Array }
  | { kind: "wacz" }
  | { kind: "warc"; stream: AsyncIterable<Uint8Array>; isPacked: boolean };

/** @throws {InputError} when there is no such file, or it is no ordinary file, or it is too large. */
export async function openInput(path: string): Promise<OpenedInput> {
  const name = path.toLowerCase();
  if (name.endsWith(".wacz")) {
    await ordinaryFile(path);
    return { kind: "wacz" };
  }
  if (/\.warc(?:\.gz)?$/.test(name)) {
    await ordinaryFile(path);
    return { kind: "warc", stream: createReadStream(path), isPacked: name.endsWith(".gz") };
  }
  return { kind: "bytes", bytes: await readInputFile(path) };
}

async function readInputFile(path: string): Promise<Uint8Array> {
  const info = await ordinaryFile(path);
  const limit = /\.(?:jsonl|ndjson|mbox)$/i.test(path) ? MAX_LIST_BYTES : MAX_PAGE_BYTES;
  if (info.size > limit) throw tooLarge(info.size, limit);
  return readFile(path).catch((error: unknown) => {
    throw new InputError(`"${path}" cannot be read: ${String(error)}`);
  });
}

async function ordinaryFile(path: string): Promise<Stats> {
  const info = await stat(path).catch(() => null);
  if (info === null) throw new InputError(`There is no file "${path}".`);
  if (!info.isFile()) throw new InputError(`"${path}" is not a regular file.`);
  return info;
}

/** @throws {InputError} when more comes than an article can hold. */
export async function readStream(stream: AsyncIterable<Uint8Array>): Promise<Uint8Array> {
  const parts: Uint8Array[] = [];
  let size = 0;
  for await (const part of stream) {
    size += part.length;
    if (size > MAX_PAGE_BYTES) throw tooLarge(size, MAX_PAGE_BYTES);
    parts.push(part);
  }
  return Buffer.concat(parts);
}

function tooLarge(size: number, limit: number): InputError {
  const megabytes = (size / 1024 / 1024).toFixed(1);
  return new InputError(`It is ${megabytes} MB; at most ${limit / 1024 / 1024} MB are allowed.`);
}
