import type { Article } from "../articles/article.ts";
import { type ArticlePage, inTieOrder, newestOfEach } from "../articles/store.ts";
import type { Story } from "../articles/story.ts";
import type { Archive } from "./archive.ts";
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
  /** One page of them. */
  list: Omit<ArticlePage, "dates">;
  /** How the topic was searched for; null without one. */
  searched: TopicPassages | null;
}

/** `from`: the cursor of another page, or "". */
export async function latestStories(
  topic: string,
  { from, limit }: { from: string; limit: number },
  archive: Archive,
): Promise<LatestStories> {
  if (topic === "") {
    return { list: await archive.articles.page({ limit, from, perStory: true }), searched: null };
  }
  const searched = await passagesAbout(topic, archive);
  const about = new Map(searched.passages.map(({ article }) => [article.slug, article]));
  const stories = await archive.stories();
  const newest = newestOfEach(
    inTieOrder([...about.values()]),
    (article) => stories.ofArticle(article).id,
  );
  return { list: numberedPage(newest, from, limit), searched };
}

/** What was found by a topic is few and in no store: its cursors are numbers. */
function numberedPage(
  newest: readonly Article[],
  from: string,
  limit: number,
): LatestStories["list"] {
  const last = Math.max(0, Math.ceil(newest.length / limit) - 1);
  const page = Math.min(/^\d{1,6}$/.test(from) ? Number(from) : 0, last);
  const before = page * limit;
  return {
    articles: newest.slice(before, before + limit),
    total: newest.length,
    before,
    next: page === last ? null : String(page + 1),
    previous: page === 0 ? null : String(page - 1),
  };
}

/** What a list says of the stories of these articles. */
export async function headsOf(newest: readonly Article[], archive: Archive): Promise<StoryHead[]> {
  const stories = await archive.stories();
  const own = newest.map((article) => stories.ofArticle(article));
  const slugs = own.flatMap(({ articles }) => articles);
  const reports = (await archive.articles.articles(slugs)).values();
  return newest.map((article, at) => {
    const story = own[at] ?? stories.ofArticle(article);
    const told = story.articles.map(() => reports.next().value);
    return { newest: article, story, others: otherOutlets(article, told, archive) };
  });
}

/** The first article of each outlet but that of the newest. */
function otherOutlets(
  newest: Article,
  articles: readonly (Article | undefined)[],
  archive: Archive,
): Article[] {
  const met = new Set([archive.outletKeyOf(newest)]);
  const others: Article[] = [];
  for (const article of articles) {
    if (article === undefined || met.has(archive.outletKeyOf(article))) continue;
    met.add(archive.outletKeyOf(article));
    others.push(article);
  }
  return others;
}
