import type { Article, Paragraph } from "../articles/article.ts";
import type { Span } from "../lib/span.ts";
import type { Archive } from "./answer.ts";
import type { OutletPassage } from "./compare.ts";
import { readingOf } from "./paragraph-facts.ts";

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

interface Found extends Difference {
  key: string;
  order: string;
}

/** What the passages do not all state, in the order read; no judgement of who is right. */
export function differences(outlets: readonly OutletPassage[], archive: Archive): Difference[] {
  if (outlets.length < 2) return [];
  const statements = new Map<string, Found & { passages: number }>();
  for (const { passage, copies } of outlets) {
    const articles = [passage.article, ...copies];
    const { paragraph } = passage;
    for (const statement of readingOf(paragraph, archive).statements) {
      const known = statements.get(statement.key);
      if (known === undefined) {
        statements.set(statement.key, { ...statement, paragraph, articles, passages: 1 });
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

/** Numbers that count alike stand together, those that several outlets count before others. */
function numbersInOrder(all: readonly Found[]): Found[] {
  const numbers = all.filter(({ kind }) => kind === "number");
  const groups = new Map<string, Found[]>();
  for (const each of numbers) {
    const group = each.order === "" ? each.key : each.order;
    groups.set(group, [...(groups.get(group) ?? []), each]);
  }
  const counted = (group: Found[]): number =>
    new Set(group.flatMap(({ articles }) => articles)).size;
  return [...groups.values()].toSorted((a, b) => counted(b) - counted(a)).flat();
}

function datesInOrder(all: readonly Found[]): Found[] {
  return all
    .filter(({ kind }) => kind === "date")
    .toSorted((a, b) => (a.order < b.order ? -1 : a.order > b.order ? 1 : 0));
}
