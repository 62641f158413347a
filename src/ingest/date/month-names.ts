import { monthNames } from "../../language/calendar.ts";

/**
 * Month names of many languages, from the runtime's own locale data (CLDR), so that a date in a byline
 * is read in whatever language it is written.
 */

const LOCALES =
  "en-US en-GB de de-AT fr es it pt nl sv da nb fi pl cs sk hu ro bg ru uk tr el hr sr-Latn sl lt lv et is ca id ms sq az ar-EG ar-LB ar-DZ fa-u-ca-gregory".split(
    " ",
  );

/** Lower case, without accents and dots: "Févr." and "fevr" are one name. */
function foldName(name: string): string {
  return name
    .normalize("NFKD")
    .replace(/[\p{M}.]/gu, "")
    .toLowerCase();
}

/** For each folded name, the months it can mean and the languages that say so. */
function readNames(): ReadonlyMap<string, ReadonlyMap<number, ReadonlySet<string>>> {
  const names = new Map<string, Map<number, Set<string>>>();
  const add = (name: string, month: number, language: string): void => {
    const folded = foldName(name);
    if (!/^\p{L}{3,}$/u.test(folded)) return;
    const months = names.get(folded) ?? new Map<number, Set<string>>();
    names.set(folded, months.set(month, (months.get(month) ?? new Set<string>()).add(language)));
  };
  for (const locale of LOCALES) {
    for (const style of ["long", "short"] as const) {
      for (const [at, all] of monthNames(locale, style).entries()) {
        for (const name of all) add(name, at + 1, locale.slice(0, 2));
      }
    }
  }
  return names;
}

const NAMES = readNames();

/**
 * The month (1 to 12) that a word names, or null. A word that means different months in different languages
 * ("listopad") counts only when `language` (e.g. "cs") decides it.
 */
export function monthOf(word: string, language?: string | null): number | null {
  const months = NAMES.get(foldName(word));
  if (!months) return null;
  const [first] = months.keys();
  if (months.size === 1) return first ?? null;
  const fitting = [...months].filter(([, languages]) => languages.has(language ?? "en"));
  return fitting.length === 1 ? (fitting[0]?.[0] ?? null) : null;
}

/** Weekday names, long and short, in the same languages, folded. */
function weekdayNames(): ReadonlySet<string> {
  const names = new Set<string>();
  for (const locale of LOCALES) {
    for (const style of ["long", "short"] as const) {
      const format = new Intl.DateTimeFormat(locale, { weekday: style, timeZone: "UTC" });
      for (let day = 1; day <= 7; day++) names.add(foldName(format.format(Date.UTC(2023, 0, day))));
    }
  }
  return names;
}

const WEEKDAY_NAMES = weekdayNames();

/** Whether a word is a weekday's name in any of the languages. */
export function isWeekday(word: string): boolean {
  return WEEKDAY_NAMES.has(foldName(word));
}
