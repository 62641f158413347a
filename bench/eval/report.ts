import type { Explanation } from "../../src/answer/explain.ts";
import {
  MEASURE_NAMES,
  MEASURES,
  type Judged,
  reliability,
  type Result,
  summarise,
  type Summary,
} from "./evaluate.ts";
import { bootstrapInterval } from "./metrics.ts";

export function renderSummary(name: string, summary: Summary): string {
  const lines = [
    `${name}: ${summary.answerable} answerable questions`,
    ...MEASURE_NAMES.map((measure) => `  ${measure.padEnd(11)}${figure(summary[measure])}`),
    `  kept       ${figure(summary.kept)}   answerable questions that are answered`,
  ];
  if (summary.near > 0) {
    lines.push(
      `  near       ${figure(summary.nearAnswered)}   of ${summary.near} near the topics answered, AUC ${figure(summary.nearAuc)}`,
    );
  }
  if (summary.other > 0) {
    lines.push(
      `  other      ${figure(summary.otherAnswered)}   of ${summary.other} on other topics answered, AUC ${figure(summary.otherAuc)}`,
    );
  }
  return lines.join("\n");
}

/** Share right by band of confidence: an answerer that is sure should be right. */
export function renderReliability(judged: readonly Judged[]): string {
  const rows = reliability(judged)
    .filter(({ count }) => count > 0)
    .map(({ from, count, mean, right }) => {
      const band = `${from.toFixed(1)} to ${(from + 0.1).toFixed(1)}`;
      return `  ${band.padEnd(13)}${String(count).padStart(6)}   ${figure(mean)}   ${figure(right / count)}`;
    });
  return ["  confidence   questions   mean     first passage right", ...rows].join("\n");
}

/** Two configurations side by side, with the 95 % interval of the difference. */
export function renderComparison(
  names: readonly [string, string],
  left: readonly Result[],
  right: readonly Result[],
): string {
  const [first, second] = [summarise(left), summarise(right)];
  const rows = MEASURE_NAMES.map((measure) => {
    const differences = left.flatMap(({ found }, position) => {
      const other = right[position]?.found;
      return found && other ? [MEASURES[measure](other) - MEASURES[measure](found)] : [];
    });
    const [low, high] = bootstrapInterval(differences);
    return `  ${measure.padEnd(12)}${figure(first[measure])}  ${figure(second[measure])}  ${signed(second[measure] - first[measure])}  [${signed(low)}, ${signed(high)}]`;
  });
  const heading = `  ${"".padEnd(12)}${names[0].padEnd(8)}${names[1].padEnd(7)}difference and its 95 % interval`;
  return [heading, ...rows].join("\n");
}

export function renderExplanation(title: string, explanation: Explanation | null): string {
  if (explanation === null) return `${title}\n  not among the candidates`;
  const { rank, of, score, parts } = explanation;
  const words = explanation.words.map(({ typed, term, idf, documentFrequency, where }) => {
    const place = where === null ? "nowhere" : `in ${where}`;
    return `  ${typed.padEnd(16)} ${term.padEnd(14)} idf ${idf.toFixed(2)}  in ${documentFrequency} paragraphs  ${place}`;
  });
  const sums = Object.entries(parts).map(([part, value]) => `${part} ${Number(value).toFixed(2)}`);
  return [
    `${title}\n  rank ${rank} of ${of}, score ${score.toFixed(2)}: ${sums.join(", ")}`,
    ...words,
  ].join("\n");
}

function figure(value: number | null): string {
  return value === null ? "  –   " : value.toFixed(4);
}

function signed(value: number): string {
  return `${value < 0 ? "−" : "+"}${Math.abs(value).toFixed(4)}`;
}
