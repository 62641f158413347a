import type { Article, Paragraph, PartialDate } from "../articles/article.ts";
import { firstDay, lastDay } from "../articles/partial-date.ts";
import type { Span } from "../lib/span.ts";
import type { StatedDate } from "../language/dates.ts";
import type { Correction } from "./answer.ts";
import { isWithin, type ParagraphFacts, type TimedSentence } from "./paragraph-facts.ts";
import { articlesAbout, passagesAbout, type TopicWord } from "./topic.ts";
import { fingerprintOf, isCopy, type Fingerprint } from "../language/fingerprint.ts";
import { looksAhead } from "../language/relative-days.ts";
import type { Archive } from "./archive.ts";
import { type EventDay, isAfter, isEventName, relativeDay, statedDay } from "./event-day.ts";
import { leadOf } from "./lead.ts";

/** A date of an event, and where the sentence states it; the mark of a day of publication is empty. */
export interface MarkedDate extends EventDay {
  mark: Span;
}

/** A sentence that says when something happened. Spans lie in the paragraph's text. */
export interface TimelineEvent {
  article: Article;
  paragraph: Paragraph;
  sentence: Span;
  /** One or more, with nothing else on the timeline between them. */
  dates: MarkedDate[];
  /** Whether it was long past when the article was written: told as background. */
  earlier: boolean;
  /** Articles of other outlets with nearly the same sentence, one an outlet. */
  copies: Article[];
}

export interface Timeline {
  topic: string;
  /** The article that the topic links to: events are of that article alone. */
  article: Article | null;
  /** Its words, stop words left out. */
  words: TopicWord[];
  missing: string[];
  corrected: Correction[];
  /** Oldest first; of one date, as well as they fit the topic. */
  events: TimelineEvent[];
  /** Sentences about the topic that are left out. */
  leftOut: {
    /** They name a month or day, but of which year cannot be told. */
    yearless: number;
    /** They only say "last year" or "the 1990s", or a weekday in an undated article. */
    vague: number;
    /** They say what was still to come. */
    ahead: number;
  };
  /** How many passages about the topic there are, dated or not. */
  passages: number;
  /** Whether only the best-fitting passages were looked at. */
  cut: boolean;
}

interface Dated extends TimelineEvent {
  fingerprint: Fingerprint;
}

/**
 * What articles about a topic say happened when: the sentences of passages about it, all sentences
 * of articles that are about it as a whole, and when these appeared. Nothing is dated by today.
 */
export async function timelineOf(topic: string, archive: Archive): Promise<Timeline> {
  const about = await passagesAbout(topic, archive, { within: true });
  const { passages, asked, article: linked, ...found } = about;
  const topical = linked === null ? await articlesAbout(about, archive) : [];
  // A link and nothing else: the whole of that article.
  if (linked !== null && asked === linked.title) topical.push(linked);
  const paragraphs = new Map<string, { article: Article; paragraph: Paragraph }>();
  // Passages of other articles must hold the whole topic.
  for (const { article, paragraph, lacks } of passages) {
    if (topical.length === 0 || lacks.length === 0) {
      paragraphs.set(paragraph.id, { article, paragraph });
    }
  }
  for (const article of topical) {
    for (const paragraph of article.paragraphs)
      paragraphs.set(paragraph.id, { article, paragraph });
  }
  const building = new TimelineBuilder(archive);
  for (const { article, paragraph } of paragraphs.values()) building.read(article, paragraph);
  for (const article of topical) building.addPublication(article);
  const { leftOut } = building;
  const events = inOrder(building.events);
  return { ...found, article: linked, passages: passages.length, events, leftOut };
}

class TimelineBuilder {
  readonly events: Dated[] = [];
  readonly leftOut = { yearless: 0, vague: 0, ahead: 0 };
  readonly #archive: Archive;

  constructor(archive: Archive) {
    this.#archive = archive;
  }

  read(article: Article, paragraph: Paragraph): void {
    const facts = this.#archive.facts(paragraph);
    for (const timed of facts.timed) {
      const dates = this.#datesOf(timed, { article, paragraph, facts });
      for (const date of dates) this.#add({ article, paragraph }, timed, date);
    }
  }

  /** The day on which an article appeared, with its lead, where that is not there already. */
  addPublication(article: Article): void {
    const { value, status } = article.date;
    const lead = leadOf(article);
    if (lead === null || value === null || status === "unknown") return;
    const { paragraph, sentence } = lead;
    const there = this.events.some(
      (event) =>
        event.paragraph.id === paragraph.id &&
        event.sentence.start === sentence.start &&
        event.dates[0]?.value === value,
    );
    if (there) return;
    const fingerprint = fingerprintOf(paragraph.text.slice(sentence.start, sentence.end), [], []);
    const mark = { start: sentence.start, end: sentence.start };
    const date = { value, how: "published" as const, mark };
    this.#add({ article, paragraph }, { sentence, fingerprint }, date);
  }

  /** The days of a sentence that had come when it was written; it is counted where there are none. */
  #datesOf(
    { sentence, dates: stated, relative }: TimedSentence,
    {
      article,
      paragraph,
      facts,
    }: { article: Article; paragraph: Paragraph; facts: ParagraphFacts },
  ): MarkedDate[] {
    const said = paragraph.text.slice(sentence.start, sentence.end);
    const aheadAt = ({ start }: Span): boolean => looksAhead(said, start - sentence.start);
    const found: MarkedDate[] = [];
    const named = facts.dates.filter(({ year }) => year !== null);
    let ahead = false;
    for (const date of stated.filter(({ end }) => !isDateline(said, end - sentence.start))) {
      const namedYear = yearNamedBefore(date, named, sentence);
      const day = statedDay(date, article, { namedYear, ahead: aheadAt(date) });
      if (day === null || isEventName(date, paragraph.text.slice(date.end))) continue;
      if (isAfter(day.value, article)) ahead = true;
      else found.push({ ...day, mark: { start: date.start, end: date.end } });
    }
    // Beside a date of another time, a weekday may be of that date's week.
    const elsewhen = found.some(({ value }) => isApart(value, article));
    for (const day of relative) {
      const event = relativeDay(day, article);
      if (event === null || (elsewhen && day.weekday !== null)) continue;
      if (aheadAt(day)) ahead = true;
      else found.push({ ...event, mark: { start: day.start, end: day.end } });
    }
    if (found.length === 0) {
      this.leftOut[ahead ? "ahead" : stated.length > 0 ? "yearless" : "vague"] += 1;
    }
    return found;
  }

  /** A sentence that another outlet printed too, of the same date, is shown once. */
  #add(
    { article, paragraph }: Pick<TimelineEvent, "article" | "paragraph">,
    { sentence, fingerprint }: Pick<Dated, "sentence" | "fingerprint">,
    date: MarkedDate,
  ): void {
    const same = this.events.find(
      (other) => other.dates[0]?.value === date.value && isCopy(other.fingerprint, fingerprint),
    );
    if (same === undefined) {
      const earlier = isEarlier(date, article, paragraph.text.slice(date.mark.end));
      const event = { article, paragraph, sentence, dates: [date], earlier, copies: [] };
      this.events.push({ ...event, fingerprint });
      return;
    }
    const met = [same.article, ...same.copies].map((each) => this.#archive.outletKeyOf(each));
    if (!met.includes(this.#archive.outletKeyOf(article))) same.copies.push(article);
  }
}

/** "SANTIAGO, Jan. 5 (UPI) -- ": where and when it was written, not what happened. */
function isDateline(sentence: string, dateEnd: number): boolean {
  return (
    dateEnd < 80 &&
    /^[.,]?\s*(?:[(/][^()/]{1,30}[)/]\.?)?\s*(?:--|[–—-])\s/u.test(sentence.slice(dateEnd))
  );
}

/** More days than a weekday can look back. */
const MAX_APART = 7;
const DAY_MS = 86_400_000;

function isApart(value: PartialDate, { date }: Article): boolean {
  const days = (Date.parse(firstDay(date.value ?? "")) - Date.parse(lastDay(value))) / DAY_MS;
  return !(days <= MAX_APART);
}

/**
 * The year that the paragraph names last before a date, or else later in its sentence. `named`: the
 * paragraph's dates with a year, in order.
 */
function yearNamedBefore(
  date: StatedDate,
  named: readonly StatedDate[],
  sentence: Span,
): number | null {
  const before = named.findLast(({ start }) => start < date.start);
  const later = named.find((other) => isWithin(other, sentence));
  return (before ?? later)?.year ?? null;
}

/**
 * Of a year before the article's own only the days and months of the year before are news that goes
 * on; "October 1998:" is one of a list of what happened.
 */
function isEarlier({ value }: MarkedDate, { date }: Article, after: string): boolean {
  if (date.value === null || after.startsWith(":")) return false;
  const years = Number(date.value.slice(0, 4)) - Number(value.slice(0, 4));
  return years > 1 || (years === 1 && value.length === "2023".length);
}

/** By date; a year comes before its months, a month before its days. */
function inOrder(events: readonly Dated[]): TimelineEvent[] {
  const ordered: TimelineEvent[] = [];
  const byDate = events.toSorted((a, b) =>
    valueOf(a) < valueOf(b) ? -1 : valueOf(a) > valueOf(b) ? 1 : 0,
  );
  for (const { fingerprint: _, ...event } of byDate) {
    const last = ordered.at(-1);
    const sameSentence =
      last?.paragraph.id === event.paragraph.id &&
      last.sentence.start === event.sentence.start &&
      isPublication(last) === isPublication(event);
    if (last !== undefined && sameSentence) last.dates.push(...event.dates);
    else ordered.push(event);
  }
  return ordered;
}

function isPublication({ dates }: TimelineEvent): boolean {
  return dates[0]?.how === "published";
}

function valueOf({ dates }: TimelineEvent): string {
  return dates[0]?.value ?? "";
}
