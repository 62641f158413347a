import type { Timeline } from "../answer/timeline.ts";
import type { Comparison, Difference, Statement } from "../answer/compare.ts";
import { quoteParagraph, quoteText } from "./text/quote.ts";
import type { EventDay } from "../answer/event-day.ts";
import type { PartialDate } from "../articles/article.ts";
import type { ReportKind, StoryReports } from "../answer/story.ts";
import type { Span } from "../lib/span.ts";

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
        text: spanOf(paragraph.text, sentence),
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

/** A story for scripts; field names are a contract. */
export interface JsonStory {
  topic: string;
  /** The story's id; null where no article reports the topic. */
  story: string | null;
  /** In order of publication. */
  articles: {
    article: string;
    source: string | null;
    date: PartialDate | null;
    title: string;
    url: string | null;
    kind: ReportKind;
    /** The sentence with which it begins to tell, verbatim. */
    lead: string | null;
    /** Later articles with nearly the same text. */
    copies: string[];
  }[];
  /** The ids of other stories that the topic may mean. */
  others: string[];
}

/** `others`: stories that the topic may mean as well. */
export function jsonStory(
  topic: string,
  story: StoryReports | null,
  others: readonly string[],
): JsonStory {
  const articles = (story?.reports ?? []).map(({ article, kind, lead, copies }) => ({
    article: article.slug,
    source: article.source,
    date: article.date.value,
    title: article.title,
    url: article.url,
    kind,
    lead: lead === null ? null : spanOf(lead.paragraph.text, lead.sentence),
    copies: copies.map(({ slug }) => slug),
  }));
  return { topic, story: story?.id ?? null, articles, others: [...others] };
}

function spanOf(text: string, { start, end }: Span): string {
  return text.slice(start, end);
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
        each.statements.map((statement) => ({
          value: each.value,
          text: contextOf(statement),
          source: statement.article.source,
          date: statement.article.date.value,
          article: statement.article.slug,
        })),
      ),
    })),
  };
}

/** Each outlet beside its own words: a quotation is nobody else's. */
function figureText({ what, unit, values }: Difference): string {
  const texts = values.map(({ value, statements }) => {
    const quotes = statements.map((statement) => {
      const { source, date } = statement.article;
      return `“${contextOf(statement)}” (${source}, ${date.value})`;
    });
    return `${value}: ${quotes.join("; ")}`;
  });
  return `${[what, unit].filter((part) => part !== "").join(" ")}: ${texts.join(" · ")}`;
}

function contextOf({ text, context }: Statement): string {
  return spanOf(text, context).trim();
}
