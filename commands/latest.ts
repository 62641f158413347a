import { headsOf, latestStories } from "../src/answer/latest.ts";
import {
  type App,
  type Command,
  type CommandRequest,
  type PressRequest,
  typedText,
} from "../src/command.ts";
import { latestCard, PAGE_SIZE } from "../src/reply/cards/latest.ts";
import { listPage } from "../src/reply/cards/paging.ts";
import { nothingCard, TOPIC_LENGTH, topicNotes, topicRefusal } from "../src/reply/cards/topic.ts";
import { notice, questionIn } from "../src/reply/discord/components.ts";
import { localized, slashCommand } from "../src/reply/discord/declaration.ts";
import type { Reply } from "../src/reply/discord/reply.ts";
import { inPlace, privately, shareable } from "../src/reply/discord/visibility.ts";
import type { Messages } from "../src/reply/messages/messages.ts";
import { discordRenderer, type Renderer } from "../src/reply/renderer.ts";
import { searchedSpan } from "../src/reply/text/dates.ts";
import { noWordsNote } from "../src/reply/text/notes.ts";

export const latest: Command = {
  declaration: localized(declaration),
  run: shareable(privately(run)),
  buttons: { page: shareable(page) },
};

function declaration({ names, latest: own }: Messages) {
  return slashCommand(names.latest, own.description, [
    { name: names.topic, description: own.topic, length: TOPIC_LENGTH },
    { name: names.private, description: own.private },
  ]);
}

async function run(request: CommandRequest, app: App): Promise<Reply> {
  const renderer = discordRenderer(request.locale);
  const topic = typedText(request, "topic");
  const refusal = topic === "" ? null : topicRefusal(topic, "", renderer);
  return refusal ?? latestPage(topic, "", app, renderer);
}

/** ◀ and ▶. The message holds the topic, if there is one. */
async function page(request: PressRequest, app: App): Promise<Reply> {
  const renderer = discordRenderer(request.locale);
  const topic = questionIn(request.components);
  return inPlace(request, await latestPage(topic, request.state[0] ?? "", app, renderer));
}

async function latestPage(
  topic: string,
  from: string,
  { archive }: App,
  renderer: Renderer,
): Promise<Reply> {
  const { list, searched } = await latestStories(topic, { from, limit: PAGE_SIZE }, archive);
  if (searched?.words.length === 0) return notice(noWordsNote(topic, renderer));
  if (list.total === 0) {
    const notes = [searchedSpan(archive.articles.size, archive.span, renderer.messages)];
    const nothing = searched ?? { topic, missing: [], corrected: [], article: null };
    const plainly = renderer.messages.latest.none;
    return nothingCard({ searched: nothing, plainly, notes }, renderer);
  }
  const heads = await headsOf(list.articles, archive);
  const notes = searched === null ? [] : topicNotes(searched, renderer);
  const nearest = searched !== null && !searched.whole;
  const at = listPage(list, PAGE_SIZE);
  return latestCard({ topic, nearest, notes, stories: list.total, heads, at }, renderer);
}
