import { findAmbiguous, type AmbiguousDate } from "../date/find-dates.ts";
import { isAround } from "./around.ts";
import { folded, type DomDocument, type DomElement } from "./dom.ts";
import { pageDays, type PageDate, type PageFacts } from "./page-facts.ts";

/** What a page says where day and month cannot be told apart: in its data, `time` elements and lines named after a day. */
export function ambiguousDay(
  { linked, meta, document, heading, language }: PageFacts,
  tags: readonly string[],
): AmbiguousDate | null {
  const said = [
    linked?.published,
    ...tags.map((name) => meta.get(name)),
    ...linesWithDay(document, heading),
  ];
  const found = said.map((text) => findAmbiguous(text ?? "", { language }));
  return found.find((each) => each !== null) ?? null;
}

/** The short lines of elements that are named after a day and are not about other articles. */
function linesWithDay(document: DomDocument, heading: DomElement | null): string[] {
  const named = document.querySelectorAll(
    "time, [class*='date'], [class*='time'], [class*='publish'], [class*='meta'], [class*='byline']",
  );
  return [...named]
    .filter((element) => !isAround(element, heading))
    .map((element) => folded(element.textContent))
    .filter((text) => text.length <= 120);
}

/** How much of a page's text is searched, in characters. */
const MAX_TEXT = 400_000;

/** Which of two days it is, where the address names the month or the page writes its other days in one order. */
export function settledDate({ text, days }: AmbiguousDate, facts: PageFacts): PageDate | null {
  const path = facts.url === null ? "" : new URL(facts.url).pathname;
  const [, year, month] = /\/((?:19|20)\d{2})\/(0[1-9]|1[0-2])(?=\/)/.exec(path) ?? [];
  const byMonth = days.filter((day) => day.startsWith(`${year}-${month}-`));
  const settled = byMonth.length === 1 ? byMonth[0] : dayInOrder(text, facts);
  const [value] = pageDays(settled ?? "", facts);
  if (!value) return null;
  const why = byMonth.length === 1 ? "the address names the month" : "other days show the order";
  const evidence = `The page says "${text}", and ${why}.`;
  return { value: value.value, rule: "visible", evidence, doubt: null };
}

/** A day of two readings in the order in which the page writes days that have only one; null without such days. */
function dayInOrder(text: string, { document }: PageFacts): string | null {
  const page = folded(document.body?.textContent).slice(0, MAX_TEXT);
  const others = [...page.matchAll(/(?<![\d/.-])(\d{1,2})\/(\d{1,2})\/\d{4}(?![\d/])/g)];
  const dayFirst = others.some(([, first]) => Number(first) > 12);
  const monthFirst = others.some(([, , second]) => Number(second) > 12);
  if (dayFirst === monthFirst) return null;
  const [first = "", second = "", year = ""] = text.split(/[/-]/);
  const [day, month] = dayFirst ? [first, second] : [second, first];
  return `${year}-${month.padStart(2, "0")}-${day.padStart(2, "0")}`;
}
