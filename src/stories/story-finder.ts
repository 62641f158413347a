import { type Article, articleKey } from "../articles/article.ts";
import { inTieOrder } from "../articles/store.ts";
import { plainEntry } from "../index/arrays/forward-index.ts";
import type { AnalysedArticle } from "../index/word-counts.ts";
import type { FoundStory, StoryFinding } from "../index/remote/story-fields.ts";
import { type Analyser, inLanguage, NOT_MET, termsIn } from "../language/tokenizer.ts";
import { growableArray } from "../lib/growable-array.ts";
import type { ArticleTerms } from "./article-vectors.ts";
import { type Dated, findStories } from "./stories.ts";

/**
 * Finds the stories of articles that are at hand one after the other, their words looked at already.
 * Of each stay the numbers of its terms, four bytes a word.
 */
export class StoryFinder implements StoryFinding {
  readonly #analyser: Analyser;
  readonly #articles: Dated[] = [];
  readonly #terms = new Map<string, number>();
  /** The number of a remembered word's term plus 1, or 0, by the word's `id`. */
  readonly #met = growableArray();
  readonly #stream = growableArray();
  /** Two runs an article: its title, and all the rest. */
  readonly #runAt = growableArray();

  constructor(analyser: Analyser) {
    this.#analyser = analyser;
  }

  /** `analysed`: always by the same analyser. */
  add({ slug, date, language, paragraphs }: Article, analysed: AnalysedArticle): void {
    this.#articles.push({ slug, date });
    this.#runAt.push(this.#stream.length);
    this.#addTokens(analysed.title);
    this.#runAt.push(this.#stream.length);
    for (const [at, { subheading }] of paragraphs.entries()) {
      this.#addTokens(analysed.paragraphs[at] ?? []);
      if (subheading === null) continue;
      const own = inLanguage(this.#analyser, language);
      for (const term of termsIn(subheading, own)) {
        this.#stream.push(plainEntry(this.#numberOf(term)));
      }
    }
  }

  async *find(): AsyncGenerator<FoundStory> {
    const articles = inTieOrder(this.#articles);
    const added = new Map(this.#articles.map((article, at) => [article, at]));
    const order = Uint32Array.from(articles, (article) => added.get(article) ?? 0);
    const { members, starts } = await findStories({ forward: this.#taken(), order, articles });
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

  #taken(): ArticleTerms {
    const { length } = this.#articles;
    this.#runAt.push(this.#stream.length);
    return {
      terms: { ends: { length: this.#terms.size } },
      termOf: Uint32Array.from({ length: this.#terms.size }, (_, term) => term),
      stream: this.#stream.take(),
      runAt: this.#runAt.take(),
      titleRun: Uint32Array.from({ length: length + 1 }, (_, article) => 2 * article),
    };
  }

  #addTokens(tokens: AnalysedArticle["title"]): void {
    for (const { stop, term, id } of tokens) {
      if (stop) continue;
      let number = this.#met.at(id) - 1;
      if (number === -1) {
        number = this.#numberOf(term);
        if (id !== NOT_MET) this.#met.set(id, number + 1);
      }
      this.#stream.push(plainEntry(number));
    }
  }

  #numberOf(term: string): number {
    const known = this.#terms.get(term);
    if (known !== undefined) return known;
    this.#terms.set(term, this.#terms.size);
    return this.#terms.size - 1;
  }
}
