import type { Span } from "../lib/span.ts";

const UNIT =
  "(?:minute|hour|day|week|weekend|month|year|decade|century|spring|summer|autumn|winter)";
const MANY =
  "(?:\\d+|an?|one|two|three|four|five|six|seven|eight|nine|ten|several|many|few|a few|a couple of|some)";
const WEEKDAY = "(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day";
const MONTH =
  "(?:January|February|March|April|May|June|July|August|September|October|November|December)";

const VAGUE = new RegExp(
  [
    String.raw`\b${WEEKDAY}s?\b`,
    String.raw`\b(?:yesterday|today|tomorrow|tonight)\b`,
    String.raw`\b(?:last|this|next|past|previous|coming|same|following) (?:${UNIT}|${MONTH})\b`,
    String.raw`\b${MANY} (?:minute|hour|day|week|month|year|decade)s? (?:ago|later|earlier|after|before)\b`,
    String.raw`\b(?:(?:early|mid|late)[ -])?(?:(?:1\d|20)\d0|\d0)s\b`,
  ].join("|"),
  "gui",
);

/**
 * Times that an English text names without saying which day, month or year: weekdays, "last year",
 * "three years later", "the 1990s". In order.
 */
export function vagueTimes(text: string): Span[] {
  return [...text.matchAll(VAGUE)].map(({ 0: words, index }) => ({
    start: index,
    end: index + words.length,
  }));
}
