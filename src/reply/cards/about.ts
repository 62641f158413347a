import type { WrittenOutlet } from "../../articles/outlets.ts";
import type { DateSpan } from "../../articles/store.ts";
import type { FeedsOverview } from "../../state/overview.ts";
import { container, separator, text } from "../discord/components.ts";
import type { Reply } from "../discord/reply.ts";
import type { Renderer } from "../renderer.ts";
import { newestNotes, spanWords } from "../text/dates.ts";
import { smallPrint } from "../text/escape.ts";

const ABOUT_COLOR = 0x33507a;
const MAX_OUTLETS = 12;
const OUTLET_LENGTH = 40;

export interface AboutView {
  articles: number;
  /** Those with most articles first. */
  outlets: readonly WrittenOutlet[];
  span: DateSpan;
  version: string;
  /** How many article files have a fault, and so are not read. */
  leftOut: number;
  /** How the followed feeds fare; null where none is followed. */
  feeds: Pick<FeedsOverview, "feeds" | "failing" | "stopped" | "lastSuccess"> | null;
  logsQuestions: boolean;
  /** Whether questions can be followed, and so are stored. */
  keepsFollowed: boolean;
}

/** What the bot is, what it holds, how it answers and what it stores. */
export function aboutCard(view: AboutView, renderer: Renderer): Reply {
  const { about } = renderer.messages;
  const version = smallPrint([about.version(view.version)]);
  return {
    components: [
      container(ABOUT_COLOR, [
        text([`## ${about.heading}`, about.what].join("\n")),
        text(holdings(view, renderer).join("\n")),
        text([about.how, stored(view, renderer)].join("\n\n")),
        separator(),
        text([about.commands, version].join("\n")),
      ]),
    ],
  };
}

function stored({ logsQuestions, keepsFollowed }: AboutView, { messages }: Renderer): string {
  const { nothing, logged, followed, nothingElse } = messages.about.stores;
  const kept = [...(logsQuestions ? [logged] : []), ...(keepsFollowed ? [followed] : [])];
  return kept.length === 0 ? nothing : [...kept, nothingElse].join(" ");
}

function holdings(
  { articles, outlets, span, leftOut, feeds }: AboutView,
  renderer: Renderer,
): string[] {
  const { messages, show } = renderer;
  const { about, archive } = messages;
  const named = outlets.slice(0, MAX_OUTLETS).map(({ name }) => show(name, OUTLET_LENGTH));
  const covered = archive.span(...spanWords(span, messages));
  return [
    about.holds(articles, outlets.length, covered),
    ...newestNotes(span, renderer.today, messages),
    ...(named.length === 0 ? [] : [about.outlets(named, outlets.length - named.length)]),
    ...(leftOut === 0 ? [] : [about.leftOut(leftOut)]),
    ...(feeds === null ? [] : [feedsLine(feeds, renderer)]),
  ];
}

/** Discord writes the moment as an age, which stays right. */
function feedsLine(
  { feeds, failing, stopped, lastSuccess }: NonNullable<AboutView["feeds"]>,
  { messages }: Renderer,
): string {
  const read = lastSuccess === null ? null : `<t:${Math.floor(lastSuccess / 1_000)}:R>`;
  return messages.about.feeds(feeds, failing + stopped, read);
}
