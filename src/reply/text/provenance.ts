import type { Article } from "../../articles/article.ts";
import { outletEvidence, shownOutlet } from "./attribution.ts";
import { articleDate, formatDate } from "./dates.ts";
import type { Messages } from "../messages/messages.ts";
import type { Show } from "./show.ts";

const EVIDENCE_LENGTH = 240;
const AUTHOR_LENGTH = 60;
const ADDRESS_LENGTH = 160;

/** Where an article comes from and how that is known, a line each; what is unknown is left out. */
export function provenance(article: Article, messages: Messages, show: Show): string[] {
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
