import { MIN_DOCUMENTS, saturation } from "../bm25.ts";
import { type PostingCodes, createPostingCodec } from "./posting-codes.ts";
import { type ForwardIndex, isMark, SUBHEADING, wordOf } from "./forward-index.ts";

/**
 * Which paragraphs hold each term. Paragraphs are numbered in the order that breaks ties. A
 * posting is six bytes: the paragraph, and a code for the pair of the term's frequency there and
 * the paragraph's length. Archives hold a few thousand different pairs, so that a weight is one
 * look into a small table instead of four more bytes.
 */
export interface InvertedIndex {
  /** Term t's postings are those from `at[t]` to `at[t + 1]`, by paragraph. */
  at: Uint32Array;
  paragraphs: Uint32Array;
  codes: PostingCodes;
  /** By code. */
  frequencies: Uint32Array;
  lengths: Uint32Array;
  /** Of each term, the codes of the postings that weigh most: those at `TOP_IMPACTS`. */
  topCodes: PostingCodes;
  /** The articles that hold the term in their title or a paragraph. */
  articleFrequency: Uint32Array;
  /** Words of each article's title and paragraphs, in the order that breaks ties. */
  articleLength: Uint32Array;
  /** Words of all paragraphs, each with its title and subheading. */
  totalLength: Float64Array;
}

/**
 * The weights of these ranks are known before a search: how far a term can lift a paragraph, and
 * what the best ten or fifty paragraphs reach at least. Fifty are what an answer is chosen from.
 */
export const TOP_IMPACTS = [1, 10, 50];

type Coded = Pick<InvertedIndex, "frequencies" | "lengths">;

/** What each code's frequency counts in a paragraph of its length, before the idf. */
export function saturations(coded: Coded, average: number): Float64Array {
  return Float64Array.from(coded.frequencies, (frequency, code) =>
    saturation(frequency, coded.lengths[code] ?? 0, average),
  );
}

/** Words of a paragraph or article, on average, as wink counts them. */
export function averageLength(totalLength: number, size: number): number {
  return totalLength / Math.max(size, MIN_DOCUMENTS);
}

/** `order` says which article of the forward index comes at each position. */
export function createInvertedIndex(forward: ForwardIndex, order: Uint32Array): InvertedIndex {
  const counts = countTerms(forward, order);
  const { at } = counts;
  const size = forward.runAt.length - 1 - order.length;
  const paragraphs = new Uint32Array(at.at(-1) ?? 0);
  const coding = createPostingCodec(paragraphs.length);
  const cursors = at.slice();
  const frequency = new Uint32Array(cursors.length);
  const buffer = createBuffer(forward);
  const different = new Uint32Array(buffer.length);
  let totalLength = 0;
  let paragraph = 0;
  for (const article of order) {
    const first = forward.titleRun[article] ?? 0;
    const last = forward.titleRun[article + 1] ?? 0;
    const title = readRun(forward, first, buffer, 0).end;
    for (let run = first + 1; run < last; run += 1) {
      const { end } = readRun(forward, run, buffer, title);
      let found = 0;
      for (let next = 0; next < end; next += 1) {
        const term = buffer[next] ?? 0;
        if (frequency[term] === 0) different[found++] = term;
        frequency[term] = (frequency[term] ?? 0) + 1;
      }
      for (let next = 0; next < found; next += 1) {
        const term = different[next] ?? 0;
        const position = cursors[term] ?? 0;
        cursors[term] = position + 1;
        paragraphs[position] = paragraph;
        coding.set(position, frequency[term] ?? 0, end);
        frequency[term] = 0;
      }
      totalLength += end;
      paragraph += 1;
    }
  }
  const coded = { ...coding.finish(), totalLength: Float64Array.of(totalLength) };
  const weights = saturations(coded, averageLength(totalLength, size));
  const topCodes = topCodesOf(at, coded.codes, weights);
  return { ...counts, ...coded, paragraphs, topCodes };
}

type Counts = Pick<InvertedIndex, "at" | "articleFrequency" | "articleLength">;

function countTerms(forward: ForwardIndex, order: Uint32Array): Counts {
  const { titleRun, terms } = forward;
  const at = new Uint32Array(terms.ends.length + 1);
  const articleFrequency = new Uint32Array(terms.ends.length);
  const articleLength = new Uint32Array(order.length);
  const buffer = createBuffer(forward);
  /** The paragraph, and the article, in which each term was met last (plus 1). */
  const inParagraph = new Uint32Array(terms.ends.length);
  const inArticle = new Uint32Array(terms.ends.length);
  let paragraph = 0;
  for (const [position, article] of order.entries()) {
    const first = titleRun[article] ?? 0;
    // An article without paragraphs is never asked for: as in wink, its title counts nothing.
    if ((titleRun[article + 1] ?? 0) - first === 1) continue;
    const title = readRun(forward, first, buffer, 0).end;
    let words = title;
    for (let next = 0; next < title; next += 1) meetInArticle(buffer[next] ?? 0, position + 1);
    for (let run = first + 1; run < (titleRun[article + 1] ?? 0); run += 1) {
      const { body, end } = readRun(forward, run, buffer, title);
      paragraph += 1;
      words += body - title;
      for (let next = 0; next < end; next += 1) {
        const term = buffer[next] ?? 0;
        if (next < body) meetInArticle(term, position + 1);
        if (inParagraph[term] === paragraph) continue;
        inParagraph[term] = paragraph;
        at[term + 1] = (at[term + 1] ?? 0) + 1;
      }
    }
    articleLength[position] = words;
  }
  for (let term = 0; term < terms.ends.length; term += 1) {
    at[term + 1] = (at[term + 1] ?? 0) + (at[term] ?? 0);
  }
  return { at, articleFrequency, articleLength };

  function meetInArticle(term: number, article: number): void {
    if (inArticle[term] === article) return;
    inArticle[term] = article;
    articleFrequency[term] = (articleFrequency[term] ?? 0) + 1;
  }
}

/** Room for the terms of any title and paragraph together. */
function createBuffer({ runAt }: ForwardIndex): Uint32Array {
  let longest = 0;
  for (let run = 0; run + 1 < runAt.length; run += 1) {
    longest = Math.max(longest, (runAt[run + 1] ?? 0) - (runAt[run] ?? 0));
  }
  return new Uint32Array(longest * 2);
}

/** Writes a run's terms from `start` on; where those of the body end, and those of all. */
function readRun(
  { stream, runAt, termOf }: ForwardIndex,
  run: number,
  into: Uint32Array,
  start: number,
): { body: number; end: number } {
  const last = runAt[run + 1] ?? 0;
  let end = start;
  let body = -1;
  for (let at = runAt[run] ?? 0; at < last; at += 1) {
    const entry = stream[at] ?? 0;
    if (!isMark(entry)) into[end++] = termOf[wordOf(entry)] ?? 0;
    else if (entry === SUBHEADING) body = end;
  }
  return { body: body === -1 ? end : body, end };
}

function topCodesOf(at: Uint32Array, codes: PostingCodes, weights: Float64Array): PostingCodes {
  const size = (at.length - 1) * TOP_IMPACTS.length;
  const result = codes instanceof Uint16Array ? new Uint16Array(size) : new Uint32Array(size);
  const top = new Uint32Array(TOP_IMPACTS.at(-1) ?? 0);
  for (let term = 0; term + 1 < at.length; term += 1) {
    const kept = heaviest(codes.subarray(at[term], at[term + 1]), weights, top);
    for (const [place, rank] of TOP_IMPACTS.entries()) {
      if (rank <= kept) result[term * TOP_IMPACTS.length + place] = top[rank - 1] ?? 0;
    }
  }
  return result;
}

/** Writes the codes that weigh most into `top`, the heaviest first; how many there are. */
function heaviest(codes: PostingCodes, weights: Float64Array, top: Uint32Array): number {
  const weightAt = (place: number) => weights[top[place] ?? 0] ?? 0;
  let kept = 0;
  for (const code of codes) {
    const weight = weights[code] ?? 0;
    if (kept === top.length && weight <= weightAt(kept - 1)) continue;
    if (kept < top.length) kept += 1;
    // Moves those that weigh less down by a place.
    let place = kept - 1;
    for (; place > 0 && weightAt(place - 1) < weight; place -= 1) top[place] = top[place - 1] ?? 0;
    top[place] = code;
  }
  return kept;
}
