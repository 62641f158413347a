import type { Article, Paragraph } from "../../articles/article.ts";
import {
  type AnalysedParagraph,
  createTermTable,
  NOTHING,
  type TermTable,
  WordMatcher,
} from "../rerank-features.ts";
import { type Analyser, inLanguage, tokenize } from "../../language/tokenizer.ts";
import type { FeatureSource } from "../paragraph-search.ts";
import type { Highlights, RerankQuery } from "../passage-index.ts";
import { searchedWords } from "../searched-words.ts";
import type { Span } from "../../lib/span.ts";

/** Analyses kept, about 2 KB each; the oldest go first. */
const MAX_KEPT = 20_000;

const NO_ANALYSIS: Analysis = {
  ...NOTHING,
  starts: new Uint32Array(),
  ends: new Uint32Array(),
  spans: [],
};

/** Where the texts of passages are read. */
export interface PassageTexts {
  paragraph(id: string): Paragraph | undefined;
  article(slug: string): Pick<Article, "title" | "language"> | undefined;
}

/** Analyses paragraphs when they are first looked at. */
export function createTextFeatures(articles: PassageTexts, analyser: Analyser): FeatureSource {
  const kept = new Map<string, Analysis>();
  const numbers: TermNumbers = new Map();
  const termTable = createTermTable(
    () => numbers.size,
    (term) => numbers.get(term),
  );
  return {
    features: async (ids, query) => {
      const analyses = ids.map((id) => kept.get(id) ?? read(id));
      return termTable.with(query, (table) => {
        const matcher = new WordMatcher(query, table);
        return analyses.map((analysis) => matcher.featuresOf(analysis));
      });
    },
  };

  function read(id: string): Analysis {
    const paragraph = articles.paragraph(id);
    if (paragraph === undefined) return NO_ANALYSIS;
    const article = articles.article(paragraph.article);
    const own = inLanguage(analyser, article?.language ?? null);
    const above = `${article?.title ?? ""}\n${paragraph.subheading ?? ""}`;
    const analysis = analyse({ text: paragraph.text, above }, own, numbers);
    if (kept.size >= MAX_KEPT) kept.delete(kept.keys().next().value ?? "");
    kept.set(id, analysis);
    return analysis;
  }
}

/** Where a text matches; `analyser` is that of its article's language. */
export function highlightsIn(text: string, query: RerankQuery, analyser: Analyser): Highlights {
  const numbers: TermNumbers = new Map();
  const analysis = analyse({ text, above: "" }, analyser, numbers);
  const termTable = createTermTable(
    () => numbers.size,
    (term) => numbers.get(term),
  );
  return termTable.with(query, (table) => locate(analysis, table));
}

function locate({ terms, starts, ends, spans }: Analysis, table: TermTable): Highlights {
  const matches: Highlights["matches"] = [];
  for (const [at, start] of starts.entries()) {
    const entry = table[terms[at] ?? 0] ?? 0;
    // Two words may share a place ("½" is 1 and 2): mark it once.
    if (entry === 0 || start < (matches.at(-1)?.end ?? 0)) continue;
    matches.push({ start, end: ends[at] ?? start, position: Math.abs(entry) - 1 });
  }
  return { matches, sentences: spans };
}

/** What reranking and highlighting look at in a paragraph. */
interface Analysis extends AnalysedParagraph {
  /** Where each word of the paragraph itself begins and ends. */
  starts: Uint32Array;
  ends: Uint32Array;
  spans: readonly Span[];
}

/** A number a term, from 0, so that paragraphs hold four bytes a word. */
type TermNumbers = Map<string, number>;

function analyse(
  { text, above }: { text: string; above: string },
  analyser: Analyser,
  numbers: TermNumbers,
): Analysis {
  const { tokens, types, sentences, sentenceEnds } = searchedWords(text, tokenize(text, analyser));
  const all = [...tokens, ...tokenize(above, analyser).filter(({ stop }) => !stop)];
  const words = all.map(({ word }) => word);
  return {
    words: words.length,
    sentences: sentences.length,
    wordAt: (place) => words[place] ?? "",
    terms: Uint32Array.from(all, ({ term }) => numberOf(term, numbers)),
    starts: Uint32Array.from(tokens, ({ start }) => start),
    ends: Uint32Array.from(tokens, ({ end }) => end),
    types: Uint8Array.from(types),
    spans: sentences,
    sentenceEnds,
  };
}

function numberOf(term: string, numbers: TermNumbers): number {
  const known = numbers.get(term);
  if (known !== undefined) return known;
  numbers.set(term, numbers.size);
  return numbers.size - 1;
}
