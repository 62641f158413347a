import type { Timeline } from "../answer/timeline.ts";
import type { Comparison, Difference, DifferenceValue } from "../answer/compare.ts";
import { quoteParagraph, quoteText } from "./text/quote.ts";
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

/** A comparison for scripts; field names are a contract. */
export interface JsonComparison {
  topic: string;
  /** One passage an outlet. */
  outlets: { source: string | null; date: PartialDate | null; article: string; quote: string }[];
  /** Each difference as one text, with all its values, outlets and days. */
  figures: string[];
  differences: {
    what: string;
    unit: string;
    values: {
      value: number;
      /** As printed, with the words around it. */
      text: string;
      source: string | null;
      date: PartialDate | null;
      article: string;
    }[];
  }[];
}

export function jsonComparison({ topic, outlets, differences }: Comparison): JsonComparison {
  return {
    topic,
    outlets: outlets.map(({ passage: { article, paragraph, sentence } }) => ({
      source: article.source,
      date: article.date.value,
      article: article.slug,
      quote: quoteText(quoteParagraph(paragraph.text, sentence)),
    })),
    figures: differences.map(figureText),
    differences: differences.map(({ what, unit, values }) => ({
      what,
      unit,
      values: values.flatMap((each) =>
        each.articles.map(({ slug, source, date }) => ({
          value: each.value,
          text: contextOf(each),
          source,
          date: date.value,
          article: slug,
        })),
      ),
    })),
  };
}

function figureText({ what, unit, values }: Difference): string {
  const texts = values.map((each) => {
    const outlets = each.articles.map(({ source, date }) => `${source}, ${date.value}`);
    return `${each.value}: “${contextOf(each)}” (${outlets.join("; ")})`;
  });
  return `${[what, unit].filter((part) => part !== "").join(" ")}: ${texts.join(" · ")}`;
}

function contextOf({ text, context }: DifferenceValue): string {
  return text.slice(context.start, context.end).trim();
}
