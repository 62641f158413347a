import { isCopy, resemblance } from "../language/fingerprint.ts";
import type { Evidence } from "./evidence.ts";
import type { Candidate } from "./rank.ts";

/** How many passages are chosen; beyond these nobody reads on. */
const MAX_DIVERSIFIED = 10;
/** Passages of one article among the first, unless no other article has one worth showing. */
const MAX_PER_ARTICLE = 2;
/** What another article's passage must reach beside the best to be worth it. */
const WORTH = 0.3;
type Examined = Candidate & { evidence: Evidence };

/**
 * The candidates, best first, in an order that a reader gains from: what pages print around their
 * articles is left out, copies of one text count once, and at most two passages are of one article
 * while another has one worth showing.
 */
export function diversify(ranked: readonly Candidate[]): Candidate[] {
  const quotable = withoutFurniture(ranked);
  const rest = foldCopies(quotable);
  const best = rest[0]?.score ?? 0;
  const order: Candidate[] = [];
  while (order.length < MAX_DIVERSIFIED && rest.length > 0) {
    const next = rest.findIndex((candidate) => !exceeds(order, candidate));
    const worth = next > 0 && (rest[next]?.score ?? 0) >= WORTH * best;
    order.push(...rest.splice(worth ? next : 0, 1));
  }
  return [...order, ...rest];
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
    else kept[at] = { ...original, copies: [...original.copies, candidate.paragraph] };
  }
  return kept;
}

function isExamined(candidate: Candidate): candidate is Examined {
  return candidate.evidence !== null;
}
