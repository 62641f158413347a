import type { Article, Paragraph } from "../corpus/article.ts";
import type { Span } from "../text/span.ts";
import type { StatedDate } from "../text/stated-dates.ts";
import type { Archive } from "./answer.ts";
import type { OutletPassage } from "./compare.ts";
import { readingOf } from "./reading.ts";

/** A number or date that some of the passages compared state, and others do not. */
export interface Difference {
  kind: "number" | "date";
  /** Where it first stands: the spans lie in this paragraph's text. */
  paragraph: Paragraph;
  /** The number or date as printed. */
  mark: Span;
  /** The words around it, of the same sentence. */
  context: Span;
  /** One article an outlet: those that state it. */
  articles: Article[];
}

interface Statement extends Difference {
  /** Statements with one key state the same. */
  key: string;
  /** What the number counts, or the date's place in time: alike ones stand together. */
  order: string;
}

/** Words quoted on both sides of a number: enough to tell whom or what it counts. */
const WORDS_AROUND = 4;
const WORD = String.raw`[^\s“”"();:]`;
const BEFORE = new RegExp(`(?:${WORD}+\\s+){0,${WORDS_AROUND}}${WORD}*$`, "u");
const AFTER = new RegExp(`^${WORD}*(?:\\s+${WORD}+){0,${WORDS_AROUND}}`, "u");
/** A text's last words are looked for in this much of its end. */
const TAIL = 200;

/** What the passages do not all state, in the order read; no judgement of who is right. */
export function differences(outlets: readonly OutletPassage[], archive: Archive): Difference[] {
  if (outlets.length < 2) return [];
  const statements = new Map<string, Statement & { passages: number }>();
  for (const { passage, copies } of outlets) {
    const articles = [passage.article, ...copies];
    for (const statement of statementsIn(passage.paragraph, archive)) {
      const known = statements.get(statement.key);
      if (known === undefined) {
        statements.set(statement.key, { ...statement, articles, passages: 1 });
      } else if (!known.articles.includes(passage.article)) {
        known.articles = [...known.articles, ...articles];
        known.passages += 1;
      }
    }
  }
  const differing = [...statements.values()].filter(({ passages }) => passages < outlets.length);
  return [...numbersInOrder(differing), ...datesInOrder(differing)].map(
    ({ kind, paragraph, mark, context, articles }) => ({
      kind,
      paragraph,
      mark,
      context,
      articles,
    }),
  );
}

function statementsIn(paragraph: Paragraph, archive: Archive): Statement[] {
  const { text } = paragraph;
  const reading = readingOf(paragraph, archive);
  const numbers = reading.numbers.map(({ start, end, value, counts }) => ({
    kind: "number" as const,
    mark: { start, end },
    key: `number ${value} ${counts}`,
    order: counts,
  }));
  const dates = reading.dates.map((date) => ({
    kind: "date" as const,
    mark: { start: date.start, end: date.end },
    key: `date ${date.month === null ? text.slice(date.start, date.end) : placeInTime(date)}`,
    order: placeInTime(date),
  }));
  return [...numbers, ...dates].map((statement) => ({
    ...statement,
    paragraph,
    context: around(text, statement.mark, reading.sentences),
    articles: [],
  }));
}

/** Numbers that count alike stand together, those that several outlets count before others. */
function numbersInOrder(all: readonly Statement[]): Statement[] {
  const numbers = all.filter(({ kind }) => kind === "number");
  const groups = new Map<string, Statement[]>();
  for (const each of numbers) {
    const group = each.order === "" ? each.key : each.order;
    groups.set(group, [...(groups.get(group) ?? []), each]);
  }
  const counted = (group: Statement[]): number =>
    new Set(group.flatMap(({ articles }) => articles)).size;
  return [...groups.values()].toSorted((a, b) => counted(b) - counted(a)).flat();
}

function datesInOrder(all: readonly Statement[]): Statement[] {
  return all
    .filter(({ kind }) => kind === "date")
    .toSorted((a, b) => (a.order < b.order ? -1 : a.order > b.order ? 1 : 0));
}

/** A date without a year comes last. */
function placeInTime({ year, month, day }: StatedDate): string {
  return `${year ?? "~"}-${twoDigits(month)}-${twoDigits(day)}`;
}

function twoDigits(part: number | null): string {
  return String(part ?? 0).padStart(2, "0");
}

/** The mark with some words before and after, within its sentence and its part of the sentence. */
function around(text: string, mark: Span, all: readonly Span[]): Span {
  const sentence = all.find(({ end }) => end >= mark.end);
  const from = Math.max(sentence?.start ?? 0, mark.start - TAIL);
  const ahead = text.slice(Math.min(from, mark.start), mark.start);
  const behind = text.slice(mark.end, Math.max(sentence?.end ?? text.length, mark.end));
  return {
    start: mark.start - (BEFORE.exec(ahead)?.[0].length ?? 0),
    end: mark.end + (AFTER.exec(behind)?.[0].replace(/[\s,.–—-]+$/u, "").length ?? 0),
  };
}
