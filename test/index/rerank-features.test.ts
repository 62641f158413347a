import { describe, expect, test } from "vitest";
import { createLocalArticles } from "../../src/articles/local-articles.ts";
import { createArrayIndexData } from "../../src/index/arrays/data.ts";
import { createArrayFeatures } from "../../src/index/arrays/features.ts";
import { createTextFeatures } from "../../src/index/wink/features.ts";
import { ABOVE, type MatchFeatures } from "../../src/index/passage-index.ts";
import { createAnalyser } from "../../src/language/tokenizer.ts";
import { makeArticle } from "../support/make-article.ts";

const analyser = createAnalyser();
const dam = makeArticle({
  slug: "dam",
  title: "The dams of Lorn",
  paragraphs: ["The dam leaks. Repairs of dams cost 5 million crowns."],
});
const aid = makeArticle({
  slug: "aid",
  title: "Help for dams",
  subheading: "A dam for the US",
  paragraphs: ["Who pays us? The WHO does."],
});
const cup = makeArticle({ slug: "cup", title: "Cup", paragraphs: ["The cup is old."] });
const articles = [dam, aid, cup];
const ENGINES = [
  ["wink", createTextFeatures(createLocalArticles(articles), analyser)],
  ["typed arrays", createArrayFeatures(createArrayIndexData(articles, analyser))],
] as const;

describe.each(ENGINES)("%s", (_, features) => {
  async function featuresOf(
    paragraph: string,
    terms: string[],
    alike: [string, number][] = [],
  ): Promise<MatchFeatures | undefined> {
    const positions = new Map([...terms.map((term, at) => [term, at] as const), ...alike]);
    const query = { terms, weights: terms.map(() => 1), positions, answerType: 0 };
    const [found] = await features.features([paragraph], query);
    return found;
  }

  test("a paragraph's words of the question are told with their sentences and forms", async () => {
    const found = await featuresOf("dam#1", ["dam", "5", "million"], [["leak", 2]]);
    expect(found?.sentences).toBe(2);
    expect(found?.matched).toEqual([
      { sentence: 0, position: 0, exact: true, word: "dam", leads: false },
      { sentence: 0, position: 2, exact: false, word: "leaks", leads: false },
      { sentence: 1, position: 0, exact: true, word: "dams", leads: false },
      { sentence: 1, position: 1, exact: true, word: "5", leads: true },
      { sentence: 1, position: 2, exact: true, word: "million", leads: false },
      { sentence: ABOVE, position: 0, exact: true, word: "dams", leads: false },
    ]);
  });

  test("the subheading is above its paragraph, and an acronym is no word of grammar", async () => {
    const found = await featuresOf("aid#1", ["who", "us", "dam"]);
    expect(found?.matched.map(({ sentence, word }) => [sentence, word])).toEqual([
      [1, "who"],
      [ABOVE, "dams"],
      [ABOVE, "dam"],
      [ABOVE, "us"],
    ]);
  });

  test("nothing is found in a paragraph that is gone", async () => {
    const query = { terms: ["dam"], weights: [1], positions: new Map([["dam", 0]]), answerType: 0 };
    const [found] = await features.features(["gone#1"], query);
    expect(found).toMatchObject({ sentences: 0, matched: [], sentenceWeight: 0 });
  });
});

test("a word that two languages stem in two ways is told without either's mark", async () => {
  const texts = { de: "Die Kosten steigen, die Kosten der Stadt.", en: "The kosten are high." };
  const both = Object.entries(texts).map(([language, text]) => ({
    ...makeArticle({ slug: language, paragraphs: [text] }),
    language,
  }));
  const features = createArrayFeatures(createArrayIndexData(both, analyser));
  for (const [slug, term] of [
    ["de", "kost"],
    ["en", "kosten"],
  ] as const) {
    const query = { terms: [term], weights: [1], positions: new Map([[term, 0]]), answerType: 0 };
    const [found] = await features.features([`${slug}#1`], query);
    expect(found?.matched.map(({ word }) => word)).toContain("kosten");
  }
});
