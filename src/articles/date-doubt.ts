import { laterEvents } from "../language/event-tense.ts";
import type { Article } from "./article.ts";
import { lastDay } from "./partial-date.ts";

/**
 * The first sentence that tells, as of something past, of a day after the article's date and its
 * last change: then the date cannot be right. Null where there is none, or no date.
 */
export function sentenceAfterDate({
  date,
  updated,
  paragraphs,
}: Pick<Article, "date" | "updated" | "paragraphs">): string | null {
  const day = updated ?? date.value;
  if (day === null) return null;
  const texts = paragraphs.map(({ text }) => text);
  const [event] = laterEvents(texts, lastDay(day));
  return event === undefined
    ? null
    : (texts[event.paragraph]?.slice(event.start, event.end) ?? null);
}
