import { type Article, type ArticleDate, paragraphId } from "../../src/articles/article.ts";

interface Parts {
  slug: string;
  title?: string;
  source?: string | null;
  date?: string | null;
  notBefore?: string;
  notAfter?: string;
  subheading?: string;
  paragraphs: string[];
}

/** An article for a test: only what the test is about needs saying. */
export function makeArticle(parts: Parts): Article {
  const date: ArticleDate = {
    value: parts.date ?? null,
    status: parts.date === undefined || parts.date === null ? "unknown" : "stated",
    evidence: null,
    notBefore: parts.notBefore ?? null,
    notAfter: parts.notAfter ?? null,
  };
  return {
    slug: parts.slug,
    title: parts.title ?? "",
    source: parts.source ?? null,
    sourceEvidence: "unknown",
    url: null,
    urlEvidence: null,
    authors: [],
    updated: null,
    language: null,
    needsReview: false,
    date,
    retrieved: null,
    paragraphs: parts.paragraphs.map((text, position) => ({
      id: paragraphId(parts.slug, position + 1),
      article: parts.slug,
      ordinal: position + 1,
      text,
      subheading: parts.subheading ?? null,
    })),
  };
}
