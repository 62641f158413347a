import { closeSync, openSync, readSync } from "node:fs";

/** Texts in a file that others write no more. */
export interface TextFile {
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
  // Memory of its own for each text would take longer to get than the text.
  let bytes = Buffer.alloc(ROOM);
  const texts: TextFile = {
    read(at, size) {
      if (size > bytes.length) bytes = Buffer.alloc(2 * size);
      readSync(file, bytes, 0, size, at);
      return bytes.subarray(0, size);
    },
  };
  closing.register(texts, file);
  return texts;
}
