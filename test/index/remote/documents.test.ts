import fc from "fast-check";
import { expect, test } from "vitest";
import { type Article, type Paragraph, revisionOf } from "../../../src/articles/article.ts";
import { analyse } from "../../../src/index/word-counts.ts";
import { documentFeatures } from "../../../src/index/remote/document-features.ts";
import { articleDocuments, countsIn, indexed } from "../../../src/index/remote/documents.ts";
import { readArticle } from "../../../src/index/remote/stored-article.ts";
import { aloneIn } from "../../../src/index/remote/story-fields.ts";
import { createTextFeatures } from "../../../src/index/wink/features.ts";
import { ANSWER_TYPE } from "../../../src/language/answer-types.ts";
import {
  type Analyser,
  createAnalyser,
  inLanguage,
  termsIn,
  tokenize,
} from "../../../src/language/tokenizer.ts";
import { makeArticle } from "../../support/make-article.ts";

test("no word has white space, at which the engine splits lists of words", () => {
  const languages = ["en", "fr", "de", "es"].map((code) => inLanguage(createAnalyser(), code));
  const text = fc.oneof(
    fc.string({ unit: "binary" }),
    fc.array(fc.constantFrom("1", "200", " ", "\u00a0", "\u202f", "U.", "l'", "can't", "-", "é"), {
      maxLength: 12,
    }),
  );
  fc.assert(
    fc.property(text, fc.constantFrom(...languages), (parts, analyser) => {
      const tokens = tokenize(typeof parts === "string" ? parts : parts.join(""), analyser);
      const words = tokens.flatMap(({ word, term }) => [word, term]);
      expect(words.filter((word) => /\s/u.test(word) || word === "")).toEqual([]);
    }),
  );
});

test("words that are too long for the engine stay apart", () => {
  const long = "a".repeat(300);
  const words = [indexed(long), indexed(`${long}b`), indexed("a".repeat(255))];
  expect(new Set(words).size).toBe(3);
  for (const word of words) expect(word.length).toBe(255);
});

const made = makeArticle({
  slug: "2024-01-02-bridge",
  title: "Old bridge falls",
  date: "2024-01-02",
  paragraphs: [
    "The old bridge fell on Monday. Nobody was on the bridge, said Anna Berg in Oslo.",
    "A new bridge costs $5bn.",
    "The bridge is 40 years old.",
  ],
});
const [first, second, third] = made.paragraphs as [Paragraph, Paragraph, Paragraph];
const article: Article = {
  ...made,
  paragraphs: [
    first,
    { ...second, subheading: "What comes next" },
    { ...third, embedded: ["Seen it fall!"] },
  ],
};

function documentsOf(analyser: Analyser) {
  const revision = revisionOf(article);
  return articleDocuments(article, analyse(article, analyser), {
    analyser,
    revision,
    story: aloneIn(article.slug),
    added: 0,
  });
}

test("an article is read as it was written", () => {
  const stored = JSON.parse(JSON.stringify(documentsOf(createAnalyser()).article));
  expect(readArticle(stored.article)).toEqual(article);
});

test.each([
  ["bridg", 5],
  ["old", 3],
  ["anna", 1],
  ["unheard", undefined],
])("an article has %s %s times", (term, times) => {
  const document = documentsOf(createAnalyser()).article;
  expect(countsIn(document, ["fall", term]).get(term)).toBe(times);
});

test("what a document shows for a question is what its text shows", async () => {
  const analyser = createAnalyser();
  const { paragraphs } = documentsOf(analyser);
  const terms = termsIn("who fell on the new bridge costs dollars next", analyser);
  const query = {
    terms,
    weights: terms.map(() => 1),
    positions: new Map([...terms.map((term, at) => [term, at] as const), ["anna", 0]]),
    answerType: ANSWER_TYPE.name,
  };
  const source = createTextFeatures(
    {
      paragraph: (id) => article.paragraphs.find((each) => each.id === id),
      article: () => article,
    },
    analyser,
  );
  const ids = article.paragraphs.map(({ id }) => id);
  const features = documentFeatures(paragraphs, query, analyser);
  expect(features).toEqual(await source.features(ids, query));
  expect(features.flatMap(({ matched }) => matched).length).toBeGreaterThan(5);
});
