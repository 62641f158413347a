import { memoize } from "../lib/memoize.ts";

/** English names, January first. */
export const MONTHS = [
  "January",
  "February",
  "March",
  "April",
  "May",
  "June",
  "July",
  "August",
  "September",
  "October",
  "November",
  "December",
] as const;

/** English names in the order of `Date.getUTCDay()`. */
export const WEEKDAYS = [
  "Sunday",
  "Monday",
  "Tuesday",
  "Wednesday",
  "Thursday",
  "Friday",
  "Saturday",
] as const;

export type NameStyle = "long" | "short";

/** Each month's names, January first: several where a language inflects them ("май", "мая"). */
export type MonthNames = readonly (readonly string[])[];

/** Discord has 31 locales; making one's names takes about 0.6 ms. */
const MAX_KEPT = 100;
const kept = new Map<string, MonthNames>();

/** What a language calls the months, alone and within a date, from the runtime's CLDR data. */
export function monthNames(locale: string, style: NameStyle): MonthNames {
  return memoize(kept, MAX_KEPT, `${locale} ${style}`, () => readMonthNames(locale, style));
}

function readMonthNames(locale: string, style: NameStyle): MonthNames {
  const options = { calendar: "gregory", timeZone: "UTC", month: style } as const;
  const alone = new Intl.DateTimeFormat(locale, options);
  const inDates = [
    new Intl.DateTimeFormat(locale, { ...options, day: "numeric" }),
    new Intl.DateTimeFormat(locale, { ...options, day: "numeric", year: "numeric" }),
  ];
  return MONTHS.map((_, month) => {
    const day = Date.UTC(2023, month, 15);
    const names = inDates.map((format) => {
      return format.formatToParts(day).find(({ type }) => type === "month")?.value ?? "";
    });
    return [...new Set([alone.format(day), ...names])];
  });
}
