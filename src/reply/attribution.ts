import type { Article, Paragraph } from "../corpus/article.ts";
import { cutText } from "./cut.ts";
import { articleDate } from "./dates.ts";
import { escapeText } from "./escape.ts";
import type { Messages } from "./messages/messages.ts";

/** Longest title, outlet and subheading on a card; news headlines are below 150 characters. */
export const TITLE_LENGTH = 200;
export const OUTLET_LENGTH = 80;

export const DOT = " · ";

export function shownTitle(article: Article): string {
  return escapeText(cutText(article.title, TITLE_LENGTH));
}

export function shownOutlet({ source }: Article, messages: Messages): string {
  return source === null
    ? messages.outlet.unknown
    : escapeText(cutText(source, OUTLET_LENGTH)) || messages.outlet.unknown;
}

/** "**The Cradle** · 28 February 2023". */
export function outletAndDate(article: Article, messages: Messages): string {
  return `**${shownOutlet(article, messages)}**${DOT}${articleDate(article, messages)}`;
}

/** How the outlet is known, where the text itself does not say. */
export function outletEvidence(article: Article, { outlet }: Messages): string | null {
  return article.source === null ? null : outlet.evidence[article.sourceEvidence];
}

/** Outlet, date, title and place of a passage, in three lines. */
export function attribution(article: Article, paragraph: Paragraph, messages: Messages): string {
  const { passage } = messages;
  const place = [
    passage.place(paragraph.ordinal, article.paragraphs.length),
    paragraph.subheading && passage.under(escapeText(cutText(paragraph.subheading, OUTLET_LENGTH))),
    outletEvidence(article, messages),
  ];
  return [
    outletAndDate(article, messages),
    shownTitle(article),
    `-# ${place.filter(Boolean).join(DOT)}`,
  ].join("\n");
}
