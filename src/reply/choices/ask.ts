import type { Archive } from "../../answer/archive.ts";
import { readOperators, writeOperator } from "../../answer/question/operators.ts";
import { outletsWithPrefix, matchOutlet, type Outlet } from "../../articles/outlets.ts";
import { suggest } from "../../answer/suggest/suggest.ts";
import type { PartialDate } from "../../articles/article.ts";
import { readDate, firstDay, lastDay } from "../../articles/partial-date.ts";
import { formatDate } from "../text/dates.ts";
import { normalizeText, wordsWithin } from "../text/escape.ts";
import { LIMITS } from "../discord/limits.ts";
import type { Choice } from "../discord/reply.ts";
import type { Renderer } from "../renderer.ts";
import type { DateSpan } from "../../articles/store.ts";

const { choices: MAX_CHOICES, name: LENGTH } = LIMITS.autocomplete;
/** A number and a word after a dot, as `outletChoice` ends. */
const COUNT = / · \d[\d.,\s]*\+? \p{L}+$/u;
/** An operator that is being typed at the end of a question. */
const TYPING = /(?<![^\s([])(-?source|after|before):(["“„«]?)([^"“”„«»]*)$/iu;

type DateOption = "after" | "before";

/** The option being typed, and its text so far. */
interface Focused {
  name: string;
  value: string;
}

/** What to offer while an option of /ask is typed; what was typed stays the first choice. */
export async function askChoices(
  { name, value }: Focused,
  archive: Archive,
  renderer: Renderer,
): Promise<Choice[]> {
  const typed = normalizeText(value);
  if (name === "source") return outletChoices(typed, await archive.outlets(), renderer);
  if (name === "after" || name === "before") {
    return typed === ""
      ? yearChoices(name, archive.span, renderer)
      : typedDateChoices(name, typed, renderer);
  }
  if (typed.length > LENGTH) return [];
  const ending = /\s$/u.test(value) && typed !== "" ? `${typed} ` : typed;
  const own = typed === "" ? [] : [{ name: typed, value: typed }];
  const offered =
    (await operatorChoices(typed, archive, renderer)) ??
    (await suggest(ending, archive, renderer.locale)).map((each) => questionChoice(each));
  return [...own, ...offered.filter((each) => each.value.length <= LENGTH)].slice(0, MAX_CHOICES);
}

/** An offered name without the count at its end: clients may send it in place of the value. */
export function withoutCount(text: string): string {
  return text.replace(COUNT, "");
}

/** Discord shows a choice's name in the question's box: it is the question and nothing else. */
function questionChoice(question: string): Choice {
  const text = wordsWithin(normalizeText(question), LENGTH);
  return { name: text, value: text };
}

/** Completions of an operator at the end of a question; null when none is being typed. */
async function operatorChoices(
  typed: string,
  archive: Archive,
  renderer: Renderer,
): Promise<Choice[] | null> {
  const match = TYPING.exec(typed);
  const [, kind = "", , value = ""] = match ?? [];
  if (match === null) return null;
  const name = kind.toLowerCase().replace("-", "") as "source" | DateOption;
  const choices = await askChoices({ name, value }, archive, renderer);
  const head = typed.slice(0, match.index);
  return choices
    .filter(({ value: each }) => name === "source" || readDate(each, renderer.locale) !== null)
    .map((each) => {
      const operator = kind.startsWith("-") ? "not-source" : name;
      const question = head + writeOperator({ kind: operator, value: each.value });
      return readOperators(question).length > 0 ? { name: question, value: question } : each;
    });
}

function outletChoices(
  typed: string,
  outlets: readonly Outlet[],
  { messages }: Renderer,
): Choice[] {
  const begun = outletsWithPrefix(typed, outlets);
  const meant = begun.length > 0 ? null : matchOutlet(withoutCount(typed), outlets);
  const near = meant === null ? begun : meant.outlet === null ? meant.nearest : [meant.outlet];
  return near.slice(0, MAX_CHOICES).flatMap(({ name, articles }) => {
    const value = normalizeText(name);
    if (value.length > LENGTH) return [];
    const choice = messages.ask.outletChoice(value, articles);
    return [{ name: choice.length <= LENGTH ? choice : value, value }];
  });
}

/** The archive's years, newest first. */
function yearChoices(option: DateOption, { from, to }: DateSpan, renderer: Renderer): Choice[] {
  if (from === null || to === null) return [];
  const [first, last] = [Number(from.slice(0, 4)), Number(to.slice(0, 4))];
  const length = Math.min(last - first + 1, MAX_CHOICES);
  const years = Array.from({ length }, (_, at) => String(last - at).padStart(4, "0"));
  return years.map((year) => dateChoice(option, year, renderer));
}

/** How a typed date is understood. */
function typedDateChoices(option: DateOption, typed: string, renderer: Renderer): Choice[] {
  const date = readDate(typed, renderer.locale);
  return date === null
    ? [{ name: renderer.messages.ask.dateExample, value: typed }]
    : [dateChoice(option, date, renderer)];
}

/** "May 2023 (from 1 May 2023)"; `readDate` ignores what is in brackets. */
function dateChoice(option: DateOption, date: PartialDate, { messages }: Renderer): Choice {
  const { filters, locale } = messages;
  const day = option === "after" ? firstDay(date) : lastDay(date);
  const bound = filters[option](formatDate(day, locale));
  const words = formatDate(date, locale);
  return { name: day === date ? words : `${words} (${bound})`, value: date };
}
