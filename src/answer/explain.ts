import { type AnswerOptions, type Retrieval, retrieve } from "./ask.ts";
import type { Correction } from "./answer.ts";
import { highlightsIn } from "../index/wink/features.ts";
import { inLanguage } from "../language/tokenizer.ts";
import { MIN_CONFIDENCE, type Verdict } from "./confidence.ts";
import type { ScoreParts } from "./rank.ts";
import type { Archive } from "./archive.ts";

/** What became of one word of the question. */
interface ExplainedWord {
  /** As the asker wrote it. */
  typed: string;
  /** The form that is compared, e.g. "kill" for "killed". */
  term: string;
  /** How much it weighs: the rarer, the more. */
  idf: number;
  /** Paragraphs that hold it. */
  documentFrequency: number;
  /**
   * Where it matches: a word of the passage (`text`), one of another form or wording (`alike`), the
   * article's title or the subheading (`title`), or nowhere.
   */
  where: "text" | "alike" | "title" | null;
  /** The passage's words that match it, as written, each once. */
  matches: string[];
}

/** Why a passage is ranked where it is. */
export interface Explanation {
  words: ExplainedWord[];
  corrected: Correction[];
  score: number;
  parts: ScoreParts;
  /** From 1, among `of` paragraphs. */
  rank: number;
  of: number;
  /** How likely the best passage answers, 0 to 1, and from where on it is called an answer. */
  confidence: number;
  leastConfidence: number;
  reason: Verdict["reason"];
}

/**
 * Recounts the score of one paragraph (its id) for a question: the same steps as the answer took,
 * beside it. Null when it is not among those reranked, or is gone.
 */
export async function explainPassage(
  question: string,
  paragraphId: string,
  archive: Archive,
  options: AnswerOptions = {},
): Promise<Explanation | null> {
  return explain(await retrieve(question, archive, options), paragraphId, archive);
}

/** The same of what was retrieved. */
export function explain(
  { query, ranked, verdict }: Retrieval,
  paragraphId: string,
  archive: Archive,
): Explanation | null {
  const position = ranked.findIndex(({ paragraph }) => paragraph === paragraphId);
  const candidate = ranked[position];
  const passage = candidate && archive.passages.read(paragraphId, candidate.whole);
  if (!candidate || !passage) return null;

  const analyser = inLanguage(archive.analyser, passage.article.language);
  const { matches } = highlightsIn(passage.paragraph.text, query.rerank, analyser);
  const inTitle = new Set(passage.termsAbove());
  const words = query.words.map(({ typed, term, idf, documentFrequency }, at): ExplainedWord => {
    const own = matches.filter((match) => match.position === at);
    const written = own.map(({ start, end }) => passage.paragraph.text.slice(start, end));
    const coverage = candidate.features.termCoverage[at] ?? 0;
    const where =
      coverage === 1 ? "text" : inTitle.has(term) ? "title" : coverage > 0 ? "alike" : null;
    return { typed, term, idf, documentFrequency, where, matches: [...new Set(written)] };
  });
  return {
    words,
    corrected: query.corrected,
    score: candidate.score,
    parts: candidate.parts,
    rank: position + 1,
    of: archive.index.size,
    confidence: verdict.confidence,
    leastConfidence: MIN_CONFIDENCE,
    reason: verdict.reason,
  };
}
