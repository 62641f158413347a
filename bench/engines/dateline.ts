import type { Article } from "../../src/corpus/article.ts";
import type { Listed } from "../../src/search/catalogue.ts";
import { denseData } from "../../src/search/dense-data.ts";
import { createDenseIndex } from "../../src/search/dense-index.ts";
import { createForwardBuilder } from "../../src/search/forward.ts";
import type { PassageIndex } from "../../src/search/passage-index.ts";
import { createWinkIndex } from "../../src/search/wink-index.ts";
import { createAnalyser } from "../../src/text/analyser.ts";

/** This project's two engines, from articles to an index. Texts are not kept. */
export const own: Record<string, (articles: Iterable<Article>) => PassageIndex> = {
  dateline(articles) {
    const builder = createForwardBuilder(createAnalyser());
    const listed: Listed[] = [];
    for (const article of articles) {
      builder.add(article);
      const { slug, source, date, paragraphs } = article;
      listed.push({ slug, source, date, paragraphs: { length: paragraphs.length } });
    }
    return createDenseIndex(denseData(builder.finish(), listed));
  },
  wink: (articles) => createWinkIndex([...articles]),
};
