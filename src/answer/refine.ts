import type { Archive } from "./archive.ts";
import { type Evidence, Examiner } from "./evidence.ts";
import type { Intent } from "./question/intent.ts";
import type { Query } from "./question/query.ts";
import { dateAsked } from "./question/time-bounds.ts";
import { type Candidate, total } from "./rank.ts";

/**
 * How many of the best are read. What is below is rarely lifted to the first five, and reading
 * one takes about as long as searching for all.
 */
const EXAMINED = 12;
/** Where the latest is asked for, one long article must not keep the newer ones from being read. */
const MAX_OF_ARTICLE = 3;
/** What a word that only seemed to be there counted: its idf in BM25, and half of it elsewhere. */
const LOST = 1.5;
const MAX_LOST_SHARE = 0.8;

/** Factors on the score for what the text shows. */
const FACTORS = {
  heading: 0.5,
  speaks: { asked: 1.25, other: 0.5, unknown: 1 },
  // A long paragraph holds some number, whatever it is about, and nearly all hold a date.
  measure: { stated: 1.15, elsewhere: 1.1, none: 0.8, noDate: 0.6 },
  // It denies what is asked about, or where that is asked does not. SQuAD's hit@1: .869 without.
  denial: { not: 0.9, asked: 0.8 },
  /** Times what the definition scores. */
  definition: 0.8,
  window: 1,
  /** It names who has the office that is asked about. */
  holder: 1.5,
} as const;

/** Reads the best candidates and puts them in order by what their texts show. */
export function refine(ranked: readonly Candidate[], query: Query, archive: Archive): Candidate[] {
  const refined: Candidate[] = [];
  const examiner = new Examiner(query, archive);
  const examined = examinedOf(ranked, query);
  const dated = dateAsked(query.time) !== null;
  for (const candidate of ranked) {
    const evidence = examined.has(candidate) ? examiner.examine(candidate) : null;
    if (evidence !== null) refined.push(withEvidence(candidate, query, evidence));
    else refined.push(dated ? { ...candidate, inTime: publishedIn(candidate) } : candidate);
  }
  return refined.toSorted((a, b) => b.score - a.score);
}

/** The score from which on a candidate's text is read; 0 where all are. */
export function lowestRead(ranked: readonly Candidate[], query: Query): number {
  const examined = [...examinedOf(ranked, query)];
  return examined.length < EXAMINED ? 0 : (examined.at(-1)?.score ?? 0);
}

/** The best candidates, whose texts are read, best first. */
function examinedOf(ranked: readonly Candidate[], { time }: Query): ReadonlySet<Candidate> {
  const most = time?.kind === "latest" ? MAX_OF_ARTICLE : EXAMINED;
  const chosen = new Set<Candidate>();
  const counts = new Map<string, number>();
  for (const candidate of ranked) {
    const count = (counts.get(candidate.article) ?? 0) + 1;
    counts.set(candidate.article, count);
    if (count <= most) chosen.add(candidate);
    if (chosen.size === EXAMINED) break;
  }
  return chosen;
}

function withEvidence(candidate: Candidate, query: Query, evidence: Evidence): Candidate {
  const { features, score } = candidate;
  let lost = 0;
  const termCoverage = features.termCoverage.map((held, at) => {
    const left = Math.min(held, evidence.coverage[at] ?? 0);
    if (query.words[at]?.time === true) return held;
    lost += (query.words[at]?.idf ?? 0) * (held - left);
    return left;
  });
  const kept = score === 0 ? 1 : 1 - Math.min((lost * LOST) / score, MAX_LOST_SHARE);
  const parts = { ...candidate.parts, text: kept * factorOf(evidence, query.intent) };
  const sentence =
    evidence.definition !== null && evidence.definition > 0 ? evidence.best : features.sentence;
  return {
    ...candidate,
    parts,
    score: total(parts),
    features: { ...features, termCoverage, sentence },
    inTime: inTimeOf(candidate, evidence),
    evidence,
  };
}

/** A date counts as stated where the text was read and has it as one. */
function inTimeOf(candidate: Candidate, { statesDate, statesYear }: Evidence): Candidate["inTime"] {
  if (statesDate !== null) return publishedIn(candidate) ?? (statesDate ? "stated" : null);
  return candidate.inTime ?? (statesYear ? "stated" : null);
}

function publishedIn({ inTime }: Candidate): Candidate["inTime"] {
  return inTime === "published" ? inTime : null;
}

function factorOf(evidence: Evidence, intent: Intent): number {
  const { heading, speaks, measure, definition, window } = evidence;
  const dated = intent.measure?.name === "date";
  const stated = measure === "none" && dated ? "noDate" : measure;
  return (
    (heading ? FACTORS.heading : 1) *
    (speaks === null ? 1 : FACTORS.speaks[speaks]) *
    (stated === null ? 1 : FACTORS.measure[stated]) *
    (evidence.negated === intent.negated ? 1 : FACTORS.denial[intent.negated ? "asked" : "not"]) *
    (1 + FACTORS.definition * (definition ?? 0)) *
    (1 + FACTORS.window * window) *
    (evidence.holder === true ? FACTORS.holder : 1)
  );
}
