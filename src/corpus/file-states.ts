import { statSync } from "node:fs";
import { join } from "node:path";
import { createStringList, stringOf, type StringList } from "./string-table.ts";

/** Files of a folder as they were when they were read. */
export interface FileStates {
  names: StringList;
  /** Bytes. */
  sizes: Float64Array;
  /** When each was last written, and last changed in any way (milliseconds since 1970). */
  written: Float64Array;
  changed: Float64Array;
}

/** Synchronous, for a worker: 83,000 files take 0.4 s. A file that is gone has a size of -1. */
export function fileStates(dir: string, names: readonly string[]): FileStates {
  const states = names.map((name) => statSync(join(dir, name), { throwIfNoEntry: false }));
  return {
    names: createStringList(names),
    sizes: Float64Array.from(states, (state) => state?.size ?? -1),
    written: Float64Array.from(states, (state) => state?.mtimeMs ?? 0),
    changed: Float64Array.from(states, (state) => state?.ctimeMs ?? 0),
  };
}

/** The position in `before` of each file that has not changed since; -1 for the others. */
export function unchanged(before: FileStates, now: FileStates): Int32Array {
  const positions = new Map(
    Array.from(before.sizes, (_, position) => [stringOf(before.names, position), position]),
  );
  return Int32Array.from(now.sizes, (size, at) => {
    const position = positions.get(stringOf(now.names, at)) ?? -1;
    const same =
      before.sizes[position] === size &&
      before.written[position] === now.written[at] &&
      before.changed[position] === now.changed[at];
    return same ? position : -1;
  });
}
