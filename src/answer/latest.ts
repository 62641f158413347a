import type { Article } from "../articles/article.ts";
import { type Filter, filterMatch } from "../articles/filter.ts";
import { inTieOrder } from "../articles/store.ts";
import { sentencesIn } from "../language/sentences.ts";
import { newestOfEach, type Story } from "../stories/stories.ts";
import type { Passage } from "./answer.ts";
import type { Archive } from "./archive.ts";
import { leadOf } from "./lead.ts";
import { passagesAbout, type TopicPassages } from "./topic.ts";

/** A story as lists show it: by the newest of the articles listed. */
export interface StoryHead {
  newest: Article;
  story: Story;
  /** One article of each other outlet that reports it, oldest first. */
  others: Article[];
}

/** The newest article of each story, newest first: of all, or of those about a topic. */
export interface LatestStories {
  newest: readonly Article[];
  /** How the topic was searched for; null without one. */
  searched: TopicPassages | null;
}

export async function latestStories(topic: string, archive: Archive): Promise<LatestStories> {
  if (topic === "") return { newest: await archive.newestOfStories(), searched: null };
  const searched = await passagesAbout(topic, archive);
  const about = new Map(searched.passages.map(({ article }) => [article.slug, article]));
  const newest = newestOfEach(inTieOrder([...about.values()]), await archive.stories());
  return { newest, searched };
}

/** The leads of the newest stories that the filter admits, newest first, as passages. */
export async function newestLeads(
  archive: Archive,
  { filter = {}, limit }: { filter?: Filter | undefined; limit: number },
): Promise<Passage[]> {
  const leads: Passage[] = [];
  for (const article of await archive.newestOfStories()) {
    if (leads.length === limit) break;
    const lead = filterMatch(article, filter) === "in" ? leadOf(article) : null;
    if (lead === null) continue;
    const { paragraph, sentence } = lead;
    const at = sentencesIn(paragraph.text).findIndex(({ start }) => start === sentence.start);
    leads.push({ article, paragraph, score: 0, sentence: Math.max(0, at), lacks: [] });
  }
  return leads;
}

/** What a list says of the stories of these articles. */
export async function headsOf(newest: readonly Article[], archive: Archive): Promise<StoryHead[]> {
  const stories = await archive.stories();
  const heads: StoryHead[] = [];
  for (const article of newest) {
    const story = stories.ofArticle(article.slug);
    heads.push({ newest: article, story, others: await otherOutlets(article, story, archive) });
  }
  return heads;
}

async function otherOutlets(newest: Article, story: Story, archive: Archive): Promise<Article[]> {
  const met = new Set([archive.outletKeyOf(newest)]);
  const others: Article[] = [];
  for (const slug of story.articles) {
    const article = await archive.articles.article(slug);
    if (article === undefined || met.has(archive.outletKeyOf(article))) continue;
    met.add(archive.outletKeyOf(article));
    others.push(article);
  }
  return others;
}
