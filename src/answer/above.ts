import type { Article, Paragraph } from "../articles/article.ts";
import type { Analyser } from "../language/analyser.ts";
import { terms } from "../language/tokenizer.ts";

/** The terms of what stands above a paragraph: its article's title, and its subheading. */
export function termsAbove(
  article: Pick<Article, "title"> | undefined,
  paragraph: Pick<Paragraph, "subheading"> | undefined,
  analyser: Analyser,
): string[] {
  return terms(`${article?.title ?? ""}\n${paragraph?.subheading ?? ""}`, analyser);
}
