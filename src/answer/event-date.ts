import type { Article, PartialDate } from "../articles/article.ts";
import { firstDay, lastDay } from "../articles/calendar.ts";
import type { StatedDate } from "../language/dates.ts";

/** When something happened, as far as an article says. */
export interface EventDate {
  value: PartialDate;
  /** Who says which year: the text itself, or the date of the article that names only a day. */
  year: "text" | "article";
}

/**
 * A month named without its year lies at most this many months before, or after, the article's own.
 * Together with that month they are one year, so each month has one place in it. News looks back
 * further than ahead: what was longer ago is written with its year.
 */
const MONTHS_BACK = 8;
const MONTHS_AHEAD = 3;

/** When a stated date is; null where its year cannot be told. `namedYear` is the one its text spoke of last. */
export function eventDate(
  date: StatedDate,
  article: Article,
  namedYear: number | null,
): EventDate | null {
  if (date.year !== null) return { value: written(date.year, date), year: "text" };
  const year = yearFromArticle(date.month ?? 1, article);
  // After "in 2020 …" an unadorned "on 9 November" may be of that year, whatever the article's.
  if (year === null || (namedYear !== null && namedYear !== year)) return null;
  if (date.month === 2 && date.day === 29 && !isLeap(year)) return null;
  return { value: written(year, date), year: "article" };
}

function yearFromArticle(month: number, { date: { value, status } }: Article): number | null {
  if (value === null || status === "unknown") return null;
  const earliest = yearOfMonth(month, firstDay(value));
  return earliest === yearOfMonth(month, lastDay(value)) ? earliest : null;
}

/** The year in which the month is nearest enough to this day ("2023-02-28"). */
function yearOfMonth(month: number, day: string): number {
  const year = Number(day.slice(0, 4));
  const ahead = month - Number(day.slice(5, 7));
  if (ahead > MONTHS_AHEAD) return year - 1;
  return ahead < -MONTHS_BACK ? year + 1 : year;
}

function written(year: number, { month, day }: StatedDate): PartialDate {
  return [year, month, day]
    .filter((part) => part !== null)
    .map((part) => String(part).padStart(2, "0"))
    .join("-");
}

function isLeap(year: number): boolean {
  return new Date(Date.UTC(year, 1, 29)).getUTCMonth() === 1;
}
