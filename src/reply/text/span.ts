import { formatDate } from "./dates.ts";
import type { Messages } from "../messages/messages.ts";
import type { DateSpan } from "../../articles/date-span.ts";

/** What was searched, in a sentence: how many articles, from when to when. */
export function searchedSpan(articles: number, span: DateSpan, messages: Messages): string {
  return messages.noAnswer.searched(articles, ...spanWords(span, messages));
}

/** The oldest and the newest date in words, and how many articles have none. */
export function spanWords(
  { from, to, undated }: DateSpan,
  { locale }: Messages,
): [from: string | null, to: string | null, undated: number] {
  return [from && formatDate(from, locale), to && formatDate(to, locale), undated];
}
