import type { Archive } from "../../answer/archive.ts";
import {
  chooseStory,
  type ChosenStories,
  type NamedStory,
  sharedFirst,
  storiesOfEach,
} from "../../answer/suggest/choose-story.ts";
import { buttonId } from "../discord/button-id.ts";
import { menu } from "../discord/components.ts";
import { LIMITS } from "../discord/limits.ts";
import type { Choice } from "../discord/reply.ts";
import type { Renderer } from "../renderer.ts";
import { formatDate } from "../text/dates.ts";
import { normalizeText, truncate } from "../text/escape.ts";

const { choices: MAX_CHOICES, name: NAME_LENGTH } = LIMITS.autocomplete;
/** Articles looked at for choices: many may be of one story. */
const MAX_FOUND = 100;

/** Stories to choose from while typing; with nothing typed, those of the newest articles. */
export async function storyChoices(
  typed: string,
  archive: Archive,
  renderer: Renderer,
): Promise<Choice[]> {
  const { locale } = renderer.messages;
  const found = await archive.articles.find({ typed, limit: MAX_FOUND, locale });
  const whole = found.filter(({ fits }) => fits).length;
  const articles = found.map(({ article }) => article);
  const stories = await archive.stories();
  // What was typed may fit many; what it fits in part is in the order of how well.
  const best = sharedFirst(storiesOfEach(articles.slice(0, whole || undefined), stories));
  const named = whole === 0 && typed.trim() !== "" ? storiesOfEach(articles, stories) : best;
  const names = new Set<string>();
  return named.slice(0, MAX_CHOICES).map((each) => {
    const { id } = each.story;
    const plain = choiceName(each, renderer);
    const name = names.has(plain) ? choiceName(each, renderer, id) : plain;
    names.add(name);
    return { name, value: id };
  });
}

/** The stories that a typed text means: what was offered, its value or its name, included. */
export async function typedStory(
  typed: string,
  archive: Archive,
  renderer: Renderer,
): Promise<ChosenStories> {
  const stories = await archive.stories();
  return chooseStory(normalizeText(typed), archive, {
    locale: renderer.messages.locale,
    names: [
      (article) => choiceName({ article, story: stories.ofArticle(article) }, renderer),
      ({ title }) => normalizeText(title),
    ],
  });
}

/** A menu of stories, which opens the one that is chosen for who chose it. */
export function storyMenu(named: readonly NamedStory[], renderer: Renderer) {
  const choices = named.map((each) => ({
    label: choiceName(each, renderer),
    customId: buttonId("story", "open", each.story.id),
  }));
  return menu(buttonId("story", "choose"), renderer.messages.story.choose, choices);
}

/** "Headline · 5 articles · 28 February 2023", the headline cut to leave room; with its id if need be. */
function choiceName({ story, article }: NamedStory, { messages }: Renderer, id?: string): string {
  const { value } = article.date;
  const rest = [
    messages.archive.size(story.articles.length),
    ...(value === null ? [] : [formatDate(value, messages.locale)]),
    ...(id === undefined ? [] : [id]),
  ];
  const end = rest.map((part) => ` · ${part}`).join("");
  return normalizeText(truncate(article.title, NAME_LENGTH - end.length) + end);
}
