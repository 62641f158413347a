import { paragraphId, type Article } from "../../src/articles/article.ts";
import { positionOf } from "../../src/language/sentences.ts";
import type { Answer, Passage } from "../../src/answer/answer.ts";

/** An article made of paragraphs, ordinary unless told otherwise. */
export function articleOf(texts: readonly string[], given: Partial<Article> = {}): Article {
  const slug = given.slug ?? "2023-02-28-article";
  return {
    slug,
    title: "Ministers meet in Moscow",
    source: "The Cradle",
    sourceEvidence: "stated",
    url: "https://news.example/ministers",
    urlEvidence: "fetched",
    authors: [],
    updated: null,
    language: null,
    needsReview: false,
    date: {
      value: "2023-02-28",
      status: "stated",
      evidence: "The text says February 28 2023.",
      notBefore: null,
      notAfter: null,
    },
    retrieved: "2026-11-22",
    paragraphs: texts.map((text, at) => ({
      id: paragraphId(slug, at + 1),
      article: slug,
      ordinal: at + 1,
      text,
      subheading: null,
    })),
    ...given,
  };
}

/** A passage: one paragraph of an article, its best sentence found by what it says. */
export function passageOf(article: Article, ordinal: number, best: string): Passage {
  const paragraph = article.paragraphs[ordinal - 1]!;
  const start = paragraph.text.indexOf(best);
  if (start === -1) throw new Error(`not in the paragraph: ${best}`);
  const sentence = positionOf(paragraph.text, { start, end: start + best.length });
  return { article, paragraph, score: 3.5, sentence, lacks: [] };
}

/** An answer made of passages. */
export function answerOf(passages: Passage[], given: Partial<Answer> = {}): Answer {
  return {
    question: "Who met?",
    answered: true,
    missing: [],
    corrected: [],
    passages,
    time: null,
    leftOut: 0,
    ...given,
  };
}
