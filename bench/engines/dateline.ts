import type { Article } from "../../src/articles/article.ts";
import type { Listed } from "../../src/index/arrays/catalogue.ts";
import { arrayIndexData } from "../../src/index/arrays/data.ts";
import { createArrayIndex } from "../../src/index/arrays/index.ts";
import { Segment } from "../../src/index/arrays/segment.ts";
import { ForwardBuilder } from "../../src/index/arrays/forward-index.ts";
import type { ParagraphSearch } from "../../src/index/paragraph-search.ts";
import { createWinkIndex } from "../../src/index/wink/index.ts";
import { createAnalyser } from "../../src/language/tokenizer.ts";

/** This project's two engines, from articles to an index. Texts are not kept. */
export const own: Record<string, (articles: Iterable<Article>) => ParagraphSearch> = {
  dateline(articles) {
    const builder = new ForwardBuilder(createAnalyser());
    const listed: Listed[] = [];
    for (const article of articles) {
      builder.add(article);
      const { slug, source, date, paragraphs } = article;
      listed.push({ slug, source, date, paragraphs: { length: paragraphs.length } });
    }
    return createArrayIndex(new Segment(arrayIndexData(builder.finish(), listed)));
  },
  wink: (articles) => createWinkIndex([...articles]),
};
