import type { Timeline } from "../answer/timeline.ts";
import type { EventDay } from "../answer/event-day.ts";
import type { PartialDate } from "../articles/article.ts";

/** A timeline for scripts; field names are a contract. */
export interface JsonTimeline {
  topic: string;
  entries: JsonEntry[];
  /** What was long past when the article was written, told as background. */
  earlier: JsonEntry[];
  /** Sentences that name a time which is not known well enough, or was still to come. */
  leftOut: number;
}

interface JsonEntry {
  day: PartialDate;
  how: EventDay["how"];
  /** The sentence, verbatim. */
  text: string;
  article: string;
  source: string | null;
  /** Other articles with nearly the same sentence. */
  copies: string[];
}

export function jsonTimeline({ topic, events, leftOut }: Timeline): JsonTimeline {
  const entries = events.flatMap(({ article, paragraph, sentence, dates, earlier, copies }) =>
    dates.map(({ value, how }) => ({
      earlier,
      entry: {
        day: value,
        how,
        text: paragraph.text.slice(sentence.start, sentence.end),
        article: article.slug,
        source: article.source,
        copies: copies.map(({ slug }) => slug),
      },
    })),
  );
  return {
    topic,
    entries: entries.filter(({ earlier }) => !earlier).map(({ entry }) => entry),
    earlier: entries.filter(({ earlier }) => earlier).map(({ entry }) => entry),
    leftOut: leftOut.yearless + leftOut.vague + leftOut.ahead,
  };
}
