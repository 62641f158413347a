import { isCopy, resemblance } from "../language/fingerprint.ts";
import type { Evidence } from "./evidence.ts";
import type { Candidate } from "./rank.ts";

/** How many passages are chosen; beyond these nobody reads on. */
const MAX_DIVERSIFIED = 10;
/** Passages that a card pages through, and of how many articles they are where there are as many. */
const SHOWN = 5;
const MIN_ARTICLES = 3;
/**
 * What a passage must score beside the best to take the place of a third of the same article, and
 * to be shown as one of another article. On the news archive (300 and 10,000 articles) right among
 * five: 89 and 86 of 108 with at least three articles in 98 and 103; with .3 and no least number of
 * articles 88 and 88, with three articles in 70 and 77.
 */
const WORTH = 0.5;
const WORTH_SHOWING = 0.1;
/** Passages of one article among the first, unless no other article has one worth its place. */
const MAX_PER_ARTICLE = 2;

type Examined = Candidate & { evidence: Evidence };

/**
 * The candidates, best first, in an order that a reader gains from: what pages print around their
 * articles is left out, copies of one text count once, at most two passages are of one article
 * while another has one as good as half the best, and the first five are of three articles.
 */
export function diversify(ranked: readonly Candidate[]): Candidate[] {
  const rest = foldCopies(withoutFurniture(ranked));
  const best = rest[0]?.score ?? 0;
  const order: Candidate[] = [];
  while (order.length < MAX_DIVERSIFIED && rest.length > 0) {
    order.push(...rest.splice(nextOf(rest, order, best), 1));
  }
  return [...order, ...rest];
}

/** The position, among those that are left, of the one that comes next. */
function nextOf(rest: readonly Candidate[], order: readonly Candidate[], best: number): number {
  const articles = new Set(order.map(({ article }) => article));
  const places = SHOWN - order.length;
  if (places > 0 && MIN_ARTICLES - articles.size >= places) {
    const other = rest.findIndex(({ article }) => !articles.has(article));
    if ((rest[other]?.score ?? 0) > WORTH_SHOWING * best) return other;
  }
  const next = rest.findIndex((candidate) => !exceeds(order, candidate));
  return next > 0 && (rest[next]?.score ?? 0) >= WORTH * best ? next : 0;
}

function exceeds(order: readonly Candidate[], { article }: Candidate): boolean {
  return order.filter((candidate) => candidate.article === article).length >= MAX_PER_ARTICLE;
}

/** What an outlet prints under several articles says nothing of any of them. */
function withoutFurniture(ranked: readonly Candidate[]): Candidate[] {
  const examined = ranked.filter(isExamined);
  return ranked.filter((candidate) => {
    if (!isExamined(candidate)) return true;
    if (candidate.evidence.furniture) return false;
    return !examined.some((other) => isRecurring(candidate, other));
  });
}

function isRecurring({ article, evidence: one }: Examined, other: Examined): boolean {
  return (
    article !== other.article &&
    one.outlet !== null &&
    one.outlet === other.evidence.outlet &&
    one.title !== other.evidence.title &&
    one.figures === other.evidence.figures &&
    resemblance(one.sketch, other.evidence.sketch) === 1
  );
}

function foldCopies(ranked: readonly Candidate[]): Candidate[] {
  const kept: Candidate[] = [];
  for (const candidate of ranked) {
    const at = isExamined(candidate)
      ? kept.findIndex((other) => isExamined(other) && isCopy(other.evidence, candidate.evidence))
      : -1;
    const original = kept[at];
    if (original === undefined) kept.push(candidate);
    else kept[at] = { ...original, copies: [...original.copies, candidate.whole] };
  }
  return kept;
}

function isExamined(candidate: Candidate): candidate is Examined {
  return candidate.evidence !== null;
}
