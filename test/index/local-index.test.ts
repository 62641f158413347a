import { beforeAll, describe, expect, test } from "vitest";
import { newsArticles } from "../../bench/news.ts";
import { commonestWords } from "../../bench/questions.ts";
import { createArchive, type Archive } from "../../src/answer/archive.ts";
import { MAX_READ } from "../../src/index/local-index.ts";
import { seededRandom } from "../../bench/eval/metrics.ts";
import type { Conditions, Hit } from "../../src/index/passage-index.ts";
import { termsIn } from "../../src/language/tokenizer.ts";
import type { Filter } from "../../src/articles/filter.ts";
import { createVerifier } from "../../src/index/phrase-filter.ts";

const LIMIT = 50;
const random = seededRandom(5);
const common = commonestWords(newsArticles(500), 12);

/** By reading every paragraph that the words find. */
async function read(words: string, archive: Archive, conditions: Conditions, filter?: Filter) {
  const meets = createVerifier(conditions, archive.analyser);
  const met: Hit[] = [];
  const request = { terms: termsIn(words), limit: MAX_READ, ...(filter && { filter }) };
  const hits = await archive.index.find(request);
  const texts = await archive.articles.paragraphs(hits.map(({ paragraph }) => paragraph));
  for (const [at, hit] of hits.entries()) if (meets(texts[at]?.text ?? "")) met.push(hit);
  return met.slice(0, LIMIT);
}

function pick<T>(list: readonly T[]): T {
  return list[Math.floor(random() * list.length)] as T;
}

/** A few words that stand together in some paragraph. */
function phraseIn(archive: readonly { paragraphs: { text: string }[] }[]): string {
  const words = pick(pick(archive).paragraphs).text.split(" ");
  const at = Math.floor(random() * (words.length - 4));
  return words.slice(at, at + 1 + Math.floor(random() * 4)).join(" ");
}

describe.each([
  ["wink", 600],
  ["typed arrays", 7000],
])("what meets conditions is what reading every paragraph finds, over %s", (_, paragraphs) => {
  const articles = [...newsArticles(paragraphs)];
  let archive: Archive;
  beforeAll(async () => {
    archive = await createArchive(articles);
  });

  const cases: [string, (phrase: () => string) => Conditions][] = [
    ["a phrase", (phrase) => ({ phrases: [phrase()], without: [] })],
    [
      "a phrase of common words",
      () => ({ phrases: [`${pick(common)} ${pick(common)}`], without: [] }),
    ],
    ["two phrases", (phrase) => ({ phrases: [phrase(), pick(common)], without: [] })],
    ["a word left out", () => ({ phrases: [], without: [pick(common)] })],
    ["stop words left out", () => ({ phrases: [], without: ["the", "wills"] })],
    [
      "words and a phrase left out",
      (phrase) => ({ phrases: [], without: [pick(common), phrase()] }),
    ],
    [
      "a phrase, and a word left out",
      (phrase) => ({ phrases: [phrase()], without: [pick(common)] }),
    ],
    ["a word of no article", () => ({ phrases: [`${pick(common)} qzwvx`], without: ["xkjhy"] })],
    ["no words at all", () => ({ phrases: ["?!"], without: ["…"] })],
  ];
  test.each(cases)("%s", async (_name, make) => {
    let met = 0;
    for (let round = 0; round < 12; round += 1) {
      const conditions = make(() => phraseIn(articles));
      const words = [...conditions.phrases, pick(common), pick(common)].join(" ");
      const filter = round % 3 === 0 ? { sources: ["Outlet 0"] } : undefined;
      const expected = await read(words, archive, conditions, filter);
      const restriction = { conditions, ...(filter && { filter }) };
      const request = { terms: termsIn(words), limit: LIMIT, ...restriction };
      expect(await archive.index.find(request)).toEqual(expected);
      met += expected.length;
    }
    if (!_name.includes("no article") && !_name.includes("stop words"))
      expect(met).toBeGreaterThan(0);
  });
});
