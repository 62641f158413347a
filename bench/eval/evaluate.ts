import { type Retrieval, retrieve } from "../../src/answer/ask.ts";
import type { EvalQuestion } from "./collection.ts";
import { areaUnderCurve, type Found, judge, mean } from "./metrics.ts";
import { withTypo } from "./typos.ts";
import { PLAIN, WEIGHTS } from "../../src/answer/rank.ts";
import type { Archive } from "../../src/answer/archive.ts";

/** The configurations that can be compared. */
export const CONFIGURATIONS = {
  full: { weights: WEIGHTS, exact: false },
  exact: { weights: WEIGHTS, exact: true },
  plain: { weights: PLAIN, exact: true },
} as const;
export type Configuration = keyof typeof CONFIGURATIONS;

export interface Result {
  question: EvalQuestion;
  /** Its text as searched for: with a typing error, if typing errors are evaluated. */
  asked: string;
  /** For an answerable question. */
  found: Found | null;
  confidence: number;
  answered: boolean;
}

export interface EvaluateOptions {
  configuration: Configuration;
  typos: boolean;
  /** Called after each question. */
  onQuestion?: () => void;
}

export async function evaluate(
  archive: Archive,
  questions: readonly EvalQuestion[],
  { configuration, typos, onQuestion }: EvaluateOptions,
): Promise<Result[]> {
  const { weights, exact } = CONFIGURATIONS[configuration];
  const results: Result[] = [];
  for (const question of questions) {
    const asked = typos ? await withTypo(question.text, archive.index) : question.text;
    const retrieval = await retrieve(asked, archive, { exact, weights });
    const terms = retrieval.query.words.map((word) => word.term);
    const hundred = await archive.index.find({ terms, limit: 100 });
    const ids = hundred.map((hit) => hit.paragraph);
    results.push({ question, asked, ...outcome(question, retrieval, ids) });
    onQuestion?.();
  }
  return results;
}

function outcome(
  { kind, relevant }: EvalQuestion,
  { ranked, verdict }: Retrieval,
  hundred: readonly string[],
): Pick<Result, "found" | "confidence" | "answered"> {
  const ids = ranked.map((candidate) => candidate.paragraph);
  return {
    found: kind === "answerable" ? judge(ids, hundred, relevant) : null,
    confidence: verdict.confidence,
    answered: verdict.reason === null,
  };
}

export const MEASURES = {
  "hit@1": ({ firstRight }: Found) => (firstRight === 1 ? 1 : 0),
  "hit@5": ({ firstRight }: Found) => (firstRight > 0 && firstRight <= 5 ? 1 : 0),
  "MRR@10": ({ firstRight }: Found) => (firstRight > 0 && firstRight <= 10 ? 1 / firstRight : 0),
  "nDCG@10": ({ ndcg10 }: Found) => ndcg10,
  "recall@100": ({ recall100 }: Found) => recall100,
} as const;
export type Measure = keyof typeof MEASURES;
export const MEASURE_NAMES = Object.keys(MEASURES) as Measure[];

export interface Summary extends Record<Measure, number> {
  answerable: number;
  /** Share of the answerable questions that are answered. */
  kept: number;
  near: number;
  other: number;
  /** Share of these that are answered nevertheless; null where there are none. */
  nearAnswered: number | null;
  otherAnswered: number | null;
  /** How well confidence tells answerable questions from these. */
  nearAuc: number | null;
  otherAuc: number | null;
}

export function summarise(results: readonly Result[]): Summary {
  const of = (kind: EvalQuestion["kind"]) => results.filter((each) => each.question.kind === kind);
  const [answerable, near, other] = [of("answerable"), of("near"), of("other")];
  const found = answerable.map((result) => result.found).filter((each) => each !== null);
  const measured = MEASURE_NAMES.map((name) => [name, mean(found.map(MEASURES[name]))] as const);
  return {
    ...(Object.fromEntries(measured) as Record<Measure, number>),
    answerable: answerable.length,
    kept: shareAnswered(answerable) ?? Number.NaN,
    near: near.length,
    other: other.length,
    nearAnswered: shareAnswered(near),
    otherAnswered: shareAnswered(other),
    nearAuc: auc(answerable, near),
    otherAuc: auc(answerable, other),
  };
}

function shareAnswered(results: readonly Result[]): number | null {
  return results.length === 0 ? null : mean(results.map(({ answered }) => (answered ? 1 : 0)));
}

function auc(answerable: readonly Result[], others: readonly Result[]): number | null {
  if (answerable.length === 0 || others.length === 0) return null;
  return areaUnderCurve(
    answerable.map(({ confidence }) => confidence),
    others.map(({ confidence }) => confidence),
  );
}

/** What a reliability table is made of. */
export interface Judged {
  confidence: number;
  /** Whether the first passage is right. */
  right: boolean;
}

/** By confidence in tenths: how many questions, how sure on average, and how many first right. */
export function reliability(
  judged: readonly Judged[],
): { from: number; count: number; mean: number; right: number }[] {
  return Array.from({ length: 10 }, (_, tenth) => {
    const band = judged.filter(
      ({ confidence }) => Math.min(9, Math.floor(confidence * 10)) === tenth,
    );
    const right = band.filter((each) => each.right).length;
    const sum = band.reduce((total, { confidence }) => total + confidence, 0);
    return { from: tenth / 10, count: band.length, mean: sum / Math.max(1, band.length), right };
  });
}

/** Of each question whether its first passage is right. */
export function judgedFirst(results: readonly Result[]): Judged[] {
  return results.map(({ confidence, found }) => ({ confidence, right: found?.firstRight === 1 }));
}
