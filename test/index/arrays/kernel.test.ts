import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import createWabt from "wabt";
import { seededRandom } from "../../../bench/eval/metrics.ts";
import { inUnits, UNITS } from "../../../src/index/bm25.ts";
import { FILTER_MATCH } from "../../../src/index/arrays/catalogue.ts";
import { createKernel } from "../../../src/index/arrays/kernel.ts";
import { type Ranked, topParagraphs, type PostingList } from "../../../src/index/arrays/top-k.ts";

const folder = new URL("../../../src/index/arrays/", import.meta.url);

test("kernel.wasm is what kernel.wat says", async () => {
  const wabt = await createWabt();
  const text = readFileSync(new URL("kernel.wat", folder), "utf8");
  const { buffer } = wabt.parseWat("kernel.wat", text, { threads: true }).toBinary({});
  expect(readFileSync(new URL("kernel.wasm", folder))).toEqual(Buffer.from(buffer));
});

const SIZE = 40_000;
const CODES = 300;
const random = seededRandom(5);
const saturation = Float64Array.from({ length: CODES }, () => 0.1 + 2 * random());
const articleOf = Uint32Array.from({ length: SIZE }, (_, paragraph) => Math.floor(paragraph / 10));
/** Each term's paragraphs: some hold one in three, some a handful. */
const terms = [0.3, 0.02, 0.001, 0.0002, 0.1].map((share) => {
  const idf = Math.log(1 / share);
  const paragraphs = Array.from({ length: SIZE }, (_, paragraph) => paragraph);
  return { idf, paragraphs: paragraphs.filter(() => random() < share) };
});
const paragraphs = Uint32Array.from(terms.flatMap((term) => term.paragraphs));
const codes = Uint32Array.from(paragraphs, () => Math.floor(random() * CODES));

function listsOf(): PostingList[] {
  let to = 0;
  return terms.map(({ idf, paragraphs: all }) => {
    const from = to;
    to += all.length;
    const scale = idf * UNITS;
    return { from, to, idf, scale, bound: scale * Math.max(...saturation), sure: 0 };
  });
}

/** Every posting added up, in the order of the lists. */
function plainly(limit: number, isIn: (article: number) => boolean): Ranked[] {
  const scores = new Map<number, number>();
  for (const { from, to, idf } of listsOf()) {
    for (let at = from; at < to; at += 1) {
      const weight = inUnits((saturation[codes[at] ?? 0] ?? 0) * idf) / UNITS;
      const paragraph = paragraphs[at] ?? 0;
      scores.set(paragraph, weight + (scores.get(paragraph) ?? 0));
    }
  }
  const ranked = Array.from(scores, ([paragraph, score]) => ({ paragraph, score }))
    .filter(({ paragraph }) => isIn(articleOf[paragraph] ?? 0))
    .toSorted((a, b) => b.score - a.score || a.paragraph - b.paragraph);
  return ranked.slice(0, limit);
}

describe.each([
  ["two bytes", Uint16Array.from(codes)],
  ["four bytes", codes],
])("postings with codes of %s", (_width, held) => {
  const kernel = createKernel({ paragraphs, codes: held, saturation, articleOf, articles: 4000 });
  kernel.stands.fill(FILTER_MATCH.out).fill(FILTER_MATCH.in, 100, 900);

  test.each([1, 10, 50, 1000, SIZE])("the best %i are those of plain addition", (limit) => {
    const best = topParagraphs(kernel, listsOf(), saturation, limit, SIZE, false);
    expect(best).toEqual(plainly(limit, () => true));
  });

  test("a filter leaves its articles only", () => {
    const best = topParagraphs(kernel, listsOf(), saturation, 50, SIZE, true);
    expect(best).toEqual(plainly(50, (article) => article >= 100 && article < 900));
  });
});

test("more lists than there is room for are refused, not written over something else", () => {
  const kernel = createKernel({ paragraphs, codes, saturation, articleOf, articles: 4000 });
  const lists = Array.from({ length: 4097 }, () => listsOf()[3] as PostingList);
  expect(() => topParagraphs(kernel, lists, saturation, 10, SIZE, false)).toThrow(RangeError);
});
