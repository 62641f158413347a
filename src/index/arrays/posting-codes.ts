import { growableArray } from "../../lib/growable-array.ts";

/** Codes of postings: two bytes each as long as they suffice. */
export type PostingCodes = Uint16Array | Uint32Array;

export interface PostingCodec {
  /** Writes the code of a pair at a position. */
  set(position: number, frequency: number, length: number): void;
  /** The codes written, and the pair of each. */
  finish(): { codes: PostingCodes; frequencies: Uint32Array; lengths: Uint32Array };
}

/** Nearly all pairs are below these, and found without hashing. */
const COMMON_FREQUENCY = 16;
const COMMON_LENGTH = 1024;

/** Numbers pairs of a term's frequency and a paragraph's length, in the order met. */
export function createPostingCodec(size: number): PostingCodec {
  let codes: PostingCodes = new Uint16Array(size);
  const frequencies = growableArray();
  const lengths = growableArray();
  const common = new Uint32Array(COMMON_FREQUENCY * COMMON_LENGTH);
  const others = new Map<string, number>();

  return {
    set(position, frequency, length) {
      const code =
        frequency < COMMON_FREQUENCY && length < COMMON_LENGTH
          ? commonCode(frequency, length)
          : otherCode(frequency, length);
      if (code > 0xff_ff && codes instanceof Uint16Array) codes = Uint32Array.from(codes);
      codes[position] = code;
    },
    finish: () => ({ codes, frequencies: frequencies.take(), lengths: lengths.take() }),
  };

  function commonCode(frequency: number, length: number): number {
    const pair = frequency * COMMON_LENGTH + length;
    if (common[pair] === 0) common[pair] = add(frequency, length) + 1;
    return (common[pair] ?? 0) - 1;
  }

  function otherCode(frequency: number, length: number): number {
    const pair = `${frequency} ${length}`;
    const known = others.get(pair);
    if (known !== undefined) return known;
    const code = add(frequency, length);
    others.set(pair, code);
    return code;
  }

  function add(frequency: number, length: number): number {
    frequencies.push(frequency);
    lengths.push(length);
    return frequencies.length - 1;
  }
}
