import { readOperators, writeOperator } from "../../answer/question/operators.ts";
import { outletsWithPrefix, matchOutlet, type Outlet } from "../../articles/outlets.ts";
import { suggest, type Suggestion } from "../../answer/suggest/suggest.ts";
import type { PartialDate } from "../../articles/article.ts";
import { readDate, firstDay, lastDay } from "../../articles/partial-date.ts";
import { formatDate } from "../text/dates.ts";
import { normalizeText, wordsWithin } from "../text/escape.ts";
import { LIMITS } from "../discord/limits.ts";
import type { Messages } from "../messages/messages.ts";
import type { Archive } from "../../answer/archive.ts";

const { choices: MAX_CHOICES, name: LENGTH } = LIMITS.autocomplete;
/** A number and a word after a dot, as `outletChoice` and `nameChoice` end. */
const COUNT = / · \d[\d.,\s]*\+? \p{L}+$/u;
/** An operator that is being typed at the end of a question. */
const TYPING = /(?<![^\s([])(source|after|before):(["“„«]?)([^"“”„«»]*)$/iu;

export interface AskChoice {
  name: string;
  value: string;
}

interface Focused {
  name: string;
  value: string;
}

/** What to offer while an option of /ask is typed; what was typed stays the first choice. */
export async function askChoices(
  { name, value }: Focused,
  archive: Archive,
  locale: string,
  messages: Messages,
): Promise<AskChoice[]> {
  const typed = normalizeText(value);
  if (name === "source") return outletChoices(typed, await archive.outlets(), messages);
  if (name === "after" || name === "before") {
    return dateChoices(name, typed, archive, locale, messages);
  }
  if (typed.length > LENGTH) return [];
  const ending = /\s$/u.test(value) && typed !== "" ? `${typed} ` : typed;
  const own = typed === "" ? [] : [{ name: typed, value: typed }];
  const offered =
    (await operatorChoices(typed, archive, locale, messages)) ??
    (await suggest(ending, archive, locale)).map((each) => questionChoice(each, messages));
  return [...own, ...offered.filter((each) => each.value.length <= LENGTH)].slice(0, MAX_CHOICES);
}

/** An offered name without the count at its end: clients may send it in the value's place. */
export function withoutCount(text: string): string {
  return text.replace(COUNT, "");
}

function questionChoice({ question, named }: Suggestion, { ask }: Messages): AskChoice {
  const text = wordsWithin(normalizeText(question), LENGTH);
  if (named === null) return { name: text, value: text };
  const name = ask.nameChoice(text, named.articles, named.atLeast);
  return { name: name.length <= LENGTH ? name : text, value: text };
}

/** Completions of an operator at the end of a question; null when none is being typed. */
async function operatorChoices(
  typed: string,
  archive: Archive,
  locale: string,
  messages: Messages,
): Promise<AskChoice[] | null> {
  const match = TYPING.exec(typed);
  const [, kind = "", , value = ""] = match ?? [];
  if (match === null) return null;
  const name = kind.toLowerCase() as "source" | "after" | "before";
  const choices = await askChoices({ name, value }, archive, locale, messages);
  const head = typed.slice(0, match.index);
  return choices
    .filter(({ value: each }) => name === "source" || readDate(each, locale) !== null)
    .map((each) => {
      const question = head + writeOperator({ kind: name, value: each.value });
      return readOperators(question).length > 0 ? { name: question, value: question } : each;
    });
}

function outletChoices(typed: string, outlets: readonly Outlet[], { ask }: Messages): AskChoice[] {
  const begun = outletsWithPrefix(typed, outlets);
  const meant = begun.length > 0 ? null : matchOutlet(withoutCount(typed), outlets);
  const near = meant === null ? begun : meant.outlet === null ? meant.nearest : [meant.outlet];
  return near.slice(0, MAX_CHOICES).flatMap(({ name, articles }) => {
    const value = normalizeText(name);
    if (value.length > LENGTH) return [];
    const choice = ask.outletChoice(value, articles);
    return [{ name: choice.length <= LENGTH ? choice : value, value }];
  });
}

/** How a typed date is understood; the archive's years, newest first, while nothing is typed. */
function dateChoices(
  option: "after" | "before",
  typed: string,
  { span }: Archive,
  locale: string,
  messages: Messages,
): AskChoice[] {
  const choice = (date: PartialDate): AskChoice => dateChoice(option, date, messages);
  if (typed === "") return years(span.from, span.to).map(choice);
  const date = readDate(typed, locale);
  return date === null ? [{ name: messages.ask.dateExample, value: typed }] : [choice(date)];
}

/** "May 2023 (from 1 May 2023)"; `readDate` passes over what stands between brackets. */
function dateChoice(
  option: "after" | "before",
  date: PartialDate,
  { filters, locale }: Messages,
): AskChoice {
  const day = option === "after" ? firstDay(date) : lastDay(date);
  const bound = filters[option](formatDate(day, locale));
  const words = formatDate(date, locale);
  return { name: day === date ? words : `${words} (${bound})`, value: date };
}

function years(from: PartialDate | null, to: PartialDate | null): PartialDate[] {
  if (from === null || to === null) return [];
  const [first, last] = [Number(from.slice(0, 4)), Number(to.slice(0, 4))];
  const length = Math.min(last - first + 1, MAX_CHOICES);
  return Array.from({ length }, (_, at) => String(last - at).padStart(4, "0"));
}
