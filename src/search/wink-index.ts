import createEngine from "wink-bm25-text-search";
import type { Article } from "../corpus/article.ts";
import type { Lexicon } from "../text/tokens.ts";
import { documents, FIELD_WEIGHTS, inTieOrder } from "./document.ts";
import { stand } from "./filter.ts";
import type { Filter, Hit, PassageIndex, TermStatistics } from "./passage-index.ts";

/** Textbook BM25. Tuning them gains nothing that holds across collections: docs/ranking.md. */
const PARAMETERS = { k1: 1.2, b: 0.75, k: 1 } as const;

/** wink's own default, stated: weights are whole multiples of 1e-4. */
const DECIMALS = 4;

/** wink refuses to consolidate fewer; empty documents fill up, which no search can find. */
const FEWEST_DOCUMENTS = 3;

/**
 * wink behind `PassageIndex`. Its ids are the positions in tie order, so that its stable sort
 * breaks ties by that order. Articles cannot be added later: build a new index and swap it in.
 */
export function createWinkIndex(
  articles: readonly Article[],
  lexicon: Lexicon = new Map(),
): PassageIndex {
  const ordered = inTieOrder(articles);
  const engine = createEngine();
  engine.defineConfig({
    fldWeights: FIELD_WEIGHTS,
    bm25Params: PARAMETERS,
    ovFldNames: ["article"],
  });
  engine.definePrepTasks([(text) => text.split(" ").filter((term) => term !== "")]);

  const frequencies = new Map<string, number>();
  const all = documents(ordered, lexicon);
  for (const [position, { article, body, title, subheading }] of all.entries()) {
    const fields = {
      body: body.join(" "),
      title: title.join(" "),
      subheading: subheading.join(" "),
    };
    engine.addDoc({ ...fields, article }, position);
    for (const term of new Set([...body, ...title, ...subheading])) {
      frequencies.set(term, (frequencies.get(term) ?? 0) + 1);
    }
  }
  const indexed = Math.max(all.length, FEWEST_DOCUMENTS);
  for (let position = all.length; position < indexed; position += 1) {
    engine.addDoc({ body: "", title: "", subheading: "", article: -1 }, position);
  }
  engine.consolidate(DECIMALS);

  const ids = all.map((document) => document.id);
  return {
    size: ids.length,
    search: async (terms, limit, filter) => {
      if (limit < 1) return [];
      const text = [...new Set(terms)].join(" ");
      return engine.search(text, Math.floor(limit), admitted(ordered, filter)).map(toHit);
    },
    statistics: async (terms) => terms.map(toStatistics),
    leftOut: async (filter) =>
      ordered.filter((article) => stand(article, filter) === "unknown").length,
  };

  function toHit([position, score]: [string, number]): Hit {
    return { paragraph: ids[Number(position)] ?? "", score };
  }

  function toStatistics(term: string): TermStatistics {
    const documentFrequency = frequencies.get(term) ?? 0;
    return { term, documentFrequency, idf: idf(documentFrequency, indexed) };
  }
}

/** Robertson and Spärck Jones's weight, with 1 added so that it stays above 0 (wink's `k`). */
function idf(documentFrequency: number, size: number): number {
  return Math.log((size - documentFrequency + 0.5) / (documentFrequency + 0.5) + PARAMETERS.k);
}

function admitted(
  articles: readonly Article[],
  filter: Filter | undefined,
): ((fields: Record<string, unknown>) => boolean) | undefined {
  if (filter === undefined) return undefined;
  const positions = new Set<unknown>();
  for (const [position, article] of articles.entries()) {
    if (stand(article, filter) === "in") positions.add(position);
  }
  return (fields) => positions.has(fields["article"]);
}
