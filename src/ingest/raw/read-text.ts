import type { ArticleDate } from "../../articles/article.ts";
import { labelBefore, type DateLabel } from "../date/date-labels.ts";
import { findDayMonth, inferYear } from "../date/day-month.ts";
import {
  findAmbiguous,
  findDates,
  type AmbiguousDate,
  type FoundDate,
} from "../date/find-dates.ts";
import { WEEKDAYS } from "../../language/calendar.ts";
import { cleanAuthors } from "../authors.ts";
import { ambiguousDate, UNKNOWN_DATE, type Draft } from "../draft.ts";
import { looksLikeOutlet, outletOfHost } from "../outlet.ts";
import { newestPast, newestYear } from "./bounds.ts";
import { readDateline, type Dateline } from "./dateline.ts";
import { BETWEEN, layOut, type Layout } from "./layout.ts";
import { splitArticles, withoutQuoting } from "./several.ts";
import { splitBlocks } from "./split.ts";

/** Understands a pasted article. `today` ("2026-11-22") only rules out what cannot be: it is never the date. */
export function readText(text: string, today: string): Draft {
  return readLines(splitBlocks(withoutQuoting(text)), today);
}

/** The articles of a pasted text: one, or several where each has its headline and its own outlet or day. */
export function readTexts(text: string, today: string): Draft[] {
  return splitArticles(splitBlocks(withoutQuoting(text))).map((lines) => readLines(lines, today));
}

function readLines(lines: readonly string[], today: string): Draft {
  const layout = layOut(lines);
  const paragraphs = layout.blocks.map((block) => block.text);
  const dateline =
    paragraphs
      .slice(0, 3)
      .map(readDateline)
      .find((found) => found !== null) ?? null;
  const source = textSource(layout, dateline);
  const byline = layout.bylines.find(({ author }) => author !== null);
  const cited = byline !== undefined && isCitation(byline.text);
  const named = layout.labels.author ?? (cited ? null : byline?.author);
  const ambiguous = ambiguousLine(layout);
  const date = textDate(layout, paragraphs, { dateline, ambiguous, today });
  const warnings: string[] = [];
  if (source.sourceEvidence === "url") {
    warnings.push("The source is taken from an address in the text; check it, or give --source.");
  }
  if (cited && source.source === null) {
    warnings.push(
      `"${byline.author}" may be the outlet or the author; give the outlet with --source.`,
    );
  }
  if (ambiguous && date.value === null) warnings.push(`${date.evidence} Give it with --date.`);
  return {
    title: layout.labels.title ?? layout.title,
    ...source,
    url: layout.labels.url ?? null,
    urlEvidence: layout.labels.url === undefined ? null : "in-text",
    authors: cleanAuthors(named ? [named] : [], [source.source]),
    date,
    updated: updatedDay(layout, date, today),
    language: null,
    blocks: layout.blocks,
    dropped: layout.dropped,
    warnings,
    needsReview: false,
  };
}

/** "Name, 9 March 2023": so are outlets cited, but some sign their articles like that. */
function isCitation(line: string): boolean {
  return (
    /^[^,\d|–—-]{3,60},\s+(?:\p{L}+,?\s+)?(?:\d|\p{L}+\.?\s+\d)/u.test(line) &&
    !/\b(?:by|von|par|por)\b/i.test(line)
  );
}

/** A short line of the text's head whose day may be two. */
function ambiguousLine({ labels, bylines, dropped }: Layout): AmbiguousDate | null {
  const lines = [
    labels.date ?? "",
    ...bylines.map(({ text }) => text),
    ...dropped.map(({ text }) => text),
  ];
  const found = lines.filter((line) => line.length <= 80).map((line) => findAmbiguous(line));
  return found.find((each) => each !== null) ?? null;
}

/** A line that says "published" is surer than a bare date, and a bare date than "updated". */
function rank(line: string): number {
  const said = new Set(labelledDays(line).map(({ label }) => label));
  return said.has("published") ? 0 : said.has(null) ? 1 : 2;
}

type Source = Pick<Draft, "source" | "sourceEvidence" | "sourceReason">;

function textSource(layout: Layout, dateline: Dateline | null): Source {
  if (layout.labels.source !== undefined) {
    const source = layout.labels.source;
    return { source, sourceEvidence: "stated", sourceReason: `The text says "Source: ${source}".` };
  }
  if (dateline?.agency) {
    const sourceReason = `The first paragraph opens with "${dateline.text}".`;
    return { source: dateline.agency, sourceEvidence: "dateline", sourceReason };
  }
  const between = layout.dropped.filter(({ reason }) => reason === BETWEEN).map(({ text }) => text);
  const bylines = layout.bylines.map(({ author }) => author ?? "");
  const outlet = [...between, ...bylines].find((line) => looksLikeOutlet(line));
  if (outlet !== undefined) {
    const sourceReason = `The text says "${outlet}" below its headline.`;
    return { source: outlet, sourceEvidence: "stated", sourceReason };
  }
  const rights = layout.dropped.map(({ text }) => rightsHolder(text)).find((name) => name !== null);
  if (rights) {
    return {
      source: rights,
      sourceEvidence: "stated",
      sourceReason: `The text says "© ${rights}".`,
    };
  }
  for (const address of [layout.labels.url, ...layout.addresses]) {
    const source = address === undefined ? null : outletOfHost(new URL(address).hostname);
    if (source) {
      return {
        source,
        sourceEvidence: "url",
        sourceReason: `The text holds the address ${address}.`,
      };
    }
  }
  return { source: null, sourceEvidence: "unknown", sourceReason: null };
}

/** "© 2023 Example News. All rights reserved." names the outlet. */
function rightsHolder(line: string): string | null {
  const match =
    /(?:©|\(c\)|copyright)\s*(?:©\s*)?(?:\d{4}(?:\s*[-–]\s*\d{4})?\s*)?(?:by\s+)?(\p{Lu}[\p{L}\p{N}&’' -]{1,40}?)(?=[.,|]|\s+all rights|$)/iu.exec(
      line,
    );
  const name = match?.[1]?.trim();
  return name && /^\p{Lu}/u.test(name) && !/^all rights\b/i.test(name) ? name : null;
}

function textDate(
  layout: Layout,
  paragraphs: readonly string[],
  about: { dateline: Dateline | null; ambiguous: AmbiguousDate | null; today: string },
): ArticleDate {
  const { dateline, ambiguous, today } = about;
  const bylines = layout.bylines.filter(({ isOther }) => !isOther);
  const lines = bylines.toSorted((a, b) => rank(a.text) - rank(b.text)).map(({ text }) => text);
  for (const text of [layout.labels.date, ...lines, dateline?.between]) {
    const date = dayOfPublication(text ?? "");
    if (date && date.value <= today) return stated(date.value, `The text says "${text}".`);
  }
  if (ambiguous) return ambiguousDate(ambiguous);
  const inferred = dateline && inferFromDateline(dateline, paragraphs, today);
  if (inferred) return { ...UNKNOWN_DATE, ...inferred, status: "inferred" };
  const past = newestPast(paragraphs, today);
  const only = weekdaysIn(paragraphs[0] ?? "").concat(weekdaysIn(paragraphs[1] ?? ""))[0];
  const says = only ? `The text says only "${only}"` : "The text does not say the day";
  const since = past ? `; the newest date it tells of as past is ${past.text}.` : ".";
  return { ...UNKNOWN_DATE, evidence: `${says}${since}`, notBefore: past?.value ?? null };
}

/** Of a line's days the one that is called that of publication, or is not called another. */
function dayOfPublication(line: string): FoundDate | undefined {
  const days = labelledDays(line);
  const own =
    days.find(({ label }) => label === "published") ?? days.find(({ label }) => label === null);
  return (own ?? days[0])?.day;
}

/** The last change that lines of the text's head name, where it is later than the publication. */
function updatedDay({ bylines }: Layout, date: ArticleDate, today: string): string | null {
  const days = bylines.flatMap(({ text }) => labelledDays(text));
  const last = days.find(({ label }) => label === "updated")?.day.value ?? null;
  return last !== null && date.value !== null && last > date.value && last <= today ? last : null;
}

function labelledDays(line: string): { day: FoundDate; label: DateLabel | null }[] {
  const days = findDates(line, { shortYears: true });
  return days.map((day, at) => ({
    day,
    label: labelBefore(line.slice(days[at - 1]?.end ?? 0, day.start)),
  }));
}

function stated(value: string, evidence: string): ArticleDate {
  return { ...UNKNOWN_DATE, value, status: "stated", evidence };
}

/** A dateline's day, a weekday said in the same paragraph, and the newest year named: exactly one year fits, or none. */
function inferFromDateline(
  dateline: Dateline,
  paragraphs: readonly string[],
  today: string,
): { value: string; evidence: string } | null {
  const opening = paragraphs.find((text) => text.startsWith(dateline.text)) ?? "";
  const dayMonth = findDayMonth(dateline.between);
  const weekdays = weekdaysIn(opening);
  const [weekday] = weekdays;
  const year = newestYear(paragraphs, today);
  if (!dayMonth || !weekday || weekdays.length > 1 || year === null) return null;
  const inferred = inferYear(dayMonth, weekday, year);
  return inferred && inferred.value <= today ? inferred : null;
}

/** The weekdays that a paragraph names for what it tells as news ("said on Friday"), each once. */
function weekdaysIn(text: string): (typeof WEEKDAYS)[number][] {
  return WEEKDAYS.filter((day) => new RegExp(`\\b${day}\\b`, "u").test(text)).filter(
    (day) => !new RegExp(`\\b(?:last|next|until|every|by) ${day}\\b`, "iu").test(text),
  );
}
