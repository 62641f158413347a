import type { Article, Paragraph } from "../articles/article.ts";
import type { Span } from "../lib/span.ts";
import type { Correction } from "./answer.ts";
import { articlesAbout, MIN_SHARE, passagesAbout, shareOf, type TopicWord } from "./topic.ts";
import { sentencesIn } from "../language/sentences.ts";
import { type Analyser, inLanguage } from "../language/tokenizer.ts";
import { fingerprintOf, isCopy, type Fingerprint } from "../language/fingerprint.ts";
import type { Archive } from "./archive.ts";
import { leadOf } from "./lead.ts";
import { daysBefore, daysTold, type MarkedDate } from "./sentence-days.ts";

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
  const topicality = new Topicality(found.words, archive.analyser);
  // A story may hold an article that never speaks of the topic.
  const whole = linked === null ? await articlesAbout(about, archive) : [];
  const topical = whole.filter((article) => topicality.isMentioned(article));
  // A link and nothing else: the whole of that article.
  if (linked !== null && asked === linked.title) topical.push(linked);
  const building = new TimelineBuilder(archive);
  const read = new Set(topical.map(({ slug }) => slug));
  const paragraphs = new Map<string, { article: Article; paragraph: Paragraph }>();
  // Passages of other articles must hold the whole topic.
  for (const { article, paragraph, lacks } of passages) {
    if (topical.length === 0 || lacks.length === 0)
      paragraphs.set(paragraph.id, { article, paragraph });
  }
  for (const article of topical) {
    for (const paragraph of article.paragraphs)
      paragraphs.set(paragraph.id, { article, paragraph });
  }
  for (const { article, paragraph } of paragraphs.values()) {
    const isWhole = read.has(article.slug);
    building.read(
      { article, paragraph },
      (event) => linked !== null || topicality.isOf(event, isWhole),
    );
  }
  for (const article of topical) building.addPublication(article);
  const { leftOut } = building;
  const events = inOrder(building.events);
  return { ...found, article: linked, passages: passages.length, events, leftOut };
}

/** Whether what a sentence tells is of the topic, by the topic's words in it. */
class Topicality {
  readonly #words: readonly TopicWord[];
  readonly #analyser: Analyser;

  constructor(words: readonly TopicWord[], analyser: Analyser) {
    this.#words = words;
    this.#analyser = analyser;
  }

  /**
   * `about`: whether the whole article is about the topic. Of what it tells as background only what
   * stands in a paragraph, or behind one, that holds a word of the topic.
   */
  isOf(event: TimelineEvent, about: boolean): boolean {
    if (!about) return this.#isNamed(event);
    if (!isBackground(event)) return true;
    const { article, paragraph } = event;
    const texts = article.paragraphs.slice(Math.max(0, paragraph.ordinal - 2), paragraph.ordinal);
    return texts.some(({ text }) => this.#share(text, article) > 0);
  }

  /**
   * In an article about something else: what is told once the paragraph has named the topic; one
   * word is soon named in passing, and counts for its sentence and the next.
   */
  #isNamed({ article, paragraph: { text }, sentence }: TimelineEvent): boolean {
    const before = sentencesIn(text).findLast(({ end }) => end <= sentence.start);
    const from = this.#words.length > 1 ? 0 : (before ?? sentence).start;
    return this.#share(text.slice(from, sentence.end), article) > MIN_SHARE;
  }

  isMentioned(article: Article): boolean {
    const texts = [article.title, ...article.paragraphs.map(({ text }) => text)];
    return texts.some((text) => this.#share(text, article) > 0);
  }

  #share(text: string, { language }: Article): number {
    return shareOf(this.#words, text, inLanguage(this.#analyser, language));
  }
}

class TimelineBuilder {
  readonly events: Dated[] = [];
  readonly leftOut = { yearless: 0, vague: 0, ahead: 0 };
  readonly #archive: Archive;

  constructor(archive: Archive) {
    this.#archive = archive;
  }

  /** `isOf`: whether an event told in this sentence belongs to the topic. */
  read(
    { article, paragraph }: Pick<TimelineEvent, "article" | "paragraph">,
    isOf: (event: TimelineEvent) => boolean,
  ): void {
    const facts = this.#archive.facts(paragraph);
    for (const timed of facts.timed) {
      const { sentence } = timed;
      const { days, ahead } = daysTold(timed, { article, paragraph, named: facts.dates });
      const events = days.map((date): TimelineEvent => {
        const earlier = isEarlier(date, article, paragraph.text.slice(date.mark.end));
        return { article, paragraph, sentence, dates: [date], earlier, copies: [] };
      });
      for (const event of events.some(isOf) ? events : [])
        this.#add({ ...event, fingerprint: timed.fingerprint });
      if (days.length > 0) continue;
      this.leftOut[ahead ? "ahead" : timed.dates.length > 0 ? "yearless" : "vague"] += 1;
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
    const event = { article, paragraph, sentence, dates: [date], earlier: false, copies: [] };
    this.#add({ ...event, fingerprint });
  }

  /** A sentence that another outlet printed too, of the same date, is shown once. */
  #add(event: Dated): void {
    const { article, fingerprint } = event;
    const value = valueOf(event);
    const same = this.events.find(
      (other) => valueOf(other) === value && isCopy(other.fingerprint, fingerprint),
    );
    if (same === undefined) {
      this.events.push(event);
      return;
    }
    const met = [same.article, ...same.copies].map((each) => this.#archive.outletKeyOf(each));
    if (!met.includes(this.#archive.outletKeyOf(article))) same.copies.push(article);
  }
}

/**
 * Of a year before the article's own only the days and months of the year before are news that goes
 * on; "October 1998:" is one of a list of what happened.
 */
function isEarlier({ value }: MarkedDate, { date }: Article, after: string): boolean {
  if (date.value === null || isListed(after)) return false;
  const years = Number(date.value.slice(0, 4)) - Number(value.slice(0, 4));
  return years > 1 || (years === 1 && value.length === "2023".length);
}

/** Behind a date: "Oct. 9:", "Oct. 9, 11, 1981:". */
function isListed(after: string): boolean {
  return /^(?:,?(?: and)? \d{1,4})*:/u.test(after);
}

/** Days before an article's own from which on an event may be the story of something else. */
const MIN_BACKGROUND = 31;

function isBackground({ article, paragraph, dates: [date] }: TimelineEvent): boolean {
  if (date === undefined || isListed(paragraph.text.slice(date.mark.end))) return false;
  return daysBefore(date.value, article) > MIN_BACKGROUND;
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
