import type { Reason } from "./answer.ts";
import { isWeak } from "../language/weak-words.ts";
import type { Query } from "./question/query.ts";
import type { Candidate } from "./rank.ts";
import { headingTerms } from "./quote.ts";
import type { Archive } from "./archive.ts";

/**
 * How likely the best passage answers, by logistic regression on figures that mean the same
 * in 45 paragraphs and in 1,216: fitted on simulated archives of 45, 240 and 600 SQuAD
 * paragraphs, each half of the topics checked with the fit of the other. Area under the ROC curve
 * on the other half, against questions on other topics: .983 to .996, .979 to .996, .979 to .983.
 */
const FIT = {
  intercept: -1.84,
  coverage: 0.98,
  strength: 1.96,
  sentence: 5.84,
  noNumber: -2.46,
} as const;
const STRENGTH_FLOOR = 0.05;
/** A weak word counts this share of its weight where it is lacking, and in the coverage. */
const WEAK_SHARE = 0.25;
/** BM25 gives no term more than this many times its idf (k1 + 1). */
const MAX_PER_IDF = 2.2;

/**
 * From here on a passage is called an answer. Of the golden questions, answerable ones get .55 and
 * more, those near the topic .27 and less. In simulated archives of 45 paragraphs 92 % of the
 * answerable are kept; 1 % on other topics and 19 % near the topic are answered: docs/ranking.md.
 */
export const MIN_CONFIDENCE = 0.38;

export interface Verdict {
  /** 0 to 1. */
  confidence: number;
  /** Null when the best candidate counts as an answer. */
  reason: Reason | null;
}

/** How likely the best candidate answers, and why it does not count as an answer. */
export async function judge(
  query: Query,
  ranked: readonly Candidate[],
  archive: Archive,
): Promise<Verdict> {
  const { words, smallTalk, time } = query;
  if (smallTalk !== null) return { confidence: 0, reason: smallTalk };
  if (words.length === 0) return { confidence: 0, reason: "no-words" };
  if (time === null && words.every(({ term, asking, name }) => asking || (isWeak(term) && !name))) {
    return { confidence: 0, reason: "vague" };
  }
  const unknown = words.every((word) => word.documentFrequency === 0);
  const [best] = ranked;
  if (best === undefined) return { confidence: 0, reason: unknown ? "unknown-words" : "weak" };
  const termCoverage = await coverageWithHeadings(query, best, archive);
  const confidence = confidenceOf(query, best, termCoverage, archive.index.size);
  if (time !== null && time.kind === "range" && best.inTime === null) {
    return { confidence: Math.min(confidence, MIN_CONFIDENCE / 2), reason: "time" };
  }
  if (confidence >= MIN_CONFIDENCE) return { confidence, reason: null };
  if (unknown) return { confidence, reason: "unknown-words" };
  const content = words.map(({ term, asking, time: of }) => !asking && !of && !isWeak(term));
  const matches = content.some((counts, position) => counts && (termCoverage[position] ?? 0) > 0);
  const lacks = content.some((counts, position) => counts && termCoverage[position] === 0);
  return { confidence, reason: matches && lacks ? "lacking" : "weak" };
}

function confidenceOf(
  { words, answerType }: Query,
  best: Candidate,
  termCoverage: readonly number[],
  size: number,
): number {
  let [total, weighted, covered] = [0, 0, 0];
  // "What happened on 19 May?" asks about the day alone.
  const onlyTime = words.every(({ term, asking, time }) => asking || time || isWeak(term));
  for (const [position, { term, idf, asking, time }] of words.entries()) {
    if (asking || (time && !onlyTime)) continue;
    const coverage = termCoverage[position] ?? 0;
    const weight = idf * (isWeak(term) ? WEAK_SHARE : 1);
    total += coverage === 0 ? weight : idf;
    weighted += weight;
    covered += weight * coverage;
  }
  if (total === 0) return 0;
  const strength =
    (best.parts.bm25 + best.parts.alike) ** 2 / (MAX_PER_IDF * total) / Math.log(size + 1);
  const logit =
    FIT.intercept +
    FIT.coverage * (covered / weighted) +
    FIT.strength * Math.log(strength + STRENGTH_FLOOR) +
    FIT.sentence * Math.min(best.features.sentenceWeight / total, 1) +
    (answerType === "number" && !best.features.hasAnswerType ? FIT.noNumber : 0);
  return 1 / (1 + Math.exp(-logit));
}

/** How well the passage, its title and its subheading together cover each word. */
async function coverageWithHeadings(
  { words }: Query,
  { paragraph: id, features }: Candidate,
  { articles, analyser }: Archive,
): Promise<number[]> {
  if (words.every((_, position) => features.termCoverage[position] === 1))
    return words.map(() => 1);
  const paragraph = await articles.paragraph(id);
  const article = await articles.article(paragraph?.article ?? "");
  const inHeadings = new Set(headingTerms(article, paragraph, analyser));
  return words.map(({ term }, position) =>
    inHeadings.has(term) ? 1 : (features.termCoverage[position] ?? 0),
  );
}
