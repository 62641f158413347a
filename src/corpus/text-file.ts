import { closeSync, openSync, readSync } from "node:fs";

/** Texts in a file that others write no more. */
export interface TextFile {
  /** @throws a system error when the file cannot be read. */
  read(at: number, size: number): Buffer;
}

/** A file is closed when nobody holds it any more: articles may outlive the store they are of. */
const closing = new FinalizationRegistry<number>((file) => closeSync(file));

/** Synchronous: what is read is some kilobytes, and in the system's file cache. */
export function openTextFile(path: string): TextFile {
  const file = openSync(path, "r");
  const texts: TextFile = {
    read(at, size) {
      const bytes = Buffer.alloc(size);
      readSync(file, bytes, 0, size, at);
      return bytes;
    },
  };
  closing.register(texts, file);
  return texts;
}
