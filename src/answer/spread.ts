import type { Candidate } from "./rank.ts";

/** How many passages of one article may follow each other, if another article has a good one. */
const MOST_IN_A_ROW = 2;
/** How good: a share of the score that it comes before. */
const GOOD = 0.85;
/** Beyond these nobody reads on. */
const SPREAD = 10;

/** The candidates, best first, but not more than two in a row of one article among the first. */
export function spread(ranked: readonly Candidate[]): Candidate[] {
  const rest = [...ranked];
  const order: Candidate[] = [];
  while (order.length < SPREAD && rest.length > 0) {
    const next = rest.findIndex((candidate) => !fills(order, candidate));
    const [first, other] = [rest[0], rest[next]];
    const good = (other?.score ?? 0) >= GOOD * (first?.score ?? 0);
    order.push(...rest.splice(good && next > 0 ? next : 0, 1));
  }
  return [...order, ...rest];
}

/** Whether it would be one too many of its article. */
function fills(order: readonly Candidate[], { article }: Candidate): boolean {
  const last = order.slice(-MOST_IN_A_ROW);
  return last.length === MOST_IN_A_ROW && last.every((candidate) => candidate.article === article);
}
