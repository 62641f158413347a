import type { Article, Paragraph, SourceEvidence } from "../../articles/article.ts";
import { sentenceAfterDate } from "../../articles/date-doubt.ts";
import { ageOf, articleDate, formatDate } from "./dates.ts";
import type { Renderer } from "../renderer.ts";

/** Longest title, outlet and subheading on a card; news headlines are below 150 characters. */
const TITLE_LENGTH = 200;
const OUTLET_LENGTH = 80;
const SUBHEADING_LENGTH = 80;

const DOT = " · ";

/** The title; the slug, should the title hold nothing that can be seen. */
export function shownTitle({ title, slug }: Article, { show }: Renderer): string {
  return show(title, TITLE_LENGTH) || show(slug, TITLE_LENGTH);
}

export function shownOutlet({ source }: Article, { messages, show }: Renderer): string {
  return (source !== null && show(source, OUTLET_LENGTH)) || messages.outlet.unknown;
}

/** "The Cradle · 28 February 2023 · 3 years ago". */
export function outletAndDate(article: Article, renderer: Renderer): string {
  return shownOutlet(article, renderer) + DOT + dateAndAge(article, renderer);
}

/** The same with the outlet emphasised. */
export function strongOutletAndDate(article: Article, renderer: Renderer): string {
  const outlet = renderer.strong(shownOutlet(article, renderer));
  return outlet + DOT + dateAndAge(article, renderer);
}

function dateAndAge(article: Article, { messages, today }: Renderer): string {
  const { value } = article.date;
  const age = value === null ? null : ageOf(value, today, messages.locale);
  const certain = value === null || sentenceAfterDate(article) === null;
  const date = certain
    ? articleDate(article, messages)
    : messages.dates.uncertain(formatDate(value, messages.locale));
  return age === null ? date : date + DOT + age;
}

/** Evidence for an outlet that is good enough to go without saying on a card. */
const GOOD_EVIDENCE: ReadonlySet<SourceEvidence> = new Set(["metadata", "url"]);

/** How the outlet is known, where the text itself does not say. */
function outletEvidence(article: Article, { messages }: Renderer): string | null {
  return article.source === null ? null : messages.outlet.evidence[article.sourceEvidence];
}

/** "Paragraph 4 of 10 · under “…” · outlet known from another source": weak evidence only. */
export function passagePlace(
  article: Article,
  { ordinal, subheading }: Paragraph,
  renderer: Renderer,
): string {
  const { place, under } = renderer.messages.passage;
  return [
    place(ordinal, article.paragraphs.length),
    subheading && under(renderer.show(subheading, SUBHEADING_LENGTH)),
    GOOD_EVIDENCE.has(article.sourceEvidence) ? null : outletEvidence(article, renderer),
  ]
    .filter(Boolean)
    .join(DOT);
}

const EVIDENCE_LENGTH = 240;
const AUTHOR_LENGTH = 60;
const ADDRESS_LENGTH = 160;

/** Where an article comes from and how that is known: one line for each fact that is known. */
export function provenance(article: Article, renderer: Renderer): string[] {
  const { messages, show } = renderer;
  const { source } = messages;
  const { authors, url, urlEvidence, date, updated, retrieved } = article;
  const line = (label: string, value: string, how: string | null = null): string =>
    how ? source.knownBy(label, value, how) : source.known(label, value);
  const lines = [
    line(source.outlet, shownOutlet(article, renderer), outletEvidence(article, renderer)),
    line(
      source.date,
      articleDate({ ...article, updated: null }, messages, true),
      date.evidence && show(date.evidence, EVIDENCE_LENGTH),
    ),
  ];
  if (updated !== null) lines.push(line(source.updated, formatDate(updated, messages.locale)));
  if (authors.length > 0) lines.push(line(source.author, show(authors.join(", "), AUTHOR_LENGTH)));
  if (url !== null) {
    const how = urlEvidence && source.addressEvidence[urlEvidence];
    lines.push(line(source.address, show(url, ADDRESS_LENGTH), how));
  }
  if (retrieved !== null) lines.push(line(source.added, formatDate(retrieved, messages.locale)));
  return lines;
}
