import type { ArticleStore } from "../corpus/store.ts";
import type { Analyser } from "../text/analyser.ts";
import type { Span } from "../text/span.ts";
import { type Analysis, analyse, type TermNumbers } from "./analysis.ts";
import { createSlotting, type Slots } from "./slots.ts";
import { weigh } from "./weigh.ts";

/** What is looked for in a paragraph, beside its BM25 score. */
export interface Sought {
  /**
   * The question's terms, each once, at most 127, in its order: what stands together here counts
   * when it stands together there.
   */
  terms: readonly string[];
  /** What each counts (idf). */
  weights: readonly number[];
  /** The question's terms, and terms alike, with the position among `terms`. */
  positions: ReadonlyMap<string, number>;
  /** The kind of answer asked for, as a bit; 0 when the question does not tell. */
  kind: number;
}

/** What was found in a paragraph. Weights are sums of idf. */
export interface Evidence {
  /** The position of the sentence that answers best. */
  sentence: number;
  /** The weight of that sentence's different words of the question, less the longer it is. */
  sentenceWeight: number;
  /** The weight of the question's neighbours that are neighbours here as well. */
  pairs: number;
  /**
   * 0 unless one sentence holds every term of the question; then their number over that of the
   * words that they spread over, 1 at most.
   */
  tightness: number;
  /** The paragraph holds a word of the kind asked for that the question does not name. */
  offers: boolean;
  /** How well the paragraph covers each of the question's terms: 0, 1, or between if only alike. */
  credits: Float64Array;
}

/** Where the evidence stands in the paragraph's text. */
interface Located {
  /** Words of the question, in order, apart. */
  matches: (Span & { position: number })[];
  sentences: readonly Span[];
}

/** What reranking and highlighting look at, whichever engine found the paragraphs. */
export interface EvidenceSource {
  /** One entry a paragraph (its id), in the order asked; nothing is found in one that is gone. */
  gather(paragraphs: readonly string[], sought: Sought): Promise<Evidence[]>;
  locate(paragraph: string, sought: Sought): Promise<Located>;
}

/** Analyses kept, about 2 KB each; the oldest go first. */
const MOST_KEPT = 20_000;

const NOTHING: Analysis = {
  terms: new Uint32Array(),
  starts: new Uint32Array(),
  ends: new Uint32Array(),
  kinds: new Uint8Array(),
  sentences: [],
  sentenceEnds: new Uint32Array(),
};

/** Analyses paragraphs when they are first looked at. */
export function createEvidence(articles: ArticleStore, analyser: Analyser): EvidenceSource {
  const kept = new Map<string, Analysis>();
  const numbers: TermNumbers = new Map();
  const slotting = createSlotting(
    () => numbers.size,
    (term) => numbers.get(term),
  );
  return {
    gather: async (ids, sought) => {
      const analyses: Analysis[] = [];
      for (const id of ids) analyses.push(kept.get(id) ?? (await read(id)));
      return slotting.with(sought, (slots) =>
        analyses.map((analysis) => weigh(analysis, sought, slots)),
      );
    },
    locate: async (id, sought) => {
      const analysis = kept.get(id) ?? (await read(id));
      return slotting.with(sought, (slots) => locate(analysis, slots));
    },
  };

  async function read(id: string): Promise<Analysis> {
    const paragraph = await articles.paragraph(id);
    if (paragraph === undefined) return NOTHING;
    const analysis = analyse(paragraph.text, analyser, numbers);
    if (kept.size >= MOST_KEPT) kept.delete(kept.keys().next().value ?? "");
    kept.set(id, analysis);
    return analysis;
  }
}

function locate({ terms, starts, ends, sentences }: Analysis, slots: Slots): Located {
  const matches: Located["matches"] = [];
  for (const [at, term] of terms.entries()) {
    const slot = slots[term] ?? 0;
    const start = starts[at] ?? 0;
    // Two words may stand on one place ("½" is 1 and 2): mark it once.
    if (slot === 0 || start < (matches.at(-1)?.end ?? 0)) continue;
    matches.push({ start, end: ends[at] ?? start, position: Math.abs(slot) - 1 });
  }
  return { matches, sentences };
}
