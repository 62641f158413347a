import { paragraphId } from "../../articles/article.ts";
import { createArticleScores } from "./article-scores.ts";
import { MIN_DOCUMENTS, idf } from "../bm25.ts";
import { FILTER_MATCH, filterMatches } from "./catalogue.ts";
import type { ArrayIndexData } from "./data.ts";
import type { Hit, PassageIndex } from "../passage-index.ts";
import { createKernel, createMemory, type Searched, viewsOf } from "./kernel.ts";
import { saturations } from "./inverted-index.ts";
import { memoize } from "../../lib/memoize.ts";
import { numberFinder, numberOf, stringReader } from "../../lib/string-table.ts";
import { topParagraphs, createPostingList } from "./top-k.ts";
import type { Filter } from "../../articles/filter.ts";

/** Filters whose standings are kept: readers who turn over passages ask with the same ones. */
const MAX_FILTERS = 8;

/**
 * `PassageIndex` over typed arrays: the ids and scores of `createWinkIndex`, at any size. What is
 * searched stands in `memory`, where another thread has copied it with `moveToMemory`.
 */
export function createArrayIndex(data: ArrayIndexData, memory?: WebAssembly.Memory): PassageIndex {
  const { catalogue, forward, postings } = data;
  const { firstParagraph, slugs } = catalogue;
  const size = firstParagraph.at(-1) ?? 0;
  const counted = Math.max(size, MIN_DOCUMENTS);
  const searched = searchedOf(data);
  const { saturation } = searched;
  const weighed = { at: postings.at, bestCodes: postings.bestCodes, saturation };
  const kernel = createKernel(searched, memory);
  const { articleOf, paragraphs, codes } = kernel;
  const scoreArticles = createArticleScores({
    ...data,
    postings: { ...postings, paragraphs, codes },
  });
  const termNumber = numberFinder(forward.terms);
  const slugOf = stringReader(slugs);
  const stands = new Map<string, Uint8Array>();

  return {
    size,
    search: async (terms, limit, filter) => {
      const most = Math.min(Math.floor(limit), size);
      return most < 1 ? [] : search(numbersOf(terms).filter(frequencyOf), most, filter);
    },
    statistics: async (terms) =>
      terms.map((term) => {
        const documentFrequency = frequencyOf(termNumber(term));
        return { term, documentFrequency, idf: idf(documentFrequency, counted) };
      }),
    articleScores: async (terms, parsed) => {
      const articles = parsed.map((slug) => numberOf(slugs, slug));
      const found = articles.filter((article) => article !== -1).toSorted((a, b) => a - b);
      const scores = scoreArticles(numbersOf(terms), found);
      const byArticle = new Map(found.map((article, at) => [article, scores[at] ?? 0]));
      return articles.map((article) => byArticle.get(article) ?? 0);
    },
    leftOut: async (filter) =>
      standingsOf(filter).reduce((sum, stand) => sum + (stand === FILTER_MATCH.unknown ? 1 : 0), 0),
  };

  function search(terms: readonly number[], limit: number, filter: Filter | undefined): Hit[] {
    if (filter !== undefined) kernel.stands.set(standingsOf(filter));
    const lists = terms.map((term) =>
      createPostingList(weighed, term, idf(frequencyOf(term), counted), limit),
    );
    const ranked = topParagraphs(kernel, lists, saturation, limit, size, filter !== undefined);
    return ranked.map(({ paragraph, score }) => ({ paragraph: idOf(paragraph), score }));
  }

  /** The terms that are known, each once, in the order asked. */
  function numbersOf(terms: readonly string[]): number[] {
    const numbers: number[] = [];
    for (const term of terms) {
      const number = termNumber(term);
      if (number !== -1 && !numbers.includes(number)) numbers.push(number);
    }
    return numbers;
  }

  function frequencyOf(term: number): number {
    return term === -1 ? 0 : (weighed.at[term + 1] ?? 0) - (weighed.at[term] ?? 0);
  }

  function idOf(paragraph: number): string {
    const article = articleOf[paragraph] ?? 0;
    const ordinal = paragraph - (firstParagraph[article] ?? 0) + 1;
    return paragraphId(slugOf(article), ordinal);
  }

  function standingsOf(filter: Filter): Uint8Array {
    const key = JSON.stringify([filter.source, filter.after, filter.before]);
    return memoize(stands, MAX_FILTERS, key, () => filterMatches(catalogue, filter));
  }
}

/** Copies what is searched to memory that can be handed to another thread, and takes it there. */
export function moveToMemory(data: ArrayIndexData): {
  data: ArrayIndexData;
  memory: WebAssembly.Memory;
} {
  const searched = searchedOf(data);
  const memory = createMemory(searched);
  const { paragraphs, codes } = viewsOf(searched, memory);
  return { data: { ...data, postings: { ...data.postings, paragraphs, codes } }, memory };
}

function searchedOf({ catalogue: { firstParagraph }, postings }: ArrayIndexData): Searched {
  return {
    paragraphs: postings.paragraphs,
    codes: postings.codes,
    saturation: saturations(postings, firstParagraph.at(-1) ?? 0),
    articleOf: createArticleOf(firstParagraph),
    articles: firstParagraph.length - 1,
  };
}

/** The position of each paragraph's article. */
function createArticleOf(firstParagraph: Uint32Array): Uint32Array {
  const articleOf = new Uint32Array(firstParagraph.at(-1) ?? 0);
  for (let article = 0; article + 1 < firstParagraph.length; article += 1) {
    articleOf.fill(article, firstParagraph[article], firstParagraph[article + 1]);
  }
  return articleOf;
}
