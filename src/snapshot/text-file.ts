import { closeSync, openSync, readSync } from "node:fs";

/** Texts in a file that others write no more. */
export interface TextFile {
  /** The number by which the process knows it, in any of its threads, while this is held. */
  readonly file: number;
  /** Good until the next is read. @throws a system error when the file cannot be read. */
  read(at: number, size: number): Buffer;
}

/** A file is closed when nobody holds it any more: articles may outlive the store they are of. */
const closing = new FinalizationRegistry<number>((file) => closeSync(file));

/** Bytes: few articles are longer. */
const ROOM = 64 * 1024;

/** Synchronous: what is read is some kilobytes, and in the system's file cache. */
export function openTextFile(path: string): TextFile {
  const file = openSync(path, "r");
  const texts = readTextFile(file);
  closing.register(texts, file);
  return texts;
}

/** A file that is open already, in this thread or another, for as long as it is kept open there. */
export function readTextFile(file: number): TextFile {
  // Memory of its own for each text would take longer to get than the text.
  let bytes = Buffer.alloc(ROOM);
  return {
    file,
    read(at, size) {
      if (size > bytes.length) bytes = Buffer.alloc(2 * size);
      readSync(file, bytes, 0, size, at);
      return bytes.subarray(0, size);
    },
  };
}
