/** A list of 32-bit numbers that grows: four bytes each, doubled when full. */
export interface GrowableArray {
  push(value: number): void;
  /** Adds all of them, in order. */
  append(values: Uint32Array): void;
  /** 0 before the start and beyond the end. */
  at(position: number): number;
  /** Beyond the end, what lies between becomes 0. */
  set(position: number, value: number): void;
  clear(): void;
  readonly length: number;
  /** A copy of just what was pushed. */
  take(): Uint32Array;
}

/** With room for as many as are `expected`, and some more. */
export function growableArray(expected = 0): GrowableArray {
  let values = new Uint32Array(Math.ceil(expected * 1.01) + 1024);
  let length = 0;

  return {
    push(value) {
      if (length === values.length) grow(length + 1);
      values[length] = value;
      length += 1;
    },
    append(more) {
      if (length + more.length > values.length) grow(length + more.length);
      values.set(more, length);
      length += more.length;
    },
    at: (position) => (position >= 0 && position < length ? (values[position] ?? 0) : 0),
    set(position, value) {
      if (position >= values.length) grow(position + 1);
      if (position >= length) length = position + 1;
      values[position] = value;
    },
    clear() {
      values.fill(0, 0, length);
      length = 0;
    },
    get length() {
      return length;
    },
    take: () => values.slice(0, length),
  };

  function grow(least: number): void {
    const more = new Uint32Array(Math.max(least, values.length * 2));
    more.set(values);
    values = more;
  }
}
