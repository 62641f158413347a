import type { IndexDocument } from "../../src/index/wink/index.ts";

/**
 * BM25 as the textbooks write it (k1 1.2, b 0.75), over all fields as one: positions and scores,
 * best first. `weigh` may round each word's weight, as wink does.
 */
export function referenceBm25(
  documents: IndexDocument[],
  terms: string[],
  weigh: (weight: number) => number = (weight) => weight,
): [number, number][] {
  const texts = documents.map(({ body, title, subheading }) => [...body, ...title, ...subheading]);
  const average = texts.reduce((sum, text) => sum + text.length, 0) / texts.length;
  const scores = texts.map((text, position): [number, number] => {
    let score = 0;
    for (const term of new Set(terms)) {
      const frequency = text.filter((word) => word === term).length;
      const holding = texts.filter((other) => other.includes(term)).length;
      const idf = Math.log(1 + (texts.length - holding + 0.5) / (holding + 0.5));
      const norm = 1.2 * (1 - 0.75 + (0.75 * text.length) / average);
      score += weigh((idf * frequency * 2.2) / (frequency + norm));
    }
    return [position, score];
  });
  return scores.filter(([, score]) => score > 0).toSorted((a, b) => b[1] - a[1] || a[0] - b[0]);
}
