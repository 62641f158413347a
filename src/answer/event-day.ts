import type { Article, PartialDate } from "../articles/article.ts";
import { firstDay, lastDay } from "../articles/partial-date.ts";
import type { DateTense } from "../language/date-tense.ts";
import type { StatedDate } from "../language/dates.ts";
import { pastDay, type RelativeDay } from "../language/relative-days.ts";

/** When something happened, as far as an article says. */
export interface EventDay {
  value: PartialDate;
  /**
   * Who says so: the text (`stated`); the text, but for the year, which the article's date gives;
   * the article's date, of which a weekday or "today" is counted; or it is the day of publication.
   */
  how: "stated" | "year from article" | "weekday" | "published";
}

/**
 * A month named without its year lies at most this many months before, or after, the article's own.
 * Together with that month they are one year, so each month has one place in it. News looks back
 * further than ahead: what was longer ago is written with its year.
 */
const MONTHS_BACK = 8;
const MONTHS_AHEAD = 3;

interface Told {
  /** The year that its text spoke of last. */
  namedYear: number | null;
  /** How its text speaks of it. */
  tense: DateTense;
}

/**
 * When a stated date is; null where its year cannot be told. Without a year it is the one of its
 * weekday, the last one where it is told as past, the next one where it is told as to come; where
 * no verb tells, the nearest, which may be after the article's day.
 */
export function statedDay(
  date: StatedDate,
  article: Article,
  { namedYear, tense }: Told,
): EventDay | null {
  if (date.year !== null) return { value: written(date.year, date), how: "stated" };
  const nearest = yearFromArticle(date.month ?? 1, article);
  if (nearest === null) return null;
  const byWeekday = yearOfWeekday(date, nearest, firstDay(article.date.value ?? ""));
  if (byWeekday === "none") return null;
  const year = byWeekday ?? yearOfTense(date, nearest, { article, tense });
  // After "in 2020 …" an unadorned "on 9 November" may be of that year, whatever the article's.
  if (byWeekday === null && namedYear !== null && namedYear !== year) return null;
  if (date.month === 2 && date.day === 29 && !isLeap(year)) return null;
  return { value: written(year, date), how: "year from article" };
}

/** A day this close to the article's, in milliseconds, is of no other year, whatever its weekday. */
const CLOSE = 60 * 24 * 60 * 60 * 1000;

/**
 * The year of these in which the day has its weekday; "none" where one of the two is a mistake, and
 * null where no weekday is named.
 */
function yearOfWeekday(
  { weekday, month, day }: StatedDate,
  nearest: number,
  published: string,
): number | "none" | null {
  if (weekday === null || month === null || day === null) return null;
  const dayOf = (year: number): Date => new Date(Date.UTC(year, month - 1, day));
  const isClose = Math.abs(dayOf(nearest).getTime() - Date.parse(published)) < CLOSE;
  const years = isClose ? [nearest] : [nearest, nearest + 1, nearest - 1];
  return years.find((year) => dayOf(year).getUTCDay() === weekday) ?? "none";
}

function yearOfTense(
  date: StatedDate,
  nearest: number,
  { article, tense }: { article: Article; tense: DateTense },
): number {
  const value = written(nearest, date);
  if (tense === "past") return isAfter(value, article) ? nearest - 1 : nearest;
  const isOver = value < firstDay(article.date.value ?? "").slice(0, value.length);
  return tense === "ahead" && isOver ? nearest + 1 : nearest;
}

/** The past day that a weekday, "today" or "yesterday" means; null where the article's day is not known. */
export function relativeDay(day: RelativeDay, { date }: Article): EventDay | null {
  const { value, status } = date;
  if (value === null || status === "unknown" || value.length < "2023-05-19".length) return null;
  return { value: pastDay(day, value), how: "weekday" };
}

/** "the Sept. 11 attacks": a day that names what happened, in whatever year. */
const NAMES_EVENT =
  /^,? (?:terror(?:ist)? )?(?:attacks?|bombings?|massacre|hijackings|coup|uprising|revolution|agreement|accord|killings)\b/u;

/** Whether a day, with this text behind it, is the name of an event. */
export function isEventName({ day }: StatedDate, after: string): boolean {
  return day !== null && NAMES_EVENT.test(after);
}

/** Whether a day, month or year begins after the article's own day; not where that is unknown. */
export function isAfter(value: PartialDate, { date }: Article): boolean {
  return date.value !== null && firstDay(value) > lastDay(date.value);
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
