import type { Article } from "../../articles/article.ts";
import { container, separator, text } from "../discord/components.ts";
import type { Messages } from "../messages/messages.ts";
import type { Reply } from "../discord/reply.ts";
import type { DateSpan } from "../../articles/store.ts";
import { forDiscord } from "../text/escape.ts";
import { spanWords } from "../text/dates.ts";

const ABOUT_COLOR = 0x33507a;
const MAX_OUTLETS = 12;
const OUTLET_LENGTH = 40;

export interface AboutFacts {
  span: DateSpan;
  version: string;
  /** Article files with a fault. */
  leftOut: number;
  logsQuestions: boolean;
}

/** What the bot is, what it holds, how it answers and what it stores. */
export function aboutCard(
  articles: readonly Article[],
  { span, version, leftOut, logsQuestions }: AboutFacts,
  messages: Messages,
): Reply {
  const { about, archive } = messages;
  const outlets = outletsByArticles(articles);
  const named = outlets.slice(0, MAX_OUTLETS).map((name) => forDiscord(name, OUTLET_LENGTH));
  const words = archive.span(...spanWords(span, messages));
  const holds = [
    about.holds(articles.length, outlets.length, words),
    ...(named.length === 0 ? [] : [about.outlets(named, outlets.length - named.length)]),
    ...(leftOut === 0 ? [] : [about.leftOut(leftOut)]),
  ];
  return {
    components: [
      container(ABOUT_COLOR, [
        text([`## ${about.heading}`, about.what].join("\n")),
        text(holds.join("\n")),
        text([about.how, about.stores(logsQuestions)].join("\n\n")),
        separator(),
        text([about.commands, `-# ${about.version(version)}`].join("\n")),
      ]),
    ],
  };
}

/** Outlets, those with most articles first. */
function outletsByArticles(articles: readonly Article[]): string[] {
  const counts = new Map<string, number>();
  for (const { source } of articles) {
    if (source !== null) counts.set(source, (counts.get(source) ?? 0) + 1);
  }
  return [...counts].toSorted(([, a], [, b]) => b - a).map(([outlet]) => outlet);
}
