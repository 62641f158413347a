import type { Article } from "../../src/articles/article.ts";
import { makeArticle } from "./make-article.ts";

/** Empty ones, one long one, words of Object itself, subheadings, and many that tie. */
export function oddArticles(): Article[] {
  const words = ["peace", "talks", "constructor", "__proto__", "½", "U.S.", "Zürich's", "2,003"];
  const long = Array.from({ length: 3000 }, (_, at) => words[at % 7] ?? "").join(" ");
  const same = Array.from({ length: 40 }, () => "Peace talks in Zürich. Constructor. ... No!");
  return [
    makeArticle({ slug: "empty", title: "Ceasefire", paragraphs: [] }),
    makeArticle({ slug: "blank", paragraphs: ["", "...", "the of and"] }),
    makeArticle({ slug: "long", title: "Peace", subheading: "Talks", paragraphs: [long] }),
    makeArticle({ slug: "ties", date: "2001-02-03", source: "Outlet 3", paragraphs: same }),
    makeArticle({ slug: "later", date: "2020", subheading: "Russia", paragraphs: same }),
    makeArticle({ slug: "bound", notBefore: "2003-01", paragraphs: words }),
  ];
}
