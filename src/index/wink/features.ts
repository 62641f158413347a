import type { ArticleStore } from "../../articles/store.ts";
import type { Analyser } from "../../language/analyser.ts";
import { type Analysis, analyse, type TermNumbers } from "./analysis.ts";
import type { EvidenceSource, Located } from "../evidence.ts";
import { createSlotting, type Slots } from "../slots.ts";
import { weigh } from "../rerank-features.ts";

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
export function createTextEvidence(articles: ArticleStore, analyser: Analyser): EvidenceSource {
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
