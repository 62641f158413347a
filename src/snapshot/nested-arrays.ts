import type { SectionArray } from "./section-file.ts";

/** Objects in objects that hold nothing but arrays of numbers. */
export interface NestedArrays {
  [name: string]: SectionArray | NestedArrays;
}

const SEPARATOR = ".";

/** All arrays by the names that lead to them: `forward.words.ends`. */
export function flatten(nested: object, prefix = ""): Record<string, SectionArray> {
  const flat: Record<string, SectionArray> = {};
  for (const [name, value] of Object.entries(nested as NestedArrays)) {
    if (ArrayBuffer.isView(value)) flat[prefix + name] = value;
    else Object.assign(flat, flatten(value, prefix + name + SEPARATOR));
  }
  return flat;
}

/** The inverse of `flatten`. */
export function unflatten(flat: Readonly<Record<string, SectionArray>>): NestedArrays {
  const nested: NestedArrays = {};
  for (const [path, array] of Object.entries(flat)) {
    const names = path.split(SEPARATOR);
    const last = names.pop() ?? "";
    let target = nested;
    for (const name of names) target = (target[name] ??= {}) as NestedArrays;
    target[last] = array;
  }
  return nested;
}

/**
 * Moves all arrays to memory that threads can share, each old one let go before the next is copied:
 * a large index must not be in memory twice.
 */
export function shareArrays(nested: object): void {
  const arrays = nested as NestedArrays;
  for (const [name, value] of Object.entries(arrays)) {
    if (ArrayBuffer.isView(value)) arrays[name] = shared(value);
    else shareArrays(value);
  }
}

function shared<T extends SectionArray>(array: T): T {
  if (array.buffer instanceof SharedArrayBuffer) return array;
  const make = array.constructor as new (buffer: SharedArrayBuffer) => T;
  const copy = new make(new SharedArrayBuffer(array.byteLength));
  copy.set(array);
  return copy;
}
