import type { Article } from "../articles/article.ts";
import { resemblance, sketchOf } from "../language/fingerprint.ts";
import type { Story } from "../articles/story.ts";
import type { Archive } from "./archive.ts";
import { type Lead, leadOf } from "./lead.ts";

/** What a report is to those before it. */
export type ReportKind = "report" | "update" | "correction";

/** One article of a story, with those that print nearly the same text. */
export interface Report {
  article: Article;
  /** Null where nothing of it tells anything: a headline alone. */
  lead: Lead | null;
  kind: ReportKind;
  /** Later articles with nearly the same text, of which nothing else is shown. */
  copies: Article[];
}

/** The articles of one event, in the order in which they were published, undated last. */
export interface StoryReports {
  /** Stays while later articles join: any of its articles leads back here. */
  id: string;
  /** The headline of the newest. */
  title: string;
  reports: Report[];
  articles: number;
  /** How many outlets; those unknown are one. */
  outlets: number;
}

/** Shared shingles from which one article is the other with small changes; `add` refuses as many. */
const SAME = 0.5;
/** Paragraphs by which copies are told: a wire's text is shortened from its end. */
const COMPARED = 6;

/** The reports of a story. */
export async function reportsOf(story: Story, archive: Archive): Promise<StoryReports> {
  const found = await archive.articles.articles(story.articles);
  const articles = found.filter((each) => each !== undefined);
  const outlets = new Set(articles.map((article) => archive.outletKeyOf(article)));
  const newest = articles.findLast(({ date }) => date.value !== null) ?? articles.at(-1);
  return {
    id: story.id,
    title: newest?.title ?? "",
    reports: withCopiesFolded(articles, archive),
    articles: articles.length,
    outlets: outlets.size,
  };
}

function withCopiesFolded(articles: readonly Article[], archive: Archive): Report[] {
  const reports: Report[] = [];
  const sketches: Uint32Array[] = [];
  for (const article of articles) {
    const sketch = sketchOf(article.paragraphs.slice(0, COMPARED).map(({ text }) => text));
    const at = sketches.findIndex((other) => resemblance(other, sketch) >= SAME);
    const alike = reports[at];
    const again = alike !== undefined && isNewVersion(article, alike.article, archive);
    const changed = again && resemblance(sketches[at] ?? sketch, sketch) < 1;
    const kind = kindOf(article) ?? (changed ? "update" : "report");
    const report: Report = { article, lead: leadOf(article), kind, copies: [] };
    if (alike !== undefined && isCopy(report, alike, archive)) {
      alike.copies.push(article);
      continue;
    }
    reports.push(report);
    sketches.push(sketch);
  }
  return reports;
}

/** Of two texts that are alike: a lead with another number or date tells something else. */
function isCopy({ kind, lead }: Report, { lead: former }: Report, archive: Archive): boolean {
  if (kind !== "report") return false;
  if (lead === null || former === null) return lead === former;
  const [one, other] = [lead, former].map(
    ({ paragraph }) => archive.facts(paragraph).fingerprint.figures,
  );
  return one === other;
}

/** "CORRECTED-", "(Correction)", "UPDATE 2-", "Updated:": how agencies and papers mark headlines. */
const CORRECTED = /^\W*(?:correct(?:ion|ed|s)|refile)\b\W|[([]correct(?:ion|ed)[)\]]/iu;
const UPDATED = /^\W*updated?(?: \d+)?\s?[-–—:]|[([]updated?(?: \d+)?[)\]]/iu;
/** Paragraphs at either end of an article that may say that it was corrected. */
const ENDS = 2;
/** How they say it. */
const SAYS_CORRECTED =
  /^\W*(?:corrections?|clarification)(?: \([^)]{1,40}\))?\s?[:–—]|\b(?:an earlier|a previous) version of (?:this|the) (?:article|story|report)\b|\bthis (?:article|story|report) (?:was|has been) corrected\b/iu;

/** What it says of itself; null where it says nothing. */
function kindOf({ title, paragraphs }: Article): ReportKind | null {
  const ends = paragraphs.filter((_, at) => at < ENDS || at >= paragraphs.length - ENDS);
  if (ends.some(({ text }) => SAYS_CORRECTED.test(text)) || CORRECTED.test(title))
    return "correction";
  return UPDATED.test(title) || UPDATED.test(paragraphs[0]?.text ?? "") ? "update" : null;
}

/** Of two articles with nearly the same text: whether one outlet published both. */
function isNewVersion(article: Article, former: Article, archive: Archive): boolean {
  const outlet = archive.outletKeyOf(article);
  return outlet !== "" && archive.outletKeyOf(former) === outlet;
}
