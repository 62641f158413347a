import type { Article } from "../articles/article.ts";
import type { Filter } from "../articles/filter.ts";
import type { ArticlePage } from "../articles/store.ts";
import { sentencesIn } from "../language/sentences.ts";
import type { Passage } from "./answer.ts";
import type { Archive } from "./archive.ts";
import { leadOf } from "./lead.ts";

/** The leads of the newest stories that the filter admits, newest first, as passages. */
export async function newestLeads(
  { articles }: Archive,
  { filter = {}, limit }: { filter?: Filter | undefined; limit: number },
): Promise<Passage[]> {
  const leads: Passage[] = [];
  for (let from: string | null = ""; from !== null && leads.length < limit;) {
    const page: ArticlePage = await articles.page({
      limit: 2 * limit,
      from,
      filter,
      perStory: true,
    });
    leads.push(...page.articles.flatMap(leadPassage));
    from = page.next;
  }
  return leads.slice(0, limit);
}

/** An article's lead as a passage; none where nothing of it tells anything. */
function leadPassage(article: Article): Passage[] {
  const lead = leadOf(article);
  if (lead === null) return [];
  const { paragraph, sentence } = lead;
  const at = sentencesIn(paragraph.text).findIndex(({ start }) => start === sentence.start);
  return [{ article, paragraph, score: 0, sentence: Math.max(0, at), lacks: [] }];
}
