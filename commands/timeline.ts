import { timelineOf } from "../src/answer/timeline.ts";
import {
  type App,
  type Command,
  type CommandRequest,
  type PressRequest,
  typedText,
} from "../src/command.ts";
import { leftOutNotes, timelineCard } from "../src/reply/cards/timeline.ts";
import {
  articleRow,
  nothingCard,
  topicCommand,
  topicRefusal,
  withoutArticle,
} from "../src/reply/cards/topic.ts";
import { numberIn } from "../src/reply/discord/button-id.ts";
import { notice, questionIn } from "../src/reply/discord/components.ts";
import { localized } from "../src/reply/discord/declaration.ts";
import type { Reply } from "../src/reply/discord/reply.ts";
import { inPlace, privately, shareable } from "../src/reply/discord/visibility.ts";
import { discordRenderer, type Renderer } from "../src/reply/renderer.ts";
import { searchedSpan } from "../src/reply/text/dates.ts";
import { noWordsNote } from "../src/reply/text/notes.ts";

export const timeline: Command = {
  declaration: localized((messages) => topicCommand("timeline", messages)),
  run: shareable(privately(run)),
  buttons: { page: shareable(page), without: shareable(without) },
};

async function run(request: CommandRequest, app: App): Promise<Reply> {
  const renderer = discordRenderer(request.locale);
  const topic = typedText(request, "topic");
  const refusal = topicRefusal(topic, renderer.messages.timeline.empty, renderer);
  return refusal ?? timelinePage(topic, 0, app, renderer);
}

/** ◀ and ▶. The message holds the topic. */
async function page(request: PressRequest, app: App): Promise<Reply> {
  const renderer = discordRenderer(request.locale);
  const topic = questionIn(request.components);
  if (topic === "") return notice(renderer.messages.timeline.lostTopic);
  return inPlace(request, await timelinePage(topic, numberIn(request.state[0]), app, renderer));
}

/** The same topic without the article that it links to. */
async function without(request: PressRequest, app: App): Promise<Reply> {
  const renderer = discordRenderer(request.locale);
  const topic = withoutArticle(questionIn(request.components));
  if (topic === "") return notice(renderer.messages.timeline.lostTopic);
  return inPlace(request, await timelinePage(topic, 0, app, renderer));
}

async function timelinePage(
  topic: string,
  wanted: number,
  { archive }: App,
  renderer: Renderer,
): Promise<Reply> {
  const found = await timelineOf(topic, archive);
  if (found.words.length === 0) return notice(noWordsNote(topic, renderer));
  if (found.events.length > 0) return timelineCard(found, wanted, renderer);
  const { none, nothing } = renderer.messages.timeline;
  const searched = searchedSpan(archive.articles.size, archive.span, renderer.messages);
  const plainly = found.passages === 0 ? nothing : none;
  const notes = [...leftOutNotes(found, renderer), searched];
  const rows = articleRow("timeline", found, renderer);
  return nothingCard({ searched: found, plainly, notes, rows }, renderer);
}
