import createEngine from "wink-bm25-text-search";
import type { Article } from "../../articles/article.ts";
import { DECIMALS, MIN_DOCUMENTS, idf, PARAMETERS } from "../bm25.ts";
import { filterMatch, type Filter } from "../../articles/filter.ts";
import type { ParagraphSearch } from "../paragraph-search.ts";
import type { FilterCount, Hit, TermStatistics } from "../passage-index.ts";
import { type Analyser, createAnalyser, inLanguage, termsIn } from "../../language/tokenizer.ts";
import { inTieOrder } from "../../articles/store.ts";

/**
 * wink behind `ParagraphSearch`. Its ids are the positions in tie order, so that its stable sort
 * breaks ties by that order. Articles cannot be added later: build a new index and swap it in.
 */
export function createWinkIndex(
  articles: readonly Article[],
  analyser: Analyser = createAnalyser(),
): ParagraphSearch {
  const ordered = inTieOrder(articles);
  const all = documents(ordered, analyser);
  const paragraphs = createSearch(all);
  const whole = createSearch(wholeArticles(ordered, all));
  const ids = all.map((document) => document.id);
  const positions = new Map(ordered.map((article, position) => [article.slug, position]));
  const frequencies = documentFrequencies(all);

  return {
    size: ids.length,
    averageLength: averageLength(all),
    search: async (terms, limit, filter) =>
      paragraphs(terms, limit, admitted(ordered, filter)).map(([position, score]): Hit => ({
        paragraph: ids[position] ?? "",
        score,
      })),
    statistics: async (terms) => terms.map(toStatistics),
    articleScores: async (terms, slugs) => {
      const parsed = new Set(slugs.map((slug) => positions.get(slug) ?? -1));
      const scores = new Map(whole(terms, parsed.size, parsed));
      return slugs.map((slug) => scores.get(positions.get(slug) ?? -1) ?? 0);
    },
    count: async (filter): Promise<FilterCount> => {
      const matches = ordered.map((article) => filterMatch(article, filter));
      const number = (wanted: string) => matches.filter((match) => match === wanted).length;
      return { in: number("in"), unknown: number("unknown") };
    },
  };

  function toStatistics(term: string): TermStatistics {
    const documentFrequency = frequencies.get(term) ?? 0;
    const size = Math.max(ids.length, MIN_DOCUMENTS);
    return { term, documentFrequency, idf: idf(documentFrequency, size) };
  }
}

/** Positions and scores, best first; `articles` restricts to documents of these positions. */
type Search = (
  terms: readonly string[],
  limit: number,
  articles?: ReadonlySet<unknown>,
) => [position: number, score: number][];

function createSearch(all: readonly Omit<IndexDocument, "id">[]): Search {
  const engine = createEngine();
  engine.defineConfig({
    fldWeights: FIELD_WEIGHTS,
    bm25Params: PARAMETERS,
    ovFldNames: ["article"],
  });
  engine.definePrepTasks([(text) => text.split(" ").filter((term) => term !== "")]);
  for (const [position, { article, body, title, subheading }] of all.entries()) {
    const [bodyText, titleText, subheadingText] = [body, title, subheading].map((field) =>
      field.join(" "),
    );
    const fields = { body: bodyText, title: titleText, subheading: subheadingText, article };
    engine.addDoc(fields, position);
  }
  for (let position = all.length; position < MIN_DOCUMENTS; position += 1) {
    engine.addDoc({ body: "", title: "", subheading: "", article: -1 }, position);
  }
  engine.consolidate(DECIMALS);
  return (terms, limit, articles) => {
    if (limit < 1) return [];
    const text = [...new Set(terms)].join(" ");
    const filter =
      articles && ((fields: Record<string, unknown>) => articles.has(fields["article"]));
    return engine
      .search(text, Math.floor(limit), filter)
      .map(([position, score]) => [Number(position), score]);
  };
}

/** Each article as one document: its title once, then all its paragraphs and subheadings. */
function wholeArticles(
  articles: readonly Article[],
  paragraphs: readonly IndexDocument[],
): Omit<IndexDocument, "id">[] {
  const whole = articles.map((_, article) => ({
    article,
    body: [] as string[],
    title: [] as string[],
    subheading: [],
  }));
  for (const { article, body, title } of paragraphs) {
    const document = whole[article];
    if (document === undefined) continue;
    // One by one: a call takes no more arguments than the stack has room for.
    for (const term of body) document.body.push(term);
    document.title = title;
  }
  return whole;
}

function averageLength(all: readonly IndexDocument[]): number {
  const lengths = all.map(({ body, title, subheading }) => {
    return body.length + title.length + subheading.length;
  });
  return lengths.reduce((sum, each) => sum + each, 0) / Math.max(all.length, MIN_DOCUMENTS);
}

function documentFrequencies(all: readonly IndexDocument[]): Map<string, number> {
  const frequencies = new Map<string, number>();
  for (const { body, title, subheading } of all) {
    for (const term of new Set([...body, ...title, ...subheading])) {
      frequencies.set(term, (frequencies.get(term) ?? 0) + 1);
    }
  }
  return frequencies;
}

/** The positions of the articles that a filter lets through; undefined when there is none. */
function admitted(
  articles: readonly Article[],
  filter: Filter | undefined,
): Set<number> | undefined {
  if (filter === undefined) return undefined;
  const positions = new Set<number>();
  for (const [position, article] of articles.entries()) {
    if (filterMatch(article, filter) === "in") positions.add(position);
  }
  return positions;
}

/** A paragraph as an index holds it: analysed words by field. */
export interface IndexDocument {
  /** The paragraph's id. */
  id: string;
  /** Position of its article in the list that was indexed. */
  article: number;
  body: string[];
  title: string[];
  subheading: string[];
}

/** What each field counts for. Title and subheading carry what a paragraph leaves unsaid. */
const FIELD_WEIGHTS = { body: 1, title: 1, subheading: 1 } as const;

/** One document a paragraph, in the order of `articles` and of their paragraphs. */
export function documents(articles: readonly Article[], analyser: Analyser): IndexDocument[] {
  return articles.flatMap((article, position) => {
    const own = inLanguage(analyser, article.language);
    const title = termsIn(article.title, own);
    return article.paragraphs.map(({ id, text, subheading }) => ({
      id,
      article: position,
      body: termsIn(text, own),
      title,
      subheading: subheading === null ? [] : termsIn(subheading, own),
    }));
  });
}
