import { type Article, type Paragraph, paragraphId } from "../../articles/article.ts";

/** A paragraph without what its place says; one that is nothing but text is that text. */
type StoredParagraph =
  | string
  | ({ text: string } & Partial<Pick<Paragraph, "subheading" | "embedded">>);

/** An article as the engine keeps it: fifty are read for a question. */
export interface StoredArticle extends Omit<Article, "paragraphs"> {
  paragraphs: StoredParagraph[];
}

export function storedArticle({ paragraphs, ...article }: Article): StoredArticle {
  return { ...article, paragraphs: paragraphs.map(storedParagraph) };
}

function storedParagraph({ text, subheading, embedded }: Paragraph): StoredParagraph {
  if (subheading === null && embedded === undefined) return text;
  return { text, ...(subheading !== null && { subheading }), ...(embedded && { embedded }) };
}

/** The inverse of `storedArticle`. */
export function readArticle({ paragraphs, ...article }: StoredArticle): Article {
  const { slug } = article;
  return {
    ...article,
    paragraphs: paragraphs.map((paragraph, at) => readParagraph(slug, at + 1, paragraph)),
  };
}

function readParagraph(slug: string, ordinal: number, stored: StoredParagraph): Paragraph {
  const id = paragraphId(slug, ordinal);
  if (typeof stored === "string") {
    return { id, article: slug, ordinal, text: stored, subheading: null };
  }
  const { text, subheading = null, embedded } = stored;
  return { id, article: slug, ordinal, text, subheading, ...(embedded && { embedded }) };
}
