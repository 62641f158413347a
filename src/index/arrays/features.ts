import type { ArticleStore } from "../../articles/store.ts";
import type { DenseData } from "./data.ts";
import { createTextEvidence } from "../wink/features.ts";
import { type Forward, kindsIn, SENTENCE_END, SUBHEADING, wordOf } from "./forward-index.ts";
import { numberOf } from "../../lib/string-table.ts";
import { weigh, type Weighed, createSlotting } from "../rerank-features.ts";
import type { Analyser } from "../../language/tokenizer.ts";
import type { EvidenceSource } from "../passage-index.ts";

const NOTHING: Weighed = {
  terms: new Uint32Array(),
  kinds: new Uint8Array(),
  sentenceEnds: new Uint32Array(),
};

/** `createTextEvidence`, but the hundred candidates of a question are not analysed again. */
export function createDenseEvidence(
  { catalogue, forward, order }: Pick<DenseData, "catalogue" | "forward" | "order">,
  articles: ArticleStore,
  analyser: Analyser,
): EvidenceSource {
  const inText = createTextEvidence(articles, analyser);
  const slotting = createSlotting(
    () => forward.terms.ends.length,
    (term) => {
      const number = numberOf(forward.terms, term);
      return number === -1 ? undefined : number;
    },
  );
  return {
    gather: async (ids, sought) =>
      slotting.with(sought, (slots) => ids.map((id) => weigh(analysisOf(id), sought, slots))),
    locate: (id, sought) => inText.locate(id, sought),
  };

  function analysisOf(id: string): Weighed {
    const [slug = "", ordinal] = id.split("#");
    const position = numberOf(catalogue.slugs, slug);
    if (position === -1) return NOTHING;
    const title = forward.titleRun[order[position] ?? 0] ?? 0;
    return readAnalysis(forward, title + Number(ordinal));
  }
}

/** A paragraph's run without its subheading. */
function readAnalysis({ stream, runAt, termOf }: Forward, run: number): Weighed {
  const start = runAt[run] ?? 0;
  const room = (runAt[run + 1] ?? 0) - start;
  const terms = new Uint32Array(room);
  const kinds = new Uint8Array(room);
  const ends: number[] = [];
  let count = 0;
  for (let at = start; at < start + room; at += 1) {
    const entry = stream[at] ?? 0;
    if (entry === SUBHEADING) break;
    if (entry === SENTENCE_END) ends.push(count);
    else {
      terms[count] = termOf[wordOf(entry)] ?? 0;
      kinds[count] = kindsIn(entry);
      count += 1;
    }
  }
  return { terms, kinds, sentenceEnds: Uint32Array.from(ends) };
}
