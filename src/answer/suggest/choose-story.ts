import type { Article } from "../../articles/article.ts";
import type { Story } from "../../articles/story.ts";
import type { ArticleStories } from "../../stories/stories.ts";
import type { Archive } from "../archive.ts";
import { articlesAbout, passagesAbout, type TopicPassages } from "../topic.ts";
import { chooseArticle, type Naming } from "./choose-article.ts";

/** A story, and the article by whose headline it is named. */
export interface NamedStory {
  story: Story;
  article: Article;
}

export interface ChosenStories {
  /** Those that may be meant, best first: one is meant, none fits, or several do. */
  stories: NamedStory[];
  /** How the text was searched for as a topic; null where headlines sufficed. */
  searched: TopicPassages | null;
}

/** The story that a text on one line names by key, headline or topic; or all that it fits. */
export async function chooseStory(
  text: string,
  archive: Archive,
  naming: Naming,
): Promise<ChosenStories> {
  const stories = await archive.stories();
  const chosen = await chooseArticle(text, archive, naming);
  if (chosen.article !== null) {
    return { stories: storiesOfEach([chosen.article], stories), searched: null };
  }
  const searched = await passagesAbout(text, archive);
  if (chosen.several) {
    const named = storiesOfEach(chosen.nearest, stories);
    return { stories: sharedFirst(byPassages(named, searched)), searched: null };
  }
  const about = await articlesAbout(searched, archive);
  const mentioning = searched.passages.filter(({ lacks }) => lacks.length === 0);
  const all = storiesOfEach([...about, ...mentioning.map(({ article }) => article)], stories);
  const most = storiesOfEach(about, stories).length + MAX_MENTIONING;
  return { stories: all.slice(0, most), searched };
}

/** Stories offered that only mention what was typed, beside those that are about it. */
const MAX_MENTIONING = 3;

/** Those of which more of the passages that fit best are, first. */
function byPassages(
  named: readonly NamedStory[],
  { passages }: TopicPassages,
): readonly NamedStory[] {
  const count = ({ story }: NamedStory): number =>
    passages.filter(({ article }) => story.articles.includes(article.slug)).length;
  const counted = named.map((each) => ({ each, passages: count(each) }));
  return counted.toSorted((a, b) => b.passages - a.passages).map(({ each }) => each);
}

/** The stories of articles, each once, in their order. */
export function storiesOfEach(articles: readonly Article[], stories: ArticleStories): NamedStory[] {
  const named = new Map<string, NamedStory>();
  for (const article of articles) {
    const story = stories.ofArticle(article);
    if (!named.has(story.id)) named.set(story.id, { story, article });
  }
  return [...named.values()];
}

/** Those that several articles report before those that one does. */
export function sharedFirst(named: readonly NamedStory[]): NamedStory[] {
  const isShared = ({ story }: NamedStory): boolean => story.articles.length > 1;
  return [...named.filter(isShared), ...named.filter((each) => !isShared(each))];
}
