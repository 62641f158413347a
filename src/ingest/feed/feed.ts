import { parseFeed } from "feedsmith";
import { findDates } from "../date/find-dates.ts";
import { InputError } from "../input-error.ts";

/** One entry of a feed. */
export interface FeedEntry {
  title: string | null;
  /** Absolute http(s) address, or null. */
  url: string | null;
  /** "2023-05-19" */
  published: string | null;
  author: string | null;
  /** The longest text that the feed itself carries: a teaser or the whole article, as HTML. */
  html: string;
}

export interface Feed {
  title: string | null;
  entries: FeedEntry[];
}

/** Feeds hold tens of entries; one with more than this is a mistake or an attack. */
const MAX_ENTRIES = 1_000;

/** Whether a text is an RSS, Atom, RDF or JSON feed. */
export function isFeed(text: string): boolean {
  const start = text.slice(0, 4_000).trimStart();
  if (start.startsWith("{"))
    return /"version"\s*:\s*"https?:\/\/jsonfeed\.org\/version\//.test(text.slice(0, 20_000));
  return /^(?:<\?xml[^>]*>\s*)?(?:<\?xml-stylesheet[^>]*>\s*)*(?:<!--(?:(?!-->)[\s\S])*-->\s*)*<(?:rss|feed|rdf:RDF)[\s>]/i.test(
    start,
  );
}

/** @throws {InputError} when the text is no feed that can be read. */
export function readFeed(text: string, address: string | null): Feed {
  let parsed: ReturnType<typeof parseFeed>;
  try {
    parsed = parseFeed(text, { maxItems: MAX_ENTRIES });
  } catch (error) {
    throw new InputError(
      `The feed cannot be read: ${error instanceof Error ? error.message : String(error)}`,
    );
  }
  const entries = entriesOf(parsed).map((found) => toEntry(found, address ?? undefined));
  const { title } = parsed.feed;
  return { title: (typeof title === "string" ? title : title?.value) ?? null, entries };
}

/** An entry as its format has it. */
interface Found {
  title: string | undefined;
  link: string | undefined;
  published: unknown;
  author: string | undefined;
  texts: (string | undefined)[];
}

function entriesOf(parsed: ReturnType<typeof parseFeed>): Found[] {
  if (parsed.format === "atom") {
    return (parsed.feed.entries ?? []).map((item) => {
      const links = item.links ?? [];
      const link = links.find(({ rel }) => rel === undefined || rel === "alternate") ?? links[0];
      return {
        title: item.title?.value,
        link: link?.href,
        published: item.published ?? item.updated,
        author: item.authors?.[0]?.name,
        texts: [item.content?.value, item.summary?.value],
      };
    });
  }
  if (parsed.format === "json") {
    return (parsed.feed.items ?? []).map((item) => ({
      title: item.title,
      link: item.url ?? item.external_url,
      published: item.date_published,
      author: item.authors?.[0]?.name,
      texts: [item.content_html, asHtml(item.content_text), asHtml(item.summary)],
    }));
  }
  if (parsed.format === "rdf") {
    return (parsed.feed.items ?? []).map((item) => ({
      title: item.title,
      link: item.link,
      published: item.dc?.dates?.[0],
      author: item.dc?.creators?.[0],
      texts: [item.content?.encoded, item.description],
    }));
  }
  return (parsed.feed.items ?? []).map((item) => ({
    title: item.title,
    link: item.link ?? (item.guid?.isPermaLink === false ? undefined : item.guid?.value),
    published: item.pubDate ?? item.dc?.dates?.[0],
    author: item.dc?.creators?.[0] ?? nameOf(item.authors?.[0]),
    texts: [item.content?.encoded, item.description],
  }));
}

function toEntry(found: Found, base: string | undefined): FeedEntry {
  const { title, link, published, author } = found;
  const absolute = link !== undefined && URL.canParse(link, base) ? new URL(link, base) : null;
  const texts = found.texts.filter((text) => text !== undefined);
  return {
    title: title?.replace(/<[^>]*>/g, "").trim() || null,
    url: absolute && /^https?:$/.test(absolute.protocol) ? absolute.href : null,
    published: findDates(typeof published === "string" ? published : "")[0]?.value ?? null,
    author: author?.trim() || null,
    html: texts.toSorted((a, b) => b.length - a.length)[0] ?? "",
  };
}

/** RSS writes "jane@example.com (Jane Doe)". */
function nameOf(author: unknown): string | undefined {
  if (typeof author === "string") return /\(([^)]+)\)/.exec(author)?.[1] ?? author;
  const name = (author as { name?: unknown } | undefined)?.name;
  return typeof name === "string" ? name : undefined;
}

function asHtml(text: string | undefined): string | undefined {
  const escaped = text?.replaceAll("&", "&amp;").replaceAll("<", "&lt;");
  return escaped
    ?.split(/\n\s*\n/)
    .map((paragraph) => `<p>${paragraph}</p>`)
    .join("\n");
}
