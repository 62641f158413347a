// oxlint-disable-next-line no-restricted-imports -- no article is read: the loops stand beside.
import { readFileSync } from "node:fs";
import type { PostingCodes } from "./posting-codes.ts";

/** The loops of a search, in WebAssembly (kernel.wat), and the memory that they work in. */
export interface Kernel {
  paragraphs: Uint32Array;
  codes: PostingCodes;
  articleOf: Uint32Array;
  /** What a filter says of each article, one `STAND` each: only those that are in are found. */
  stands: Uint8Array;
  /** The question's lists, the highest bound first; one memory seen in two ways. */
  lists: { floats: Float32Array; integers: Uint32Array };
  /** The paragraphs that can be among the best, as many as `gather` says. */
  kept: Uint32Array;
  /** What `codesOfKept` finds. */
  found: Int32Array;
  /**
   * How many paragraphs can be among the best `limit`. Sums up to `bar` cannot; those within
   * `margin` of the last of the best still can. Both in units; `filtered` is 0 or 1.
   */
  gather: (
    lists: number,
    size: number,
    limit: number,
    bar: number,
    margin: number,
    filtered: number,
  ) => number;
  /** For each paragraph kept, the code of its posting from position `from` to `to`, or -1. */
  codesOfKept: (from: number, to: number) => void;
}

/** Where the fields of a list stand: numbers of four bytes, the last two of them whole. */
export const LIST = { scale: 0, reach: 1, density: 2, cursor: 3, to: 4, size: 5 } as const;
/** Lists of one question: more different words than any message can hold. */
export const MAX_LISTS = 4096;

/** Paragraphs summed up at a time: their sums stay in the memory next to the processor. */
const WINDOW = 16_384;
/**
 * Looking a paragraph up in a list costs as much as passing over so many of its postings. Searches
 * of 10,000 and 100,000 paragraphs take the same time, within a tenth, from 8 to 32.
 */
const LOOK_UP = 16;
const FOUR = 4;
const PAGE = 65_536;
/** Four gigabytes: addresses have 32 bits. */
const MAX_PAGES = 65_536;
/** Parts begin at multiples of it. A code of two bytes is read as four, over the end. */
const ALIGNMENT = 8;

/** What is searched. */
export interface Searched {
  paragraphs: Uint32Array;
  codes: PostingCodes;
  /** What each code counts. */
  saturation: Float64Array;
  /** The article of each paragraph. */
  articleOf: Uint32Array;
  articles: number;
}

/** A copy of what is searched, in a memory that another thread may take over. */
export function createMemory(searched: Searched): WebAssembly.Memory {
  const { at, bytes } = layOut(searched);
  const initial = Math.ceil(bytes / PAGE);
  const memory = new WebAssembly.Memory({ initial, maximum: MAX_PAGES, shared: true });
  new Float32Array(memory.buffer, at.saturation).set(searched.saturation);
  const { paragraphs, codes, articleOf } = viewsOf(searched, memory);
  paragraphs.set(searched.paragraphs);
  codes.set(searched.codes);
  articleOf.set(searched.articleOf);
  return memory;
}

/** What is searched, as it stands in that memory. */
export function viewsOf(
  searched: Searched,
  { buffer }: WebAssembly.Memory,
): Pick<Searched, "paragraphs" | "codes" | "articleOf"> {
  const { at } = layOut(searched);
  const { paragraphs, codes, articleOf } = searched;
  return {
    paragraphs: new Uint32Array(buffer, at.paragraphs, paragraphs.length),
    codes: isWide(codes)
      ? new Uint32Array(buffer, at.codes, codes.length)
      : new Uint16Array(buffer, at.codes, codes.length),
    articleOf: new Uint32Array(buffer, at.articleOf, articleOf.length),
  };
}

/** `memory` is what `createMemory` made of the same. */
export function createKernel(
  searched: Searched,
  memory: WebAssembly.Memory = createMemory(searched),
): Kernel {
  const { at } = layOut(searched);
  const size = searched.articleOf.length;
  const wide = isWide(searched.codes);
  const { buffer } = memory;
  const codeWidth = { codeShift: wide ? 2 : 1, codeMask: wide ? -1 : 0xff_ff };
  const about = { ...at, ...codeWidth, window: WINDOW, lookUp: LOOK_UP };
  const { exports } = new WebAssembly.Instance(kernelModule(), { kernel: { memory, ...about } });
  const { gather, codesOfKept } = exports as Pick<Kernel, "gather" | "codesOfKept">;
  return {
    ...viewsOf(searched, memory),
    stands: new Uint8Array(buffer, at.stands, searched.articles),
    lists: {
      floats: new Float32Array(buffer, at.lists, MAX_LISTS * LIST.size),
      integers: new Uint32Array(buffer, at.lists, MAX_LISTS * LIST.size),
    },
    kept: new Uint32Array(buffer, at.kept, size),
    found: new Int32Array(buffer, at.found, size),
    gather,
    codesOfKept,
  };
}

function isWide(codes: PostingCodes): codes is Uint32Array {
  return codes instanceof Uint32Array;
}

/** Where each part of the memory begins, one after the other, and how many bytes all of them take. */
function layOut({ paragraphs, codes, saturation, articleOf, articles }: Searched) {
  const size = articleOf.length;
  const sizes = {
    lists: MAX_LISTS * LIST.size * FOUR,
    saturation: saturation.length * FOUR,
    sums: WINDOW * FOUR,
    touched: WINDOW * FOUR,
    heap: size * FOUR,
    kept: size * FOUR,
    keptSums: size * FOUR,
    found: size * FOUR,
    stands: articles,
    articleOf: articleOf.byteLength,
    codes: codes.byteLength,
    paragraphs: paragraphs.byteLength,
  };
  let bytes = 0;
  const places = Object.entries(sizes).map(([part, length]) => {
    const place = bytes;
    bytes += (Math.ceil(length / ALIGNMENT) + 1) * ALIGNMENT;
    return [part, place];
  });
  return { at: Object.fromEntries(places) as Record<keyof typeof sizes, number>, bytes };
}

function kernelModule(): WebAssembly.Module {
  return new WebAssembly.Module(readFileSync(new URL("kernel.wasm", import.meta.url)));
}
