import type { Correction, Passage } from "./answer.ts";
import type { Article } from "../articles/article.ts";
import { type Analyser, inLanguage, termsIn } from "../language/tokenizer.ts";
import { retrieve } from "./ask.ts";
import type { Query } from "./question/query.ts";
import { readTopic } from "./question/links.ts";
import { isDemonym } from "../language/known-names.ts";
import { isInformative } from "../language/weak-words.ts";
import type { Candidate } from "./rank.ts";
import { quotePassages } from "./quote.ts";
import type { Archive } from "./archive.ts";

/** Passages about a topic, best first. */
export interface TopicPassages {
  /** In canonical form: a link to an article is the operator that means it. */
  topic: string;
  /** What of it is searched for: the article's title where it is a link and nothing else. */
  asked: string;
  /** The article that it links to. */
  article: Article | null;
  /** Its words, each once, stop words left out; none: nothing can be searched for. */
  words: TopicWord[];
  /** Those that the articles never use. */
  missing: string[];
  corrected: Correction[];
  passages: Passage[];
  /** Whether one of their articles has most of the topic anywhere: else they are merely the nearest. */
  whole: boolean;
  /** Whether only the best of what was found was looked at. */
  cut: boolean;
}

/** A word as searched for (corrected, where it was), its term, and how rare it is. */
export interface TopicWord {
  word: string;
  term: string;
  weight: number;
}

/** Passages looked at, those that fit best; what is asked for is read, not counted through. */
export const MAX_PASSAGES = 100;

/**
 * A passage is about a topic when it, its title or its subheading holds more than this share of the
 * topic's words, each weighed by how rare it is: for "Prague meeting", those with "Prague".
 */
export const MIN_SHARE = 0.5;

/**
 * Unlike a question, a topic may be as broad as the whole archive: no answer is called for. `within`:
 * a topic that links to an article is looked for in that article alone.
 */
export async function passagesAbout(
  topic: string,
  archive: Archive,
  { within = false } = {},
): Promise<TopicPassages> {
  const { text, words, article } = await readTopic(topic, archive);
  const asked = words === "" ? (article?.title ?? "") : words;
  const filter = within && article !== null ? { filter: { articles: [article.slug] } } : {};
  const { query, ranked } = await retrieve(asked, archive, {
    limit: MAX_PASSAGES,
    all: true,
    withStories: LIKELY_ARTICLES,
    ...filter,
  });
  const found = ranked.slice(0, MAX_PASSAGES);
  const passages = withoutLikeNames(quotePassages(found, query, archive), found, query);
  const weights = wordWeights(query.words);
  const corrected = new Map(query.corrected.map(({ from, to }) => [from, to]));
  const all = [...weights.values()].reduce((sum, weight) => sum + weight, 0);
  const share = ({ lacks }: Passage): number =>
    1 - lacks.reduce((sum, word) => sum + (weights.get(word) ?? 0), 0) / all;
  const about = passages
    .filter((passage) => share(passage) > MIN_SHARE)
    .toSorted((a, b) => b.score - a.score);
  return {
    topic: text,
    asked,
    article,
    words: query.words
      .filter(({ typed }) => weights.has(typed))
      .map(({ typed, term }) => ({
        word: corrected.get(typed) ?? typed,
        term,
        weight: weights.get(typed) ?? 0,
      })),
    missing: query.words
      .filter(({ typed, documentFrequency }) => weights.has(typed) && documentFrequency === 0)
      .map(({ typed }) => typed),
    corrected: query.corrected,
    passages: about,
    whole: article !== null || isAnyAbout(about, weights, query, archive),
    cut: found.length >= MAX_PASSAGES,
  };
}

/**
 * An article with no more of a topic's weight, in whatever passages, is merely near it: "pizza
 * recipe" is near one on jam. A word more or less of a headline typed from memory is forgiven.
 */
const MIN_WHOLE_SHARE = 0.7;

/** Whether one of the best articles is about a topic, by the words that it has anywhere. */
function isAnyAbout(
  passages: readonly Passage[],
  weights: ReadonlyMap<string, number>,
  { words, variants }: Query,
  { passages: reader }: Archive,
): boolean {
  const all = [...weights.values()].reduce((sum, weight) => sum + weight, 0);
  const isAbout = (lacks: readonly string[]): boolean => {
    const lost = lacks
      .filter(isInformative)
      .reduce((sum, typed) => sum + (weights.get(typed) ?? 0), 0);
    return lost <= (1 - MIN_WHOLE_SHARE) * all;
  };
  if (passages.some(({ lacks }) => isAbout(lacks))) return true;
  const articles = new Map(passages.map((each) => [each.article.slug, each]));
  return [...articles.values()].slice(0, MAX_ARTICLES).some(({ article, lacks }) => {
    const held = reader.termsOf(article);
    const absent = lacks.filter((typed) => {
      const term = words.find((word) => word.typed === typed)?.term ?? "";
      return (
        !held.has(term) && ![...variants].some(([other, of]) => of === term && held.has(other))
      );
    });
    return isAbout(absent);
  });
}

/**
 * A name is no form of another: where a passage has a capitalised word of the topic as it is, one
 * that has only a word like it lacks it. What belongs to a country counts as its name.
 */
function withoutLikeNames(
  passages: readonly Passage[],
  found: readonly Candidate[],
  { words }: Query,
): Passage[] {
  const coverage = new Map(found.map((each) => [each.paragraph, each.features.termCoverage]));
  const names = words.flatMap(({ typed, term, name }, at) => {
    const capital = !name && /^\p{Lu}/u.test(typed) && !isDemonym(term);
    const held = found.some(({ features }) => features.termCoverage[at] === 1);
    return capital && held ? [{ typed, at }] : [];
  });
  return passages.map((passage) => {
    const own = coverage.get(passage.paragraph.id) ?? [];
    const like = names.filter(({ typed, at }) => {
      const covered = own[at] ?? 0;
      return covered > 0 && covered < 1 && !passage.lacks.includes(typed);
    });
    if (like.length === 0) return passage;
    return { ...passage, lacks: [...passage.lacks, ...like.map(({ typed }) => typed)] };
  });
}

/** Articles read whole: those of the passages that fit best. */
const MAX_ARTICLES = 20;
/** Twice as many are thought likely before whole articles are scored. */
const LIKELY_ARTICLES = 2 * MAX_ARTICLES;
/**
 * An article is about a topic when its start holds at least this much of what the best one's holds:
 * beside "Powell resigns", no other resignation.
 */
const MIN_OF_BEST = 0.75;
/** Paragraphs at an article's start that say what it is about: a dateline or caption may come first. */
const LEAD = 2;

/**
 * The articles that are about a topic as a whole, by their headlines and first paragraphs, and the
 * others of their stories.
 */
export async function articlesAbout(
  { passages, words }: Pick<TopicPassages, "passages" | "words">,
  archive: Archive,
): Promise<Article[]> {
  const { articles, analyser } = archive;
  const found = new Map(passages.map(({ article }) => [article.slug, article]));
  const about = openingWith(words, [...found.values()].slice(0, MAX_ARTICLES), analyser);
  const stories = await archive.stories();
  const slugs = new Set<string>();
  for (const article of about) {
    for (const other of stories.ofArticle(article).articles) slugs.add(other);
  }
  const known = new Map(passages.flatMap(knownArticles));
  const wanted = [...slugs].slice(0, MAX_ARTICLES);
  const missing = wanted.filter((slug) => !known.has(slug));
  const read = missing.length === 0 ? [] : await articles.articles(missing);
  for (const article of read) if (article !== undefined) known.set(article.slug, article);
  return wanted.flatMap((slug) => known.get(slug) ?? []);
}

function knownArticles({ article, reports }: Passage): [slug: string, article: Article][] {
  return [article, ...(reports ?? [])].map((each) => [each.slug, each]);
}

/** "NEW DELHI, Dec. 29 (UPI) -- ": where an article was written is not what it is about. */
const DATELINE = /^(?:\p{Lu}{2,}[^.!?\p{Ll}]{0,40}|.{2,60}\([\p{L}/ .]{2,20}\) ?)(?:--|[–—-])\s/u;
/**
 * An address holds words that nobody writes about: "ann@mill.example". It is looked for from the
 * start of a word only: from each of its letters takes the square of a long word's length.
 */
const ADDRESS = /(?<!\S)\S+@\S+|\b(?:https?:\/\/|www\.)\S+/giu;

/**
 * Those of the articles whose headline and first paragraphs hold most of what any of them holds.
 * Where headlines name the topic, an article whose headline does not must come back to it.
 */
function openingWith(
  words: readonly TopicWord[],
  articles: readonly Article[],
  analyser: Analyser,
): Article[] {
  const openings = articles.map((article) => {
    const share = (text: string): number =>
      shareOf(words, text, inLanguage(analyser, article.language));
    const { title, paragraphs } = article;
    const lead = paragraphs.slice(0, LEAD).map(({ text }) => text.replace(DATELINE, ""));
    const named = share(title) > MIN_SHARE;
    return {
      article,
      share: share([title, ...lead].join("\n")),
      named,
      returns: named || isRepeated(share, article),
    };
  });
  const enough = MIN_OF_BEST * Math.max(0, ...openings.map(({ share }) => share));
  const about = openings.filter(({ share }) => share > MIN_SHARE && share >= enough);
  const headlined = about.some(({ named }) => named);
  return about.filter(({ returns }) => returns || !headlined).map(({ article }) => article);
}

/** Paragraphs that hold a word of a topic, at least, for an article to be about it. */
const MIN_REPEATED = 2;
/** And at least this share of its paragraphs. */
const MIN_REPEATED_SHARE = 0.2;

function isRepeated(share: (text: string) => number, { paragraphs }: Article): boolean {
  const holding = paragraphs.filter(({ text }) => share(text) > 0).length;
  return holding >= Math.max(MIN_REPEATED, paragraphs.length * MIN_REPEATED_SHARE);
}

/** How much of the topic a text holds, its rarer words counting more. `analyser`: of its language. */
export function shareOf(words: readonly TopicWord[], text: string, analyser: Analyser): number {
  const held = new Set(termsIn(text.replace(DATELINE, "").replaceAll(ADDRESS, " "), analyser));
  const all = words.reduce((sum, { weight }) => sum + weight, 0);
  const share = words.reduce((sum, { term, weight }) => sum + (held.has(term) ? weight : 0), 0);
  return all === 0 ? 0 : share / all;
}

/** By each word as typed, its idf. A word that the articles never use weighs half of the others' mean. */
function wordWeights(words: Query["words"]): Map<string, number> {
  const topical = words.filter(({ asking }) => !asking);
  const known = topical.filter(({ documentFrequency }) => documentFrequency > 0);
  const mean = known.reduce((sum, { idf }) => sum + idf, 0) / Math.max(1, known.length);
  return new Map(
    topical.map(({ typed, idf, documentFrequency }) => [
      typed,
      documentFrequency > 0 ? idf : mean / 2,
    ]),
  );
}
