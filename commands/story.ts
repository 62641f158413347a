import { reportsOf } from "../src/answer/story.ts";
import type { TopicPassages } from "../src/answer/topic.ts";
import {
  type App,
  type Command,
  type CommandRequest,
  type PressRequest,
  typedText,
} from "../src/command.ts";
import { storyCard } from "../src/reply/cards/story.ts";
import { nothingCard, topicCommand, topicRefusal } from "../src/reply/cards/topic.ts";
import { storyChoices, storyMenu, typedStory } from "../src/reply/choices/story.ts";
import { numberIn } from "../src/reply/discord/button-id.ts";
import { notice } from "../src/reply/discord/components.ts";
import { localized } from "../src/reply/discord/declaration.ts";
import type { Reply } from "../src/reply/discord/reply.ts";
import { inPlace, privately, shareable } from "../src/reply/discord/visibility.ts";
import { discordRenderer, type Renderer } from "../src/reply/renderer.ts";
import { searchedSpan } from "../src/reply/text/dates.ts";
import { noWordsNote } from "../src/reply/text/notes.ts";

const TYPED_LENGTH = 120;

export const story: Command = {
  declaration: localized((messages) => topicCommand("story", messages, true)),
  run: shareable(privately(run)),
  autocomplete: ({ focused, locale }, { archive }) =>
    storyChoices(focused.value, archive, discordRenderer(locale)),
  buttons: { open: shareable(open), page: shareable(page) },
};

async function run(request: CommandRequest, app: App): Promise<Reply> {
  const renderer = discordRenderer(request.locale);
  const { story: own } = renderer.messages;
  const typed = typedText(request, "topic");
  const refusal = topicRefusal(typed, own.empty, renderer);
  if (refusal !== null) return refusal;
  const { stories, searched } = await typedStory(typed, app.archive, renderer);
  const [only, ...others] = stories;
  if (only === undefined) return noStory(typed, { searched, notes: [] }, app, renderer);
  if (searched?.whole === false) {
    const notes = [renderer.messages.noAnswer.nearest];
    const { components, ...rest } = noStory(typed, { searched, notes }, app, renderer);
    return { ...rest, components: [...components, ...storyMenu(stories, renderer)] };
  }
  if (others.length === 0) {
    return storyCard(await reportsOf(only.story, app.archive), 0, renderer);
  }
  const { components, ...rest } = notice(own.several(renderer.show(typed, TYPED_LENGTH)));
  return { ...rest, components: [...components, ...storyMenu(stories, renderer)] };
}

function noStory(
  typed: string,
  { searched, notes: more }: { searched: TopicPassages | null; notes: readonly string[] },
  { archive }: App,
  renderer: Renderer,
): Reply {
  if (searched === null || searched.words.length === 0) return notice(noWordsNote(typed, renderer));
  const notes = [searchedSpan(archive.articles.size, archive.span, renderer.messages), ...more];
  return nothingCard({ searched, plainly: renderer.messages.story.none, notes }, renderer);
}

/** "Story" on a card, or one chosen from a menu: for who pressed. */
async function open({ state, locale }: PressRequest, app: App): Promise<Reply> {
  return { ...(await storyPage(state[0], 0, app, discordRenderer(locale))), private: true };
}

/** ◀ and ▶. The button holds the key of one of the story's articles. */
async function page(request: PressRequest, app: App): Promise<Reply> {
  const [wanted, key] = request.state;
  const renderer = discordRenderer(request.locale);
  return inPlace(request, await storyPage(key, numberIn(wanted), app, renderer));
}

async function storyPage(
  key: string | undefined,
  wanted: number,
  { archive }: App,
  renderer: Renderer,
): Promise<Reply> {
  const [[article] = []] = await archive.articles.withKeys([key ?? ""]);
  if (article === undefined) return notice(renderer.messages.passage.gone);
  const found = (await archive.stories()).ofArticle(article);
  return storyCard(await reportsOf(found, archive), wanted, renderer);
}
