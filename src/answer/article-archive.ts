import type { Article } from "../articles/article.ts";
import { createStore } from "../articles/local-store.ts";
import { dateSpan } from "../articles/store.ts";
import { ArticleIndex } from "../index/article-index.ts";
import { LocalIndex } from "../index/local-index.ts";
import { createTextFeatures } from "../index/wink/features.ts";
import { storiesOf } from "../stories/stories.ts";
import { Archive } from "./archive.ts";

/** One article of an archive, to be asked alone: its passages score what they score in `whole`. */
export function archiveOfArticle(article: Article, whole: Archive): Archive {
  const { analyser, vocabulary } = whole;
  const articles = createStore([article]);
  const { local } = articles;
  const index = new LocalIndex({
    search: new ArticleIndex(article, whole.index, analyser),
    features: createTextFeatures(local, analyser),
    articles: local,
    analyser,
  });
  const stories = async () => storiesOf([article], analyser);
  return new Archive({
    articles,
    index,
    vocabulary,
    analyser,
    span: dateSpan([article]),
    stories,
  });
}
