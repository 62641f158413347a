/** A list of 32-bit numbers that grows: four bytes each, doubled when full. */
export interface Growing {
  push(value: number): void;
  readonly length: number;
  /** A copy of just what was pushed. */
  take(): Uint32Array;
}

export function growing(capacity = 1024): Growing {
  let values = new Uint32Array(capacity);
  let length = 0;
  return {
    push(value) {
      if (length === values.length) {
        const more = new Uint32Array(length * 2);
        more.set(values);
        values = more;
      }
      values[length] = value;
      length += 1;
    },
    get length() {
      return length;
    },
    take: () => values.slice(0, length),
  };
}
