import { ABOVE } from "../index/passage-index.ts";
import { isEnglish } from "../language/english.ts";
import { isWeak } from "../language/weak-words.ts";
import type { Reason } from "./answer.ts";
import type { Archive } from "./archive.ts";
import { type Evidence, Examiner } from "./evidence.ts";
import { isAboutAnother } from "./asked-people.ts";
import { isDoubtfulCorrection, isWrittenAsName, lacksNamedWord } from "./named-words.ts";
import type { Query } from "./question/query.ts";
import type { QueryWord } from "./question/words.ts";
import type { Candidate } from "./rank.ts";
import { lacksRequirement } from "./requirements.ts";

/**
 * How likely the best passage answers: a logistic rule on what its text shows, fitted on the 175
 * questions of a news archive of 300, 1,000 and 10,000 articles, on the golden sets and on SQuAD,
 * folds split by article; then moved so that it says how often the first passage is right. No figure depends on the archive's size, so what holds for five articles
 * holds for ten thousand. docs/ranking.md has the table.
 */
const FIT = {
  intercept: 0.82,
  /** The share of the question near the best sentence. */
  window: 0.83,
  /** The share of its heaviest word that is nowhere near. */
  heaviestMissing: -3.2,
  definition: 1.2,
  /** The next article's best score over this one's: many as good mean that none is meant. */
  gap: -0.63,
  /** One word that tells, or one of three, is there. */
  fewWords: -1.2,
  missingAsked: -0.95,
  unrelated: -2.5,
  personal: -2.6,
} as const;

/**
 * From here on a passage is called an answer. On the news archive of 300 and 10,000 articles 100 and
 * 98 of 108 answerable questions are answered, 1 and 2 of 27 off-topic ones and 9 of 40 near ones.
 */
export const MIN_CONFIDENCE = 0.3;
/** What is left where something that must be there is not. */
const RULED_OUT = 0.1;
/** What a question that names a time and nothing else is worth where a passage states the time. */
const STATES_TIME = 0.6;

export interface Verdict {
  /** 0 to 1. */
  confidence: number;
  /** Null when the best candidate counts as an answer. */
  reason: Reason | null;
}

/** `filtered`: whether only articles of an outlet, or of a time, were looked at. */
export function judge(
  query: Query,
  ranked: readonly Candidate[],
  archive: Archive,
  filtered = false,
): Verdict {
  const { words, smallTalk, time } = query;
  if (smallTalk !== null) return { confidence: 0, reason: smallTalk };
  if (words.length === 0) return { confidence: 0, reason: "no-words" };
  const vague = isVague(query);
  if (vague && time === null) return { confidence: 0, reason: "vague" };
  if (
    query.foreign &&
    words.some(({ documentFrequency, time: of }) => documentFrequency === 0 && !of)
  ) {
    return { confidence: 0, reason: "language" };
  }
  const unknown = words.every((word) => word.documentFrequency === 0);
  const [best] = ranked;
  if (best === undefined) {
    const reason = vague ? "time" : unknown ? "unknown-words" : "weak";
    return { confidence: 0, reason };
  }
  if (vague) return statedTime(best);
  const evidence = best.evidence ?? new Examiner(query, archive).examine(best);
  if (evidence === null) return { confidence: 0, reason: "weak" };
  const confidence = confidenceOf(query, ranked, evidence);
  if (time !== null && time.kind === "range" && best.inTime === null) {
    return { confidence: Math.min(confidence, RULED_OUT), reason: "time" };
  }
  const ruledOut =
    (!filtered && isBareWord(query) && !isAbove(best, 0)) ||
    mostlyUnknown(query) ||
    lacksNamedWord(query, ranked, archive) ||
    isDoubtfulCorrection(query, evidence.coverage) ||
    lacksRequirement(query, best, evidence, archive) ||
    isAboutAnother(query, evidence.coverage, best.whole, (at) =>
      isWrittenAsName(at, query, ranked, archive),
    );
  if (!ruledOut && confidence >= MIN_CONFIDENCE) return { confidence, reason: null };
  const left = ruledOut ? Math.min(confidence, RULED_OUT) : confidence;
  if (unknown) return { confidence: left, reason: "unknown-words" };
  const content = words.filter((word) => !isAside(word));
  const covered = content.filter((word) => {
    const at = words.indexOf(word);
    return (evidence.coverage[at] ?? 0) > 0 || isAbove(best, at);
  }).length;
  const reason = covered > 0 && covered < content.length ? "lacking" : "weak";
  return { confidence: left, reason };
}

/** Whether the headings hold the word at this position of the question. */
function isAbove({ features }: Candidate, at: number): boolean {
  return features.matched.some(({ position, sentence }) => position === at && sentence === ABOVE);
}

/** Whether no word says what it asks about, beside the time. */
export function isVague({ words, time: asked }: Query): boolean {
  return words.every(({ term, word, asking, name, time }) => {
    return asking || time || (isWeak(term) && !name) || (asked !== null && NEWS.has(word));
  });
}

/** What only says that there is something to tell, beside a time: "news of 2024". */
const NEWS = new Set("news update updates headline headlines event events".split(" "));

/**
 * Whether one common word is all that was typed: "queen" asks nothing that a passage could answer,
 * unless it is what the whole article is about. A name alone asks who or what that is.
 */
function isBareWord({ words, intent, analyser }: Query): boolean {
  const [only] = words;
  if (only === undefined || words.length > 1 || !intent.topic) return false;
  return analyser.language === null && !only.name && isEnglish(only.word);
}

/** Whether a word says nothing of what is asked about. */
function isAside({ term, asking, time }: QueryWord): boolean {
  return asking || time || isWeak(term);
}

/** Whether half of the words that tell are in no article: it may be in another language. */
function mostlyUnknown({ words, variants }: Query): boolean {
  const said = new Set(variants.values());
  const content = words.filter((word) => !isAside(word));
  const unknown = content.filter(
    ({ term, documentFrequency }) => documentFrequency === 0 && !said.has(term),
  );
  return unknown.length > 1 && unknown.length * 2 >= content.length;
}

function statedTime(best: Candidate): Verdict {
  return best.inTime === null
    ? { confidence: RULED_OUT, reason: "time" }
    : { confidence: STATES_TIME, reason: null };
}

function confidenceOf(query: Query, ranked: readonly Candidate[], evidence: Evidence): number {
  const [best] = ranked;
  const next = ranked.find(({ article }) => article !== best?.article);
  const content = query.words.filter((word) => !isAside(word));
  const held = content.filter((word) => (evidence.coverage[query.words.indexOf(word)] ?? 0) > 0);
  const isThin =
    content.length < 2 || (held.length * 3 <= content.length && evidence.measure !== "stated");
  const shaped =
    evidence.speaks === "asked" ||
    (evidence.definition ?? 0) > 0 ||
    (query.time !== null && (query.time.kind === "latest" || best?.inTime !== null)) ||
    content.some(({ name }) => name);
  const logit =
    FIT.intercept +
    FIT.window * evidence.window +
    FIT.heaviestMissing * evidence.heaviestMissing +
    FIT.definition * (evidence.definition ?? 0) +
    FIT.gap * Math.min(1, (next?.score ?? 0) / (best?.score ?? 1)) +
    (isThin && !shaped ? FIT.fewWords : 0) +
    (evidence.missingAsked > 0 ? FIT.missingAsked : 0) +
    (evidence.related === false ? FIT.unrelated : 0) +
    (query.intent.personal ? FIT.personal : 0);
  return 1 / (1 + Math.exp(-logit));
}
