import { articleKey } from "../articles/article.ts";
import { type Dated, placeAmong } from "../articles/store.ts";
import type { Story } from "../articles/story.ts";
import type { ArrayIndexData } from "../index/arrays/data.ts";
import type { FreshIndex } from "../index/arrays/fresh.ts";
import { seek } from "../index/arrays/max-score.ts";
import { binarySearch, placeOf } from "../lib/binary-search.ts";
import { addToMultimap } from "../lib/multimap.ts";
import { numberOf, stringOf } from "../lib/string-table.ts";
import { memoize } from "../lib/memoize.ts";
import { countArticle, NEIGHBOURS, rarity } from "./article-vectors.ts";
import { MIN_AVERAGE, MIN_LINK, nearness } from "./group-articles.ts";
import { LOOKED_UP, MAX_COMPARED, MAX_DAYS, MIN_SIMILARITY } from "./similar-articles.ts";
import { dayNumber, type FreshStories, oldestFirst, type StoryArrays } from "./stories.ts";

/** Stories that were found, and the articles that they are of, by position. */
export interface FoundStories {
  data: ArrayIndexData;
  stories: StoryArrays;
  dated: readonly Dated[];
}

/** Terms by number, and what each weighs: an article as a direction of length 1. */
type Vector = ReadonlyMap<number, number>;

/** An article that came since. */
interface Newcomer {
  slug: string;
  dated: Dated;
  day: number;
  vector: Vector;
  /** How rare terms are at its time. */
  neighbours: Neighbours;
}

/** A story that newcomers may have joined: of those found, by number, or founded since. */
interface Group {
  found: number | null;
  newcomers: Newcomer[];
}

const DAY_MS = 86_400_000;
/** Articles that share a newcomer's rarest words, those with most compared in full. */
const MAX_CANDIDATES = 60;
/** Articles whose terms are kept counted, about 10 KB each. */
const MAX_COUNTED = 1000;

/** How many of the articles nearest in time contain each term. */
class Neighbours {
  readonly #size: number;
  readonly #frequencies = new Map<number, number>();

  constructor(articles: readonly ReadonlyMap<number, number>[]) {
    this.#size = articles.length;
    for (const counts of articles) {
      for (const term of counts.keys()) {
        this.#frequencies.set(term, (this.#frequencies.get(term) ?? 0) + 1);
      }
    }
  }

  /** As `ArticleVectors` weighs terms, by how often each occurs in an article. */
  weigh(counts: ReadonlyMap<number, number>): Vector {
    const weights = new Map<number, number>();
    let square = 0;
    for (const [term, count] of counts) {
      const rare = rarity(this.#size, this.#frequencies.get(term) ?? 0);
      const weight = (1 + Math.log(count)) * rare;
      weights.set(term, weight);
      square += weight * weight;
    }
    const length = Math.sqrt(square) || 1;
    for (const [term, weight] of weights) weights.set(term, weight / length);
    return weights;
  }
}

/**
 * Joins articles to the stories that were found among others, one by one as they come: the most
 * alike story of a like day, if the newcomer is alike enough to all of it, as `groupArticles` asks;
 * else it founds one. Stories that were found stay as they are, so none is joined to another. How
 * rare a term is, is taken from the articles found that are nearest in time.
 */
export class StoryJoiner {
  readonly #found: FoundStories;
  readonly #counted = new Map<number, ReadonlyMap<number, number>>();
  /** The story that each newcomer has joined, by its slug. */
  readonly #groupOf = new Map<string, Group>();
  readonly #groups = new Map<number, Group>();
  readonly #newcomers = new Map<string, Newcomer>();
  /** By term, the newcomers in which it is among the weightiest. */
  readonly #holders = new Map<number, Newcomer[]>();
  /** Numbers of terms that the articles found lack. */
  readonly #unmet = new Map<string, number>();
  /** By a term's number among the fresh articles, its number here. */
  readonly #terms: number[] = [];

  constructor(found: FoundStories) {
    this.#found = found;
  }

  /** The stories once these articles have come or changed; `fresh` in the order that breaks ties. */
  join(fresh: readonly Dated[], { data, hidden }: Omit<FreshIndex, "places">): FreshStories {
    const { slugs } = this.#found.data.catalogue;
    const current = new Map(fresh.map((article) => [article.slug, article]));
    for (const slug of this.#newcomers.keys()) if (!current.has(slug)) this.#forget(slug);
    for (const [position, dated] of fresh.entries()) {
      // A changed article stays in its story.
      if (numberOf(slugs, dated.slug) !== -1 || this.#newcomers.has(dated.slug)) continue;
      this.#add(this.#newcomer(dated, data, data.order[position] ?? 0));
    }
    const left = Array.from(hidden.articles, (position) => this.#storyOf(position));
    const joined = [...this.#groups.keys()];
    const replaced = new Set([...left, ...joined]);
    const isLeft = (position: number) =>
      placeOf(hidden.articles, position) === -1 || current.has(stringOf(slugs, position));
    const founded = new Set([...this.#groupOf.values()].filter((group) => group.found === null));
    const stories = [
      ...Array.from(founded, ({ newcomers }) => storyOf(newcomers.map(({ dated }) => dated))),
      ...Array.from(replaced, (story) => {
        const kept = this.#membersOf(story).filter(isLeft);
        const old = kept.flatMap(
          (position) => current.get(stringOf(slugs, position)) ?? this.#found.dated[position] ?? [],
        );
        return storyOf(
          [...old, ...(this.#groups.get(story)?.newcomers ?? []).map(({ dated }) => dated)],
          this.#idOf(story),
        );
      }),
    ];
    return { replaced, stories: stories.filter(({ articles }) => articles.length > 0) };
  }

  #add(newcomer: Newcomer): void {
    const group = this.#bestGroup(newcomer) ?? { found: null, newcomers: [] };
    group.newcomers.push(newcomer);
    if (group.found !== null) this.#groups.set(group.found, group);
    this.#groupOf.set(newcomer.slug, group);
    this.#newcomers.set(newcomer.slug, newcomer);
    for (const [term] of weightiest(newcomer)) addToMultimap(this.#holders, term, newcomer);
  }

  #forget(slug: string): void {
    const [group, newcomer] = [this.#groupOf.get(slug), this.#newcomers.get(slug)];
    if (group === undefined || newcomer === undefined) return;
    group.newcomers = group.newcomers.filter((each) => each !== newcomer);
    if (group.found !== null && group.newcomers.length === 0) this.#groups.delete(group.found);
    for (const [term] of weightiest(newcomer)) {
      const others = (this.#holders.get(term) ?? []).filter((each) => each !== newcomer);
      this.#holders.set(term, others);
    }
    this.#groupOf.delete(slug);
    this.#newcomers.delete(slug);
  }

  /** The story whose nearest article is nearest of all, and that is near enough as a whole. */
  #bestGroup(newcomer: Newcomer): Group | null {
    const links = new Map<Group, number>();
    for (const position of this.#candidates(newcomer)) {
      const story = this.#storyOf(position);
      const group = this.#groups.get(story) ?? { found: story, newcomers: [] };
      const known = [...links.keys()].find(({ found }) => found === story) ?? group;
      links.set(known, Math.max(links.get(known) ?? 0, this.#likeness(newcomer, position)));
    }
    for (const other of this.#alikeNewcomers(newcomer)) {
      const group = this.#groupOf.get(other.slug);
      if (group) links.set(group, Math.max(links.get(group) ?? 0, likenessOf(newcomer, other)));
    }
    const best = [...links].toSorted(([, a], [, b]) => b - a);
    for (const [group, link] of best) {
      if (link < MIN_LINK) break;
      if (this.#average(newcomer, group) >= MIN_AVERAGE) return group;
    }
    return null;
  }

  #average(newcomer: Newcomer, { found, newcomers }: Group): number {
    const members = found === null ? [] : this.#membersOf(found);
    let sum = 0;
    for (const position of members) sum += this.#likeness(newcomer, position);
    for (const other of newcomers) sum += likenessOf(newcomer, other);
    return sum / (members.length + newcomers.length);
  }

  #likeness(newcomer: Newcomer, position: number): number {
    const vector = newcomer.neighbours.weigh(this.#counts(position));
    return likenessOf(newcomer, { vector, day: dayNumber(this.#found.dated[position]) });
  }

  /** Articles of a like day that share most of what weighs most in a newcomer. */
  #candidates(newcomer: Newcomer): number[] {
    const { data } = this.#found;
    const { firstParagraph } = data.catalogue;
    const { at: starts, paragraphs } = data.postings;
    const [from, to] = this.#daysAround(newcomer.day);
    const common = new Map<number, number>();
    for (const [term, weight] of weightiest(newcomer)) {
      if (term + 1 >= starts.length) continue;
      const end = starts[term + 1] ?? 0;
      let next = seek(paragraphs, firstParagraph[from] ?? 0, starts[term] ?? 0, end);
      for (let met = 0; met < MAX_COMPARED && next < end; met += 1) {
        const paragraph = paragraphs[next] ?? 0;
        const article = binarySearch(
          from,
          to,
          (each) => (firstParagraph[each + 1] ?? 0) <= paragraph,
        );
        if (article >= to) break;
        common.set(article, (common.get(article) ?? 0) + weight);
        next = seek(paragraphs, firstParagraph[article + 1] ?? 0, next, end);
      }
    }
    return [...common]
      .toSorted(([, a], [, b]) => b - a)
      .slice(0, MAX_CANDIDATES)
      .map(([article]) => article);
  }

  #alikeNewcomers(newcomer: Newcomer): Set<Newcomer> {
    return new Set(weightiest(newcomer).flatMap(([term]) => this.#holders.get(term) ?? []));
  }

  /** The positions between which articles are of a like day; an unknown day is any day. */
  #daysAround(day: number): [from: number, to: number] {
    const { dated } = this.#found;
    if (Number.isNaN(day)) return [0, dated.length];
    const placeOfDay = (number: number) => {
      const value = new Date(number * DAY_MS).toISOString().slice(0, "2023-05-19".length);
      return placeAmong(dated, { slug: "", date: { value } });
    };
    return [placeOfDay(day + MAX_DAYS), placeOfDay(day - MAX_DAYS - 1)];
  }

  #newcomer(dated: Dated, data: ArrayIndexData, article: number): Newcomer {
    const counts = new Map<number, number>();
    for (const [term, count] of countArticle(data.forward, article)) {
      counts.set(this.#numberOf(data, term), count);
    }
    const neighbours = this.#neighboursOf(dated);
    const vector = neighbours.weigh(counts);
    return { slug: dated.slug, dated, day: dayNumber(dated), vector, neighbours };
  }

  #neighboursOf(article: Dated): Neighbours {
    const { dated } = this.#found;
    const size = Math.min(NEIGHBOURS, dated.length);
    const middle = placeAmong(dated, article);
    const first = Math.min(Math.max(0, middle - (size >> 1)), dated.length - size);
    return new Neighbours(Array.from({ length: size }, (_, at) => this.#counts(first + at)));
  }

  #counts(position: number): ReadonlyMap<number, number> {
    const { forward, order } = this.#found.data;
    const make = () => countArticle(forward, order[position] ?? 0);
    return memoize(this.#counted, MAX_COUNTED, position, make);
  }

  /** The number here of a fresh article's term. */
  #numberOf({ forward }: ArrayIndexData, term: number): number {
    const known = this.#terms[term];
    if (known !== undefined) return known;
    const text = stringOf(forward.terms, term);
    const { terms } = this.#found.data.forward;
    const met = numberOf(terms, text);
    const number =
      met === -1 ? (this.#unmet.get(text) ?? terms.ends.length + this.#unmet.size) : met;
    if (met === -1) this.#unmet.set(text, number);
    this.#terms[term] = number;
    return number;
  }

  #storyOf(position: number): number {
    return this.#found.stories.storyOf[position] ?? 0;
  }

  #membersOf(story: number): number[] {
    const { members, starts } = this.#found.stories;
    return [...members.subarray(starts[story], starts[story + 1])];
  }

  #idOf(story: number): string {
    const [first = 0] = this.#membersOf(story);
    return articleKey(stringOf(this.#found.data.catalogue.slugs, first));
  }
}

/** A newcomer's weightiest terms: twice as many, since some are in no other article. */
function weightiest({ vector }: Newcomer): [term: number, weight: number][] {
  return [...vector].toSorted(([, a], [, b]) => b - a).slice(0, 2 * LOOKED_UP);
}

/** How alike two articles are, the days between them taken into account; 0 if too little to tell. */
function likenessOf({ vector, day }: Newcomer, other: Pick<Newcomer, "vector" | "day">): number {
  const days = Math.abs(day - other.day);
  if (days > MAX_DAYS) return 0;
  let similarity = 0;
  for (const [term, weight] of other.vector) similarity += (vector.get(term) ?? 0) * weight;
  return similarity < MIN_SIMILARITY ? 0 : similarity * nearness(days);
}

/** A story of these articles. It keeps its id while the article that gave it is there. */
function storyOf(articles: readonly Dated[], id?: string): Story {
  const slugs = articles.toSorted(oldestFirst).map(({ slug }) => slug);
  const keeps = id !== undefined && slugs.some((slug) => articleKey(slug) === id);
  return { id: keeps ? id : articleKey(slugs[0] ?? ""), articles: slugs };
}
