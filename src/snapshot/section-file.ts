import {
  closeSync,
  fstatSync,
  fsyncSync,
  lstatSync,
  mkdtempSync,
  openSync,
  readdirSync,
  readSync,
  renameSync,
  rmSync,
  writeSync,
} from "node:fs";
import { basename, dirname, join } from "node:path";
import { crc32 } from "node:zlib";
import { makeFolder } from "../lib/make-folder.ts";

/** The arrays that a section file can hold. */
const ARRAYS = { Uint8Array, Uint16Array, Uint32Array, Int32Array, Float64Array } as const;
export type SectionArray = InstanceType<(typeof ARRAYS)[keyof typeof ARRAYS]>;
type MakeArray = new (buffer: SharedArrayBuffer) => SectionArray;

/** The texts of a section file: all bytes up to `end`, and their checksum. */
export interface Texts {
  end: number;
  checksum: number;
}

/** What a section file holds beside its texts. */
export interface Sections {
  arrays: Record<string, SectionArray>;
  /** Anything that JSON can hold. */
  facts: unknown;
}

interface Header {
  facts: unknown;
  texts: Texts;
  arrays: { name: string; type: string; at: number; bytes: number; checksum: number }[];
}

/** At the start and the end of each file; other layouts have other numbers. */
const MAGIC = Buffer.from("DATELIN1");
/** The header's place and length (two doubles), its checksum (a double), the magic. */
const FOOTER = 32;
const ALIGNMENT = 8;
/** Texts are checked and copied by so many bytes at a time. */
const CHUNK = 4 * 1024 * 1024;

/**
 * Writes a section file: its texts first, then the rest. Synchronous, for a worker. What it throws
 * are system errors: the disk is full, the folder may not be written, a folder is in the file's
 * place.
 */
export class SectionWriter {
  /** Where the file will be. */
  readonly path: string;
  readonly #temporary: string;
  readonly #file: number;
  #isOpen = true;
  #end = 0;
  #checksum = 0;

  constructor(path: string) {
    this.path = path;
    makeFolder(dirname(path));
    removeLeftovers(path);
    this.#temporary = `${path}.${process.pid}.tmp`;
    this.#file = openSync(this.#temporary, "w");
    try {
      this.#write(MAGIC);
    } catch (error) {
      this.abandon();
      throw error;
    }
  }

  /** Writes a text; gives its place in the file. */
  append(bytes: Uint8Array): number {
    const at = this.#end;
    this.#checksum = crc32(bytes, this.#checksum);
    this.#write(bytes);
    return at;
  }

  /**
   * Writes all texts of another section file, as they were found in it when it was read; each
   * keeps its place. Only before any other is written.
   */
  copyTexts(path: string, texts: Texts): void {
    const source = openSync(path, "r");
    try {
      for (const bytes of chunks(source, this.#end, texts.end)) this.#write(bytes);
    } finally {
      closeSync(source);
    }
    // Not of what was copied: a bit turned meanwhile is found when the file is next read.
    this.#checksum = texts.checksum;
  }

  /** Writes the rest and puts the file in its place, whole or not at all. */
  finish({ arrays, facts }: Sections): void {
    const texts = { end: this.#end, checksum: this.#checksum };
    const header: Header = { facts, texts, arrays: [] };
    for (const [name, array] of Object.entries(arrays)) {
      this.#write(new Uint8Array((ALIGNMENT - (this.#end % ALIGNMENT)) % ALIGNMENT));
      const bytes = bytesOf(array);
      const about = { name, type: array.constructor.name, at: this.#end, bytes: bytes.length };
      header.arrays.push({ ...about, checksum: crc32(bytes) });
      this.#write(bytes);
    }
    const text = Buffer.from(JSON.stringify(header));
    const footer = Float64Array.of(this.#end, text.length, crc32(text));
    this.#write(text);
    this.#write(bytesOf(footer));
    this.#write(MAGIC);
    this.#close();
    renameSync(this.#temporary, this.path);
  }

  /**
   * Waits, once it is finished, until the disk has it. Callers need not wait: after a power loss
   * the checksums detect a torn file.
   */
  settle(): void {
    try {
      const finished = openSync(this.path, "r+");
      fsyncSync(finished);
      closeSync(finished);
    } catch {
      // In a temporary folder it has been removed by now; of a bad disk the checksums tell.
    }
  }

  /** Throws away what was written. */
  abandon(): void {
    this.#close();
    rmSync(this.#temporary, { force: true });
  }

  #close(): void {
    if (this.#isOpen) closeSync(this.#file);
    this.#isOpen = false;
  }

  #write(bytes: Uint8Array): void {
    for (let written = 0; written < bytes.length;) {
      const left = bytes.length - written;
      written += writeSync(this.#file, bytes, written, left, this.#end + written);
    }
    this.#end += bytes.length;
  }
}

/** For so long another process may be writing, even one that this one cannot see. */
const MAX_WRITING_MS = 10 * 60 * 1000;

/** Removes what writers of this file left when they were killed. */
function removeLeftovers(path: string): void {
  const prefix = `${basename(path)}.`;
  for (const name of readdirSync(dirname(path))) {
    if (!name.startsWith(prefix) || !name.endsWith(".tmp")) continue;
    const left = join(dirname(path), name);
    const written = lstatSync(left, { throwIfNoEntry: false })?.mtimeMs ?? Infinity;
    if (Date.now() - written > MAX_WRITING_MS) rmSync(left, { force: true });
  }
}

/** A new path for the same file in another folder, which is removed with `removeTemporary`. */
export function temporaryPath(path: string, folder: string): string {
  return join(mkdtempSync(join(folder, "dateline-")), basename(path));
}

/** Removes the folder of a `temporaryPath`; whoever has the file open can still read it. */
export function removeTemporary(path: string): void {
  rmSync(dirname(path), { recursive: true, force: true });
}

/**
 * What a section file holds; null when there is none, or when any part of it, texts included, is
 * not as it was written. Synchronous, for a worker.
 */
export function readSectionFile(path: string): (Sections & { texts: Texts }) | null {
  let file: number;
  try {
    file = openSync(path, "r");
  } catch {
    return null;
  }
  try {
    return readSections(file);
  } catch {
    return null;
  } finally {
    closeSync(file);
  }
}

function readSections(file: number): (Sections & { texts: Texts }) | null {
  const { size } = fstatSync(file);
  const footer = readBytes(file, size - FOOTER, FOOTER);
  const magic = readBytes(file, 0, MAGIC.length);
  if (!MAGIC.equals(magic) || !MAGIC.equals(footer.subarray(-MAGIC.length))) return null;
  const [at = 0, length = 0, checksum = 0] = new Float64Array(footer.buffer, 0, 3);
  if (at + length + FOOTER !== size) return null;
  const text = readBytes(file, at, length);
  if (crc32(text) !== checksum) return null;
  const header = JSON.parse(Buffer.from(text).toString()) as Header;
  if (checksumOf(file, MAGIC.length, header.texts.end) !== header.texts.checksum) return null;
  const arrays: Sections["arrays"] = {};
  for (const section of header.arrays) {
    // Other threads may search it without a copy.
    const bytes = new Uint8Array(new SharedArrayBuffer(section.bytes));
    readInto(file, section.at, bytes);
    if (crc32(bytes) !== section.checksum) return null;
    const make = ARRAYS[section.type as keyof typeof ARRAYS] as MakeArray;
    arrays[section.name] = new make(bytes.buffer);
  }
  return { arrays, facts: header.facts, texts: header.texts };
}

function readBytes(file: number, at: number, length: number): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(length);
  readInto(file, at, bytes);
  return bytes;
}

/** @throws RangeError when the file ends before. */
function readInto(file: number, at: number, bytes: Uint8Array): void {
  for (let read = 0; read < bytes.length;) {
    const more = readSync(file, bytes, read, bytes.length - read, at + read);
    if (more === 0) throw new RangeError("the file is too short");
    read += more;
  }
}

function checksumOf(file: number, start: number, end: number): number {
  let checksum = 0;
  for (const bytes of chunks(file, start, end)) checksum = crc32(bytes, checksum);
  return checksum;
}

/** A part of a file, piece by piece; each is overwritten by the next one. */
function* chunks(file: number, start: number, end: number): Generator<Uint8Array> {
  const buffer = new Uint8Array(CHUNK);
  for (let at = start; at < end; at += CHUNK) {
    const bytes = buffer.subarray(0, Math.min(CHUNK, end - at));
    readInto(file, at, bytes);
    yield bytes;
  }
}

function bytesOf(array: SectionArray): Uint8Array {
  return new Uint8Array(array.buffer, array.byteOffset, array.byteLength);
}
