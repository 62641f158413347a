import { type Article, articleKey } from "../articles/article.ts";
import { inTieOrder } from "../articles/store.ts";
import { ForwardBuilder, type ForwardIndex } from "../index/arrays/forward-index.ts";
import type { Analyser } from "../language/tokenizer.ts";
import { groupArticles } from "./group-articles.ts";
import { similarPairs } from "./similar-articles.ts";

/** The articles that report one event; a lone article is a story too. */
export interface Story {
  /** The key of its first article: it stays while later articles join. */
  id: string;
  /** Slugs, oldest first, undated last. */
  articles: readonly string[];
}

/** All stories, in arrays that are stored and shared as they are. Articles by position, newest first. */
export interface StoryArrays {
  /** The articles, story by story, those of a story oldest first, undated last. */
  members: Uint32Array;
  /** Story s is `members` from `starts[s]` to `starts[s + 1]`. */
  starts: Uint32Array;
  /** The story of each article. */
  storyOf: Uint32Array;
}

type Dated = Pick<Article, "slug" | "date">;

interface StoryInput {
  forward: ForwardIndex;
  /** Which article of the forward index comes at each position. */
  order: Uint32Array;
  /** By position. */
  articles: readonly Dated[];
}

const DAY_MS = 86_400_000;

/** Finds the stories of all articles anew: each depends on all, by how rare their words are. */
export function findStories({ forward, order, articles }: StoryInput): StoryArrays {
  const placeOf = new Uint32Array(order.length);
  const days = new Float64Array(order.length);
  for (const [position, article] of order.entries()) {
    placeOf[article] = position;
    days[article] = dayNumber(articles[position]);
  }
  const pairs = similarPairs(forward, days, placeOf);
  const groups = groupArticles(order.length, pairs).map((group) =>
    group
      .map((article) => placeOf[article] ?? 0)
      .toSorted((a, b) => oldestFirst(articles[a], articles[b])),
  );
  return inArrays(groups.toSorted((a, b) => (a[0] ?? 0) - (b[0] ?? 0)));
}

/** Days since 1970; NaN where only the month is known, or less. */
function dayNumber(article: Dated | undefined): number {
  const value = article?.date.value ?? "";
  const known = article?.date.status !== "unknown" && value.length === "2023-05-19".length;
  return known ? Date.parse(value) / DAY_MS : NaN;
}

function oldestFirst(a: Dated | undefined, b: Dated | undefined): number {
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
export function storiesOf(articles: readonly Article[], analyser: Analyser): Stories {
  const builder = new ForwardBuilder(analyser);
  const ordered = inTieOrder(articles);
  for (const article of ordered) builder.add(article);
  const order = Uint32Array.from(ordered.keys());
  const arrays = findStories({ forward: builder.finish(), order, articles: ordered });
  const positions = new Map(ordered.map(({ slug }, position) => [slug, position]));
  return new Stories(arrays, {
    slugAt: (position) => ordered[position]?.slug ?? "",
    positionOf: (slug) => positions.get(slug) ?? -1,
  });
}

/** How articles are named by their positions. */
interface Naming {
  slugAt(position: number): string;
  /** -1 where there is no such article. */
  positionOf(slug: string): number;
}

/** Which articles report one event. */
export class Stories {
  readonly size: number;
  readonly #arrays: StoryArrays;
  readonly #naming: Naming;

  constructor(arrays: StoryArrays, naming: Naming) {
    this.size = arrays.starts.length - 1;
    this.#arrays = arrays;
    this.#naming = naming;
  }

  /** The story that an article belongs to, by its slug; undefined where there is no such article. */
  of(slug: string): Story | undefined {
    const position = this.#naming.positionOf(slug);
    return position === -1 ? undefined : this.#storyAt(this.#arrays.storyOf[position] ?? 0);
  }

  /** The same; an article that has come since the stories were found stands alone. */
  ofArticle(slug: string): Story {
    return this.of(slug) ?? { id: articleKey(slug), articles: [slug] };
  }

  /** Which of all stories, from 0, an article belongs to; -1 where there is no such article. */
  positionOf(slug: string): number {
    const position = this.#naming.positionOf(slug);
    return position === -1 ? -1 : (this.#arrays.storyOf[position] ?? -1);
  }

  /** All stories, those with the newest beginnings first. */
  *[Symbol.iterator](): Generator<Story> {
    for (let story = 0; story < this.size; story += 1) yield this.#storyAt(story);
  }

  #storyAt(story: number): Story {
    const { members, starts } = this.#arrays;
    const positions = members.subarray(starts[story], starts[story + 1]);
    const articles = Array.from(positions, (position) => this.#naming.slugAt(position));
    return { id: articleKey(articles[0] ?? ""), articles };
  }
}

/** Of articles, newest first, the first of each story. */
export function newestOfEach<T extends Pick<Article, "slug">>(
  articles: readonly T[],
  stories: Stories,
): T[] {
  const met = new Set<number>();
  return articles.filter(({ slug }) => {
    const story = stories.positionOf(slug);
    if (story === -1) return true;
    if (met.has(story)) return false;
    met.add(story);
    return true;
  });
}
