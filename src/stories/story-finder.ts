import { type Article, articleKey } from "../articles/article.ts";
import { inTieOrder } from "../articles/store.ts";
import { ForwardBuilder } from "../index/arrays/forward-index.ts";
import type { FoundStory, StoryFinding } from "../index/remote/story-fields.ts";
import type { Analyser } from "../language/tokenizer.ts";
import { type Dated, findStories } from "./stories.ts";

/** Finds the stories of articles that are at hand one after the other: of each, the numbers of its words stay. */
export class StoryFinder implements StoryFinding {
  readonly #builder: ForwardBuilder;
  readonly #articles: Dated[] = [];

  constructor(analyser: Analyser) {
    this.#builder = new ForwardBuilder(analyser);
  }

  add(article: Article): void {
    this.#builder.add(article);
    this.#articles.push({ slug: article.slug, date: article.date });
  }

  *find(): Generator<FoundStory> {
    const articles = inTieOrder(this.#articles);
    const added = new Map(this.#articles.map((article, at) => [article, at]));
    const order = Uint32Array.from(articles, (article) => added.get(article) ?? 0);
    const { members, starts } = findStories({ forward: this.#builder.finish(), order, articles });
    const slugAt = (position: number) => articles[position]?.slug ?? "";
    for (let story = 0; story + 1 < starts.length; story += 1) {
      const positions = members.subarray(starts[story], starts[story + 1]);
      const slugs = Array.from(positions, slugAt);
      yield {
        id: articleKey(slugs[0] ?? ""),
        articles: slugs,
        newest: slugAt(Math.min(...positions)),
      };
    }
  }
}
