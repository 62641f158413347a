import { describe, expect, test } from "vitest";
import { seededRandom } from "../../../bench/eval/metrics.ts";
import { inUnits, UNITS } from "../../../src/index/bm25.ts";
import { FILTER_MATCH } from "../../../src/index/arrays/catalogue.ts";
import { MaxScore } from "../../../src/index/arrays/max-score.ts";
import { type Ranked, topParagraphs, type PostingList } from "../../../src/index/arrays/top-k.ts";

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
    return { from, to, idf, maxWeight: idf * UNITS * Math.max(...saturation), floor: 0 };
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
  const search = new MaxScore({ paragraphs, codes: held, saturation, articleOf });

  test.each([1, 10, 50, 1000, SIZE])("the best %i are those of plain addition", (limit) => {
    expect(topParagraphs(search, listsOf(), limit)).toEqual(plainly(limit, () => true));
  });

  test("a filter leaves its articles only", () => {
    const matches = new Uint8Array(SIZE / 10).fill(FILTER_MATCH.in, 100, 900);
    matches.fill(FILTER_MATCH.unknown, 900, 950);
    const best = topParagraphs(search, listsOf(), 50, matches);
    expect(best).toEqual(plainly(50, (article) => article >= 100 && article < 900));
  });
});

test("a question of thousands of words is answered like any other", () => {
  const search = new MaxScore({ paragraphs, codes, saturation, articleOf });
  const [, , , rare] = listsOf();
  const lists = Array.from({ length: 5000 }, () => ({
    ...(rare ?? expect.fail("no list")),
    idf: 1,
  }));
  const best = topParagraphs(search, lists, SIZE);
  expect(best.map(({ paragraph }) => paragraph).toSorted((a, b) => a - b)).toEqual(
    terms[3]?.paragraphs,
  );
});
