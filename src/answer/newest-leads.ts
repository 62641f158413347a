import type { Article } from "../articles/article.ts";
import type { Filter } from "../articles/filter.ts";
import type { ArticlePage } from "../articles/store.ts";
import { sentencesIn } from "../language/sentences.ts";
import type { Passage } from "./answer.ts";
import type { Archive } from "./archive.ts";
import { leadOf } from "./lead.ts";
import type { Query } from "./question/query.ts";
import { dateAsked, timeFilter } from "./question/time-bounds.ts";
import { quotePassages } from "./quote.ts";
import type { Candidate } from "./rank.ts";

interface Wanted {
  filter?: Filter | undefined;
  limit: number;
}

/** The newest leads of the time that a question is about; of all, where that is the latest. */
export async function leadsOfTime(
  { time }: Query,
  archive: Archive,
  { filter, limit }: Wanted,
): Promise<Passage[]> {
  const within = time?.kind === "latest" ? filter : timeFilter(time, filter);
  return within === null ? [] : newestLeads(archive, { filter: within, limit });
}

/**
 * What there is to tell of a time and nothing else, by its leads and by what was found. Of one day,
 * what states it goes first, as an article of that day may be about another; of any other time, and
 * where news is asked for, the leads do.
 */
export function passagesOfTime(
  query: Query,
  { leads, ranked }: { leads: readonly Passage[]; ranked: readonly Candidate[] },
  archive: Archive,
  limit: number,
): Passage[] {
  const { time, intent } = query;
  if (time?.kind === "latest") return [...leads];
  const stating = ranked.filter(({ inTime }) => inTime === "stated").slice(0, limit);
  const stated = quotePassages(stating, query, archive);
  const isOfDay = dateAsked(time)?.length === "2023-05-19".length && !intent.topic;
  const all = isOfDay ? [...stated, ...leads] : [...leads, ...stated];
  const ids = all.map(({ paragraph }) => paragraph.id);
  return all.filter((_, at) => ids.indexOf(ids[at] ?? "") === at).slice(0, limit);
}

/** The leads of the newest stories that the filter admits, newest first, as passages. */
export async function newestLeads(
  { articles }: Archive,
  { filter = {}, limit }: Wanted,
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
