import type { Article, Paragraph } from "../../articles/article.ts";
import { articleDate, formatDate } from "./dates.ts";
import type { Messages } from "../messages/messages.ts";
import type { ShowText } from "./escape.ts";

/** Longest title, outlet and subheading on a card; news headlines are below 150 characters. */
const TITLE_LENGTH = 200;
const OUTLET_LENGTH = 80;
const SUBHEADING_LENGTH = 80;

const DOT = " · ";

/** The title; the slug, should the title hold nothing that can be seen. */
export function shownTitle({ title, slug }: Article, show: ShowText): string {
  return show(title, TITLE_LENGTH) || show(slug, TITLE_LENGTH);
}

export function shownOutlet({ source }: Article, { outlet }: Messages, show: ShowText): string {
  return (source !== null && show(source, OUTLET_LENGTH)) || outlet.unknown;
}

/** "The Cradle · 28 February 2023"; `strong` marks the outlet. */
export function outletAndDate(
  article: Article,
  messages: Messages,
  show: ShowText,
  strong: (outlet: string) => string,
): string {
  return strong(shownOutlet(article, messages, show)) + DOT + articleDate(article, messages);
}

/** How the outlet is known, where the text itself does not say. */
function outletEvidence(article: Article, { outlet }: Messages): string | null {
  return article.source === null ? null : outlet.evidence[article.sourceEvidence];
}

/** "Paragraph 4 of 10 · under “…” · outlet not named in the text". */
export function passagePlace(
  article: Article,
  { ordinal, subheading }: Paragraph,
  messages: Messages,
  show: ShowText,
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

const EVIDENCE_LENGTH = 240;
const AUTHOR_LENGTH = 60;
const ADDRESS_LENGTH = 160;

/** Where an article comes from and how that is known, a line each; what is unknown is left out. */
export function provenance(article: Article, messages: Messages, show: ShowText): string[] {
  const { source } = messages;
  const { author, url, urlEvidence, date, retrieved } = article;
  const line = (label: string, value: string, how: string | null = null): string =>
    how ? source.knownBy(label, value, how) : source.known(label, value);
  const lines = [
    line(source.outlet, shownOutlet(article, messages, show), outletEvidence(article, messages)),
    line(
      source.date,
      articleDate(article, messages),
      date.evidence && show(date.evidence, EVIDENCE_LENGTH),
    ),
  ];
  if (author !== null) lines.push(line(source.author, show(author, AUTHOR_LENGTH)));
  if (url !== null) {
    const how = urlEvidence && source.addressEvidence[urlEvidence];
    lines.push(line(source.address, show(url, ADDRESS_LENGTH), how));
  }
  if (retrieved !== null) lines.push(line(source.added, formatDate(retrieved, messages.locale)));
  return lines;
}
