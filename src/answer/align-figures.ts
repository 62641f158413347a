import type { Figure } from "./figures.ts";

/** What several articles state of one thing, with at least two values. */
export interface AlignedFigures {
  /** What is counted, as printed, or what became of people: "dead". */
  what: string;
  unit: string;
  /** One an article, oldest first; those that only round another are left out. */
  figures: Figure[];
}

/** Evidence that two figures are of one thing; chosen on 12 labelled quantities: docs/stories.md. */
const SAME_FATE = 2;
const SAME_NOUN = 1.5;
const SAME_SUBJECT = 2;
const SAME_ODDS = 2;
const SAME_CURRENCY = 0.7;
/** A headline gives the sum that its article is about. */
const IN_HEADLINE = 0.7;
const SHARED_WORD = 0.7;
const MAX_SHARED_WORDS = 3;
const NEAR_VALUE = 1;
const MIN_EVIDENCE = 2.4;
/** Of one event nobody counts so many times more than another; less so where only one names a place. */
const MAX_RATIO = 5;
const MAX_RATIO_WIDER = 2;
const NEAR_RATIO = 1.3;
/** A number that is the other one rounded, or cut, is less than this part away from it. */
const MAX_ROUNDING = 0.03;

interface Pair {
  a: Figure;
  b: Figure;
  evidence: number;
}

/** Figures of different articles that are of one thing and differ by more than rounding. */
export function alignFigures(
  figures: readonly Figure[],
  topic: ReadonlySet<string>,
): AlignedFigures[] {
  const pairs: Pair[] = [];
  for (const [at, a] of figures.entries()) {
    for (const b of figures.slice(at + 1)) {
      const evidence = a.article === b.article ? 0 : evidenceOf(a, b, topic);
      if (evidence >= MIN_EVIDENCE) pairs.push({ a, b, evidence });
    }
  }
  const groupOf = new Map<Figure, Figure[]>();
  for (const { a, b } of pairs.toSorted((x, y) => y.evidence - x.evidence)) {
    const [left, right] = [groupOf.get(a) ?? [a], groupOf.get(b) ?? [b]];
    if (left === right) continue;
    const met = new Set(left.map(({ article }) => article));
    if (right.some(({ article }) => met.has(article))) continue;
    const both = [...left, ...right];
    for (const figure of both) groupOf.set(figure, both);
  }
  return [...new Set(groupOf.values())].flatMap((group) => {
    const exact = withoutRoundings(group);
    const differing = exact.some((a) => exact.some((b) => differ(a, b)));
    return differing ? [aligned(exact)] : [];
  });
}

function withoutRoundings(group: readonly Figure[]): Figure[] {
  return group.filter(
    (a) => !group.some((b) => b.amount !== a.amount && b.step < a.step && !differ(a, b)),
  );
}

/** Oldest first, undated last. */
function placeOf({ article }: Figure): string {
  return `${article.date.value ?? "~"} ${article.slug}`;
}

function aligned(group: readonly Figure[]): AlignedFigures {
  const [first] = group;
  return {
    what: first === undefined ? "" : first.fate || nounOf(first),
    unit: first?.unit ?? "",
    figures: group.toSorted((a, b) => (placeOf(a) < placeOf(b) ? -1 : 1)),
  };
}

/** What is counted, as printed: "people", "magnitude". */
function nounOf({ text, mark, counts }: Figure): string {
  if (counts === "") return "";
  return /[\p{L}’'-]+$/u.exec(text.slice(mark.start, mark.end))?.[0] ?? counts;
}

function evidenceOf(a: Figure, b: Figure, topic: ReadonlySet<string>): number {
  if (a.unit !== b.unit || a.fate !== b.fate) return 0;
  const shared = [...a.terms].filter((term) => b.terms.has(term) && !topic.has(term)).length;
  if (a.unit === "1 in") return SAME_ODDS + shared * SHARED_WORD;
  // A share is one of somebody: whose, the name before it tells.
  if (a.unit === "%" && (a.subject === "" || a.subject !== b.subject)) return 0;
  const ratio = Math.max(a.amount, b.amount) / Math.min(a.amount, b.amount);
  const near = ratio <= NEAR_RATIO;
  const sameNoun = a.counts !== "" && a.counts === b.counts;
  const unnamed = a.unit === "" && a.fate === "" && !sameNoun;
  if (unnamed && (!near || shared < MAX_SHARED_WORDS || (a.counts !== "" && b.counts !== "")))
    return 0;
  // "People", "films": a noun alone does not say which.
  if (a.unit === "" && a.fate === "" && !(shared >= (near ? 1 : 2))) return 0;
  if (!near && ratio > maxRatio(a.places, b.places)) return 0;
  return (
    (a.fate === "" ? 0 : SAME_FATE) +
    (sameNoun ? SAME_NOUN : 0) +
    (a.unit === "%" ? SAME_SUBJECT : a.unit === "" ? 0 : SAME_CURRENCY) +
    (a.unit !== "" && (isHeadline(a) || isHeadline(b)) ? IN_HEADLINE : 0) +
    Math.min(shared, MAX_SHARED_WORDS) * SHARED_WORD +
    (near ? NEAR_VALUE : 0)
  );
}

function isHeadline({ text, article }: Figure): boolean {
  return text === article.title;
}

/** How far apart numbers of these places may be: those of a country are no part of the world's. */
function maxRatio(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  if (a.size === 0 && b.size === 0) return MAX_RATIO;
  if (a.size === 0 || b.size === 0) return MAX_RATIO_WIDER;
  return [...a].some((place) => b.has(place)) ? MAX_RATIO : 0;
}

/** Whether two numbers are apart by more than rounding: 35,868 is "some 35,000" and "36,000". */
function differ(a: Measured, b: Measured): boolean {
  if (a.amount === b.amount) return false;
  const [round, exact] = a.step >= b.step ? [a, b] : [b, a];
  const apart = Math.abs(round.amount - exact.amount) / Math.max(round.amount, exact.amount);
  const same = [Math.round, Math.floor].some(
    (cut) => Math.abs(cut(exact.amount / round.step) * round.step - round.amount) < round.step / 2,
  );
  return !(same && apart < MAX_ROUNDING && a.step !== b.step);
}

type Measured = Pick<Figure, "amount" | "step">;
