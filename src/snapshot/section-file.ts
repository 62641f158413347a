import {
  closeSync,
  existsSync,
  fstatSync,
  fsyncSync,
  lstatSync,
  mkdirSync,
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

export interface SectionWriter {
  /** Where the file will be. */
  readonly path: string;
  /** Writes a text; gives its place in the file. */
  append(bytes: Uint8Array): number;
  /**
   * Writes all texts of another section file, as they were found in it when it was read; each
   * keeps its place. Only before any other is written.
   */
  copyTexts(path: string, texts: Texts): void;
  /** Writes the rest and puts the file in its place, whole or not at all. */
  finish(sections: Sections): void;
  /**
   * Waits, once it is finished, until the disk has it. Callers need not wait: after a power loss
   * the checksums detect a torn file.
   */
  settle(): void;
  /** Throws away what was written. */
  abandon(): void;
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
 * Synchronous, for a worker. What it throws, and what the writer's methods do, are system errors:
 * the disk is full, the folder may not be written, a folder is in the file's place.
 */
export function createSectionFile(path: string): SectionWriter {
  makeFolder(dirname(path));
  removeLeftovers(path);
  const temporary = `${path}.${process.pid}.tmp`;
  const file = openSync(temporary, "w");
  let isOpen = true;
  let end = 0;
  let checksum = 0;
  writeFirst();

  return {
    path,
    append(bytes) {
      const at = end;
      checksum = crc32(bytes, checksum);
      write(bytes);
      return at;
    },
    copyTexts(other, texts) {
      const source = openSync(other, "r");
      try {
        for (const bytes of chunks(source, end, texts.end)) write(bytes);
      } finally {
        closeSync(source);
      }
      // Not of what was copied: a bit turned meanwhile is found when the file is next read.
      ({ checksum } = texts);
    },
    finish({ arrays, facts }) {
      const header: Header = { facts, texts: { end, checksum }, arrays: [] };
      for (const [name, array] of Object.entries(arrays)) {
        write(new Uint8Array((ALIGNMENT - (end % ALIGNMENT)) % ALIGNMENT));
        const bytes = bytesOf(array);
        const about = { name, type: array.constructor.name, at: end, bytes: bytes.length };
        header.arrays.push({ ...about, checksum: crc32(bytes) });
        write(bytes);
      }
      const text = Buffer.from(JSON.stringify(header));
      const footer = Float64Array.of(end, text.length, crc32(text));
      write(text);
      write(bytesOf(footer));
      write(MAGIC);
      close();
      renameSync(temporary, path);
    },
    settle() {
      try {
        const finished = openSync(path, "r+");
        fsyncSync(finished);
        closeSync(finished);
      } catch {
        // In a temporary folder it has been removed by now; of a bad disk the checksums tell.
      }
    },
    abandon() {
      close();
      rmSync(temporary, { force: true });
    },
  };

  function writeFirst(): void {
    try {
      write(MAGIC);
    } catch (error) {
      close();
      rmSync(temporary, { force: true });
      throw error;
    }
  }

  function close(): void {
    if (isOpen) closeSync(file);
    isOpen = false;
  }

  function write(bytes: Uint8Array): void {
    for (let written = 0; written < bytes.length;) {
      written += writeSync(file, bytes, written, bytes.length - written, end + written);
    }
    end += bytes.length;
  }
}

/**
 * Folder by folder: `mkdir` of Node 20 with `recursive` never returns where one can be made in none
 * of those above, as in /proc.
 */
function makeFolder(folder: string): void {
  if (existsSync(folder)) return;
  if (dirname(folder) !== folder) makeFolder(dirname(folder));
  try {
    mkdirSync(folder);
  } catch (error) {
    // Another process may have been quicker.
    if (!existsSync(folder)) throw error;
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
