import { firstDay, lastDay } from "../articles/partial-date.ts";
import { termsIn } from "../language/tokenizer.ts";
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
const SAME_CHANGE = 1;
const SAME_ODDS = 2;
const SAME_CURRENCY = 0.7;
/** A headline gives the sum that its article is about. */
const IN_HEADLINE = 0.7;
const SHARED_WORD = 0.7;
const MAX_SHARED_WORDS = 3;
const NEAR_VALUE = 1;
const MIN_EVIDENCE = 2.4;
/** Of one event nobody counts so many times more than another. */
const MAX_RATIO = 5;
const NEAR_RATIO = 1.3;
/** A number that is the other one cut, or rounded, is less than this part away from it. */
const MAX_CUT = 0.03;
const MAX_ROUNDED = 0.05;

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
export function byDay({ article: a }: Figure, { article: b }: Figure): number {
  const [left, right] = [a, b].map(({ date, slug }) => `${date.value ?? "~"} ${slug}`);
  return (left ?? "") < (right ?? "") ? -1 : 1;
}

function aligned(group: readonly Figure[]): AlignedFigures {
  const [first] = group;
  return {
    what: first === undefined ? "" : first.fate || first.noun,
    unit: first?.unit ?? "",
    figures: group.toSorted(byDay),
  };
}

/** In what the words around two figures, and their values, are alike. */
interface Likeness {
  /** Terms around both that are not the topic's, and those of them in both clauses. */
  shared: number;
  close: number;
  /** Whether the values are near each other. */
  near: boolean;
}

function evidenceOf(a: Figure, b: Figure, topic: ReadonlySet<string>): number {
  if (a.unit !== b.unit || a.fate !== b.fate) return 0;
  const shared = sharedOf(a.terms, b.terms, topic);
  if (a.unit === "1 in") return SAME_ODDS + shared * SHARED_WORD;
  const ratio = Math.max(a.amount, b.amount) / Math.min(a.amount, b.amount);
  const near = ratio <= NEAR_RATIO;
  if (ratio > MAX_RATIO || (!near && isPlaced(a, topic) !== isPlaced(b, topic))) return 0;
  if (CONFLICTS.some((conflict) => conflict(a, b))) return 0;
  const same = sameThing(a, b, { shared, close: sharedOf(a.near, b.near, topic), near });
  const words = Math.min(shared, MAX_SHARED_WORDS) * SHARED_WORD;
  return same === 0 ? 0 : same + words + (near ? NEAR_VALUE : 0);
}

function sameThing(a: Figure, b: Figure, likeness: Likeness): number {
  if (a.fate !== "") return SAME_FATE + (a.counts === b.counts ? SAME_NOUN : 0);
  if (a.unit === "") return nounEvidence(a, b, likeness);
  return (a.unit === "%" ? shareEvidence : moneyEvidence)(a, b, likeness);
}

/** "People", "films": a noun alone does not say which, and a measure says even less. */
function nounEvidence(a: Figure, b: Figure, { shared, near, close }: Likeness): number {
  if (a.counts === "" || a.counts !== b.counts) return 0;
  const least = (near ? 1 : 2) + (MEASURES.has(a.counts) ? 1 : 0);
  const particular = near && !ANYBODY.has(a.counts) && !MEASURES.has(a.counts) && shared > 0;
  return close >= least || particular ? SAME_NOUN : 0;
}

/** A sum of money; a headline tells of the one that its article is about. */
function moneyEvidence(a: Figure, b: Figure, { near, close }: Likeness): number {
  if (isHeadline(a) || isHeadline(b)) return SAME_CURRENCY + IN_HEADLINE;
  return close >= (near ? 1 : 2) ? SAME_CURRENCY : 0;
}

/** A share is one of somebody: whose, the name before it tells; a rise is of what he has. */
function shareEvidence(a: Figure, b: Figure, { close }: Likeness): number {
  const same = a.subject.length > 0 && a.subject.at(-1) === b.subject.at(-1);
  if (!same || (a.change === "" && close === 0)) return 0;
  return SAME_SUBJECT + (a.change === "" ? 0 : SAME_CHANGE);
}

function sharedOf(
  a: ReadonlySet<string>,
  b: ReadonlySet<string>,
  topic: ReadonlySet<string>,
): number {
  return [...a].filter((term) => b.has(term) && !topic.has(term)).length;
}

function isHeadline({ text, article }: Figure): boolean {
  return text === article.title;
}

/** Whether a figure is of some other place than the topic. */
function isPlaced({ places }: Figure, topic: ReadonlySet<string>): boolean {
  return [...places].some((place) => !topic.has(place));
}

/** Nouns for people of any kind, to whom a fate may be given without one. */
const ANYBODY = new Set(
  termsIn(
    "people persons victims others bodies deaths dead lives casualties fatalities toll killed wounded injured missing",
  ),
);
/** Distances are from somewhere; of other measures too the words around must tell more. */
const DISTANCES = new Set(termsIn("kilometres kilometers km miles metres meters feet"));
const MEASURES = new Set([
  ...DISTANCES,
  ...termsIn(
    "tonnes tons kilograms kg pounds ounces litres liters gallons barrels bushels acres hectares degrees points shares votes francs marks crowns pesos rupees roubles cents pence",
  ),
]);

/** What shows that two figures are of two things. */
const CONFLICTS: readonly ((a: Figure, b: Figure) => boolean)[] = [
  // Those of a country are no part of the world's.
  (a, b) => a.places.size > 0 && b.places.size > 0 && !meet(a.places, b.places),
  // Policemen are some of the people.
  (a, b) => a.fate !== "" && whoOf(a) !== whoOf(b),
  (a, b) => a.unit !== "" && a.change !== b.change && a.change !== "" && b.change !== "",
  (a, b) => a.span !== b.span && ((a.span !== "" && b.span !== "") || isOfSpan(a) || isOfSpan(b)),
  (a, b) => a.rank !== "" && b.rank !== "" && a.rank !== b.rank,
  (a, b) => isElsewhen(a, b) || isElsewhen(b, a),
  (a, b) => a.fate === "" && isOfOther(a, b) && isOfOther(b, a),
  // In a list of sums each belongs to the name right before it.
  (a, b) => a.unit !== "" && isOfOthersList(a, b),
  (a, b) => DISTANCES.has(a.counts) && a.object.at(-1) !== b.object.at(-1),
];

function meet(a: Iterable<string>, b: ReadonlySet<string>): boolean {
  return [...a].some((each) => b.has(each));
}

/** Which of the people are counted; "" for all. */
function whoOf({ counts }: Figure): string {
  return ANYBODY.has(counts) ? "" : counts;
}

/** A quarter's sum is beside a sum of no span mostly that of another quarter. */
function isOfSpan({ span }: Figure): boolean {
  return span !== "" && span !== "year" && span !== "all" && span !== "week";
}

/** Whether the last name before one figure does not come before the other. */
function isOfOther({ subject }: Figure, { names, subject: other }: Figure): boolean {
  return subject.length > 0 && other.length > 0 && !meet(subject, names);
}

function isOfOthersList(a: Figure, b: Figure): boolean {
  return (isOfOther(a, b) || isOfOther(b, a)) && !meet(a.subject, new Set(b.subject));
}

/** Days between what is reported and an article of it. */
const MAX_DAYS = 10;
const DAY_MS = 86_400_000;

/** Whether one figure's day is not that of the other, or is not what the other's article tells of. */
function isElsewhen({ day }: Figure, { day: other, article: { date } }: Figure): boolean {
  if (day === null) return false;
  if (other !== null) return daysBetween(lastDay(day), firstDay(other)) > 0;
  if (date.value === null || date.status === "unknown") return false;
  const before = daysBetween(lastDay(day), firstDay(date.value));
  return before > MAX_DAYS || daysBetween(lastDay(date.value), firstDay(day)) > 1;
}

function daysBetween(earlier: string, later: string): number {
  return (Date.parse(later) - Date.parse(earlier)) / DAY_MS;
}

/** Whether two numbers are apart by more than rounding: 35,868 is "some 35,000" and "36,000". */
function differ(a: Measured, b: Measured): boolean {
  if (a.amount === b.amount) return false;
  const [low, high] = a.amount < b.amount ? [a, b] : [b, a];
  const apart = (high.amount - low.amount) / high.amount;
  if (apart < MAX_ROUNDED && (low.bound === "least" || high.bound === "most")) return false;
  const [round, exact] = a.step >= b.step ? [a, b] : [b, a];
  if (round.step === exact.step) return true;
  const is = (cut: (value: number) => number): boolean =>
    Math.abs(cut(exact.amount / round.step) * round.step - round.amount) < round.step / 2;
  return !((is(Math.round) && apart < MAX_ROUNDED) || (is(Math.floor) && apart < MAX_CUT));
}

type Measured = Pick<Figure, "amount" | "step" | "bound">;
