import type { Archive } from "../answer/answer.ts";
import { formatDate } from "./dates.ts";
import type { Messages } from "./messages/messages.ts";

/** What was searched, in a sentence: how many articles, from when to when. */
export function searchedSpan({ articles, span }: Archive, { noAnswer, locale }: Messages): string {
  return noAnswer.searched(
    articles.size,
    span.from && formatDate(span.from, locale),
    span.to && formatDate(span.to, locale),
    span.undated,
  );
}
