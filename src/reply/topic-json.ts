import type { Timeline } from "../answer/timeline.ts";
import type { Comparison, Difference, Statement } from "../answer/compare.ts";
import { pieceAround, quoteParagraph, quoteText } from "./text/quote.ts";
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
      /** The sentence that states it, or clauses of a long one, verbatim. */
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
          text: pieceOf(statement),
          source: statement.article.source,
          date: statement.article.date.value,
          article: statement.article.slug,
        })),
      ),
    })),
  };
}

/** "people: 80 people (Lantern, 2024-05-01; Post, 2024-05-01) · 85 people (Herald, 2024-05-03)" */
function figureText({ what, unit, values }: Difference): string {
  const texts = values.flatMap(({ value, statements }) => {
    const [first] = statements;
    if (first === undefined) return [];
    const printed = spanOf(first.text, first.mark).trim();
    const by = statements.map(({ article: { source, date } }) => `${source}, ${date.value}`);
    return [`${/\d/u.test(printed) ? printed : `${value}, “${printed}”`} (${by.join("; ")})`];
  });
  return `${what || unit}: ${texts.join(" · ")}`;
}

function pieceOf({ text, mark }: Statement): string {
  return spanOf(text, pieceAround(text, mark)).trim();
}
