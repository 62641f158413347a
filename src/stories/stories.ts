import { type Article, articleKey } from "../articles/article.ts";
import { inTieOrder } from "../articles/store.ts";
import { loneStory, type Story } from "../articles/story.ts";
import { ForwardBuilder } from "../index/arrays/forward-index.ts";
import type { Analyser } from "../language/tokenizer.ts";
import type { ArticleTerms } from "./article-vectors.ts";
import { groupArticles } from "./group-articles.ts";
import { similarPairs } from "./similar-articles.ts";

/** All stories, in arrays that are stored and shared as they are. Articles by position, newest first. */
export interface StoryArrays {
  /** The articles, story by story, those of a story oldest first, undated last. */
  members: Uint32Array;
  /** Story s is `members` from `starts[s]` to `starts[s + 1]`. */
  starts: Uint32Array;
  /** The story of each article. */
  storyOf: Uint32Array;
}

export type Dated = Pick<Article, "slug" | "date">;

interface StoryInput {
  forward: ArticleTerms;
  /** Which article of the forward index comes at each position. */
  order: Uint32Array;
  /** By position. */
  articles: readonly Dated[];
}

const DAY_MS = 86_400_000;

/** Finds the stories of all articles anew: each depends on all, by how rare their words are. */
export async function findStories({ forward, order, articles }: StoryInput): Promise<StoryArrays> {
  const placeOf = new Uint32Array(order.length);
  const days = new Float64Array(order.length);
  for (const [position, article] of order.entries()) {
    placeOf[article] = position;
    days[article] = dayNumber(articles[position]);
  }
  const pairs = await similarPairs(forward, days, placeOf);
  const groups = groupArticles(order.length, pairs).map((group) =>
    group
      .map((article) => placeOf[article] ?? 0)
      .toSorted((a, b) => oldestFirst(articles[a], articles[b])),
  );
  return inArrays(groups.toSorted((a, b) => (a[0] ?? 0) - (b[0] ?? 0)));
}

/** Days since 1970; NaN where only the month is known, or less. */
export function dayNumber(article: Dated | undefined): number {
  const value = article?.date.value ?? "";
  const known = article?.date.status !== "unknown" && value.length === "2023-05-19".length;
  return known ? Date.parse(value) / DAY_MS : NaN;
}

export function oldestFirst(a: Dated | undefined, b: Dated | undefined): number {
  const [left, right] = [a, b].map((each) => `${each?.date.value ?? "~"} ${each?.slug}`);
  return (left ?? "") < (right ?? "") ? -1 : 1;
}

function inArrays(groups: readonly (readonly number[])[]): StoryArrays {
  const members = Uint32Array.from(groups.flat());
  const starts = new Uint32Array(groups.length + 1);
  const storyOf = new Uint32Array(members.length);
  for (const [story, group] of groups.entries()) {
    starts[story + 1] = (starts[story] ?? 0) + group.length;
    for (const member of group) storyOf[member] = story;
  }
  return { members, starts, storyOf };
}

/** The stories of articles in memory. */
export async function storiesOf(
  articles: readonly Article[],
  analyser: Analyser,
): Promise<Stories> {
  const builder = new ForwardBuilder(analyser);
  const ordered = inTieOrder(articles);
  for (const article of ordered) builder.add(article);
  const order = Uint32Array.from(ordered.keys());
  const arrays = await findStories({ forward: builder.finish(), order, articles: ordered });
  const positions = new Map(ordered.map(({ slug }, position) => [slug, position]));
  return new Stories(arrays, {
    slugAt: (position) => ordered[position]?.slug ?? "",
    positionOf: (slug) => positions.get(slug) ?? -1,
  });
}

/** What has become of stories since they were found. */
export interface FreshStories {
  /** The numbers of those that other articles belong to now, */
  replaced: ReadonlySet<number>;
  /** and what they are now, with those that have been founded since. */
  stories: readonly Story[];
}

const NOTHING_FRESH: FreshStories = { replaced: new Set(), stories: [] };

/** How articles are named by their positions. */
interface Naming {
  slugAt(position: number): string;
  /** -1 where there is no such article. */
  positionOf(slug: string): number;
}

/** Which articles report one event; of an archive on other machines, only of articles read from it. */
export interface ArticleStories {
  /** The story of an article that the archive gave; undefined where it is not known. */
  of(article: Article): Story | undefined;
  /** The same; an article of no known story stands alone. */
  ofArticle(article: Article): Story;
}

/** The stories of all articles. */
export class Stories implements ArticleStories {
  readonly size: number;
  readonly #arrays: StoryArrays;
  readonly #naming: Naming;
  readonly #fresh: FreshStories;
  readonly #freshOf = new Map<string, Story>();

  /** `fresh`: the stories that articles have joined, founded or left since the arrays were made. */
  constructor(arrays: StoryArrays, naming: Naming, fresh: FreshStories = NOTHING_FRESH) {
    this.size = arrays.starts.length - 1 - fresh.replaced.size + fresh.stories.length;
    this.#arrays = arrays;
    this.#naming = naming;
    this.#fresh = fresh;
    for (const story of fresh.stories) {
      for (const slug of story.articles) this.#freshOf.set(slug, story);
    }
  }

  /** The story that an article belongs to; undefined where there is no such article. */
  of({ slug }: Pick<Article, "slug">): Story | undefined {
    const fresh = this.#freshOf.get(slug);
    if (fresh !== undefined) return fresh;
    const position = this.#naming.positionOf(slug);
    const story = this.#arrays.storyOf[position];
    return story === undefined || this.#fresh.replaced.has(story)
      ? undefined
      : this.#storyAt(story);
  }

  /** The same; an article that has come since the stories were found stands alone. */
  ofArticle(article: Pick<Article, "slug">): Story {
    return this.of(article) ?? loneStory(article.slug);
  }

  /** Which of all stories, from 0, an article belongs to; -1 where there is no such article. */
  positionOf(slug: string): number {
    const fresh = this.#freshOf.get(slug);
    const found = this.#arrays.starts.length - 1;
    if (fresh !== undefined) return found + this.#fresh.stories.indexOf(fresh);
    const position = this.#naming.positionOf(slug);
    const story = this.#arrays.storyOf[position] ?? -1;
    return this.#fresh.replaced.has(story) ? -1 : story;
  }

  /** All stories: those that have changed since, then the others, the newest beginnings first. */
  *[Symbol.iterator](): Generator<Story> {
    yield* this.#fresh.stories;
    for (let story = 0; story + 1 < this.#arrays.starts.length; story += 1) {
      if (!this.#fresh.replaced.has(story)) yield this.#storyAt(story);
    }
  }

  #storyAt(story: number): Story {
    const { members, starts } = this.#arrays;
    const positions = members.subarray(starts[story], starts[story + 1]);
    const articles = Array.from(positions, (position) => this.#naming.slugAt(position));
    return { id: articleKey(articles[0] ?? ""), articles };
  }
}
