import type { Article, Paragraph } from "../../articles/article.ts";
import { articleDate } from "./dates.ts";
import type { Messages } from "../messages/messages.ts";
import type { Show } from "./show.ts";

/** Longest title, outlet and subheading on a card; news headlines are below 150 characters. */
const TITLE_LENGTH = 200;
const OUTLET_LENGTH = 80;
const SUBHEADING_LENGTH = 80;

const DOT = " · ";

/** The title; the slug, should the title hold nothing that can be seen. */
export function shownTitle({ title, slug }: Article, show: Show): string {
  return show(title, TITLE_LENGTH) || show(slug, TITLE_LENGTH);
}

export function shownOutlet({ source }: Article, { outlet }: Messages, show: Show): string {
  return (source !== null && show(source, OUTLET_LENGTH)) || outlet.unknown;
}

/** "The Cradle · 28 February 2023"; `strong` marks the outlet. */
export function outletAndDate(
  article: Article,
  messages: Messages,
  show: Show,
  strong: (outlet: string) => string,
): string {
  return strong(shownOutlet(article, messages, show)) + DOT + articleDate(article, messages);
}

/** How the outlet is known, where the text itself does not say. */
export function outletEvidence(article: Article, { outlet }: Messages): string | null {
  return article.source === null ? null : outlet.evidence[article.sourceEvidence];
}

/** "Paragraph 4 of 10 · under “…” · outlet not named in the text". */
export function passagePlace(
  article: Article,
  { ordinal, subheading }: Paragraph,
  messages: Messages,
  show: Show,
): string {
  const { place, under } = messages.passage;
  return [
    place(ordinal, article.paragraphs.length),
    subheading && under(show(subheading, SUBHEADING_LENGTH)),
    outletEvidence(article, messages),
  ]
    .filter(Boolean)
    .join(DOT);
}
