import type { ArticleStore } from "../../articles/store.ts";
import type { ArrayIndexData } from "./data.ts";
import { createTextFeatures } from "../wink/features.ts";
import {
  type ForwardIndex,
  answerTypesIn,
  SENTENCE_END,
  SUBHEADING,
  wordOf,
} from "./forward-index.ts";
import { numberOf } from "../../lib/string-table.ts";
import { matchFeatures, type AnalysedParagraph, createTermTable } from "../rerank-features.ts";
import type { Analyser } from "../../language/tokenizer.ts";
import type { FeatureSource } from "../passage-index.ts";

const NOTHING: AnalysedParagraph = {
  terms: new Uint32Array(),
  types: new Uint8Array(),
  sentenceEnds: new Uint32Array(),
};

/** `createTextFeatures`, but the hundred candidates of a question are not analysed again. */
export function createArrayFeatures(
  { catalogue, forward, order }: Pick<ArrayIndexData, "catalogue" | "forward" | "order">,
  articles: ArticleStore,
  analyser: Analyser,
): FeatureSource {
  const inText = createTextFeatures(articles, analyser);
  const termTable = createTermTable(
    () => forward.terms.ends.length,
    (term) => {
      const number = numberOf(forward.terms, term);
      return number === -1 ? undefined : number;
    },
  );
  return {
    features: async (ids, query) =>
      termTable.with(query, (table) =>
        ids.map((id) => matchFeatures(analysisOf(id), query, table)),
      ),
    highlights: (id, query) => inText.highlights(id, query),
  };

  function analysisOf(id: string): AnalysedParagraph {
    const [slug = "", ordinal] = id.split("#");
    const position = numberOf(catalogue.slugs, slug);
    if (position === -1) return NOTHING;
    const title = forward.titleRun[order[position] ?? 0] ?? 0;
    return readAnalysis(forward, title + Number(ordinal));
  }
}

/** The features of paragraphs by where their articles are: in the base, or among the fresh ones. */
export function eitherFeatures(
  isInBase: (slug: string) => boolean,
  base: FeatureSource,
  fresh: FeatureSource,
): FeatureSource {
  const sourceOf = (id: string) => (isInBase(id.slice(0, id.lastIndexOf("#"))) ? base : fresh);
  return {
    features: async (ids, query) => {
      const sources = ids.map(sourceOf);
      const found = await base.features(
        ids.filter((_, at) => sources[at] === base),
        query,
      );
      const others = await fresh.features(
        ids.filter((_, at) => sources[at] === fresh),
        query,
      );
      const [next, nextOther] = [found.values(), others.values()];
      return sources.flatMap((source) => (source === base ? next : nextOther).next().value ?? []);
    },
    highlights: (id, query) => sourceOf(id).highlights(id, query),
  };
}

/** A paragraph's run without its subheading. */
function readAnalysis({ stream, runAt, termOf }: ForwardIndex, run: number): AnalysedParagraph {
  const start = runAt[run] ?? 0;
  const room = (runAt[run + 1] ?? 0) - start;
  const terms = new Uint32Array(room);
  const types = new Uint8Array(room);
  const ends: number[] = [];
  let count = 0;
  for (let at = start; at < start + room; at += 1) {
    const entry = stream[at] ?? 0;
    if (entry === SUBHEADING) break;
    if (entry === SENTENCE_END) ends.push(count);
    else {
      terms[count] = termOf[wordOf(entry)] ?? 0;
      types[count] = answerTypesIn(entry);
      count += 1;
    }
  }
  return { terms, types, sentenceEnds: Uint32Array.from(ends) };
}
