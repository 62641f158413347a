import { tokenize, type Token } from "../language/tokenizer.ts";
import type { Archive } from "./archive.ts";
import type { Query } from "./question/query.ts";
import type { QueryWord } from "./question/words.ts";
import type { Candidate } from "./rank.ts";
import { isDemonym } from "../language/known-names.ts";

/**
 * How many of the best are looked at word by word. Reading and cutting ten paragraphs takes about
 * as long as the search itself; what is below the tenth is rarely lifted to the first five.
 */
const LOOKED_AT = 10;
/** What a word counts that only stems like the one asked for: "several" for "severe". */
const OTHER_WORD = 0.4;
const INFLECTIONS = new Set(
  [
    "",
    "s",
    "es",
    "e",
    "d",
    "ed",
    "ing",
    "er",
    "ers",
    "y",
    "ies",
    "ied",
    "ly",
    "ally",
    "n",
    "en",
  ].concat([
    "ment",
    "ments",
    "ion",
    "ions",
    "ation",
    "ations",
    "or",
    "ors",
    "ed",
    "able",
    "ing",
    "ings",
  ]),
);
const FIGURE = /^\d+(?:\.\d+)?$/u;
const SCALES = new Set(["hundr", "thousand", "million", "billion", "trillion"]);

/**
 * Takes from the best candidates what they only seem to hold: another name that stems like the one
 * asked for (Hamas for Hama), another word that does (several for severe), a figure that is part
 * of another quantity (5 of "5 billion" for 5 million). Best first again.
 */
export async function checkForms(
  ranked: readonly Candidate[],
  query: Query,
  archive: Archive,
): Promise<Candidate[]> {
  const checked: Candidate[] = [];
  for (const [at, candidate] of ranked.entries()) {
    checked.push(at < LOOKED_AT ? await check(candidate, query, archive) : candidate);
  }
  return checked.toSorted((a, b) => b.score - a.score);
}

async function check(candidate: Candidate, query: Query, archive: Archive): Promise<Candidate> {
  const paragraph = await archive.articles.paragraph(candidate.paragraph);
  if (paragraph === undefined) return candidate;
  const tokens = tokenize(paragraph.text, archive.analyser);
  const { termCoverage } = candidate.features;
  let coverage: Float64Array | null = null;
  let lost = 0;
  for (const [at, word] of query.words.entries()) {
    const held = termCoverage[at] ?? 0;
    if (held < 1 || word.time) continue;
    const left = coverageOf(word, query.words[at + 1], tokens);
    if (left === 1) continue;
    coverage ??= termCoverage.slice();
    coverage[at] = left;
    lost += word.idf * (1 - left);
  }
  if (coverage === null) return candidate;
  const { parts, features } = candidate;
  // The word counted in BM25 about its idf, and in the best sentence as much again.
  const score =
    candidate.score - Math.min(lost * parts.offers * parts.together * 1.5, candidate.score * 0.8);
  return { ...candidate, score, features: { ...features, termCoverage: coverage } };
}

/** What of a word a paragraph holds, 0 to 1. */
function coverageOf(
  word: QueryWord,
  next: QueryWord | undefined,
  tokens: readonly Token[],
): number {
  const same = tokens.filter(({ term }) => term === word.term);
  if (FIGURE.test(word.term) && next !== undefined && SCALES.has(next.term)) {
    return isFollowedBy(tokens, word.term, next.term) ? 1 : 0;
  }
  if (same.some((token) => token.word === word.word || isFigure(token))) return 1;
  if (word.name) return isDemonym(word.term) ? 1 : 0;
  return same.some((token) => isInflection(token.word, word.word)) ? 1 : OTHER_WORD;
}

function isFollowedBy(tokens: readonly Token[], term: string, next: string): boolean {
  return tokens.some((token, at) => token.term === term && tokens[at + 1]?.term === next);
}

/** A number in words and in figures is one. */
function isFigure({ term }: Token): boolean {
  return FIGURE.test(term);
}

/** Whether two words that stem alike differ by endings of inflection alone. */
function isInflection(one: string, other: string): boolean {
  let shared = 0;
  while (shared < one.length && one[shared] === other[shared]) shared += 1;
  return INFLECTIONS.has(one.slice(shared)) && INFLECTIONS.has(other.slice(shared));
}
