import { parseFeed } from "feedsmith";
import { findDates } from "../date/find-dates.ts";
import { InputError } from "../input-error.ts";

/** One entry of a feed. */
export interface FeedEntry {
  /** What the feed calls it, if anything: meant to be unique and to stay. */
  guid: string | null;
  title: string | null;
  /** Absolute http(s) address, or null. */
  url: string | null;
  /** "2023-05-19" */
  published: string | null;
  /** When it was last changed, as the feed writes it. */
  updated: string | null;
  author: string | null;
  /** The outlet that an aggregator took it from, or null. */
  source: string | null;
  /** The longest text that the feed itself carries: a teaser or the whole article, as HTML. */
  html: string;
}

export interface Feed {
  title: string | null;
  /** Minutes for which it asks to be left alone; 0 where it does not. */
  ttl: number;
  entries: FeedEntry[];
}

/** Feeds hold tens of entries; one with more than this is a mistake or an attack. */
const MAX_ENTRIES = 1_000;

/** Addresses and UUIDs fit; what differs only beyond it is a mistake. */
const MAX_GUID = 1_000;

/** How far down the feed may begin, below what a faulty server prints first. */
const MAX_JUNK = 4_000;
const ROOT =
  /^(?:<\?xml[^>]*>\s*)?(?:<\?[\w-]+[^>]*\?>\s*|<!--(?:(?!-->)[\s\S])*-->\s*|<!DOCTYPE\s+(?:rss|rdf)[^>[]*(?:\[[^\]]*\]\s*)?>\s*)*<(?:\w+:)?(?:rss|feed|RDF)[\s>]/i;

/** Whether a text is an RSS, Atom, RDF or JSON feed. */
export function isFeed(text: string): boolean {
  const start = text.slice(0, MAX_JUNK).trimStart();
  if (start.startsWith("{")) {
    return /"version"\s*:\s*"https?:\/\/jsonfeed\.org\/version\//.test(text.slice(0, 20_000));
  }
  return ROOT.test(withoutJunk(text).slice(0, MAX_JUNK));
}

/** A text from its XML prolog on, where a warning or a blank line precedes it. */
function withoutJunk(text: string): string {
  const start = text.trimStart();
  if (start.startsWith("<?xml") || ROOT.test(start.slice(0, MAX_JUNK))) return start;
  const prolog = start.slice(0, MAX_JUNK).search(/<\?xml\s/);
  return prolog > 0 ? start.slice(prolog) : start;
}

/** @throws {InputError} when the text is no feed that can be read. */
export function readFeed(text: string, address: string | null): Feed {
  let parsed: ReturnType<typeof parseFeed>;
  try {
    parsed = parseFeed(withoutJunk(text), { maxItems: MAX_ENTRIES });
  } catch (error) {
    throw new InputError(
      `The feed cannot be read: ${error instanceof Error ? error.message : String(error)}`,
    );
  }
  const base = baseOf(parsed.feed, address ?? undefined);
  const entries = entriesOf(parsed).map((found) => toEntry(found, base));
  const { title } = parsed.feed;
  const ttl = parsed.format === "rss" ? (parsed.feed.ttl ?? 0) : 0;
  return {
    title: plainText((typeof title === "string" ? title : title?.value) ?? ""),
    ttl: ttl > 0 ? ttl : 0,
    entries,
  };
}

/** What relative addresses are relative to: `xml:base`, which may be relative itself. */
function baseOf(element: object, above: string | undefined): string | undefined {
  const { xml } = element as { xml?: { base?: unknown } };
  const own = xml?.base;
  return typeof own === "string" && URL.canParse(own, above) ? new URL(own, above).href : above;
}

/** An entry as its format has it. */
interface Found {
  guid: unknown;
  title: string | undefined;
  link: string | undefined;
  published: unknown;
  updated: unknown;
  author: string | undefined;
  /** The outlet that an aggregator took it from. */
  source: string | undefined;
  /** The entry, which may have a base of its own. */
  item: object;
  texts: (string | undefined)[];
}

function entriesOf(parsed: ReturnType<typeof parseFeed>): Found[] {
  if (parsed.format === "atom") {
    return (parsed.feed.entries ?? []).map((item) => {
      const links = item.links ?? [];
      const link = links.find(({ rel }) => rel === undefined || rel === "alternate") ?? links[0];
      return {
        guid: item.id,
        title: item.title?.value,
        link: link?.href,
        published: item.published ?? item.updated,
        updated: item.updated,
        author: item.authors?.[0]?.name,
        source: item.source?.title?.value,
        item,
        texts: [item.content?.value, item.summary?.value],
      };
    });
  }
  if (parsed.format === "json") {
    return (parsed.feed.items ?? []).map((item) => ({
      guid: item.id,
      title: item.title,
      link: item.url ?? item.external_url,
      published: item.date_published,
      updated: item.date_modified,
      author: item.authors?.[0]?.name,
      source: undefined,
      item,
      texts: [item.content_html, asHtml(item.content_text), asHtml(item.summary)],
    }));
  }
  if (parsed.format === "rdf") {
    return (parsed.feed.items ?? []).map((item) => ({
      guid: item.rdf?.about,
      title: item.title,
      link: item.link,
      published: item.dc?.dates?.[0],
      updated: undefined,
      author: item.dc?.creators?.[0],
      source: item.dc?.sources?.[0],
      item,
      texts: [item.content?.encoded, item.description],
    }));
  }
  return (parsed.feed.items ?? []).map((item) => ({
    guid: item.guid?.value,
    title: item.title,
    link: item.link ?? (item.guid?.isPermaLink === false ? undefined : item.guid?.value),
    published: item.pubDate ?? item.dc?.dates?.[0],
    updated: item.atom?.updated,
    author: item.dc?.creators?.[0] ?? nameOf(item.authors?.[0]),
    source: item.source?.title,
    item,
    texts: [item.content?.encoded, item.atom?.content?.value, item.description],
  }));
}

function toEntry(found: Found, above: string | undefined): FeedEntry {
  const { guid, title, link, published, updated, author, source, item } = found;
  const base = baseOf(item, above);
  const absolute = link !== undefined && URL.canParse(link, base) ? new URL(link, base) : null;
  const texts = found.texts.filter((text) => text !== undefined);
  return {
    guid: typeof guid === "string" ? guid.trim().slice(0, MAX_GUID) || null : null,
    title: plainText(title ?? ""),
    url: absolute && /^https?:$/.test(absolute.protocol) ? absolute.href : null,
    published: findDates(typeof published === "string" ? published : "")[0]?.value ?? null,
    updated: typeof updated === "string" ? updated : null,
    author: plainText(author ?? ""),
    source: source === undefined || /^https?:/.test(source) ? null : plainText(source),
    html: withTags(texts.toSorted((a, b) => b.length - a.length)[0] ?? ""),
  };
}

/** A text without tags, its entities read; many feeds escape them once too often. */
function plainText(text: string): string | null {
  return unescaped(unescaped(text).replace(/<[^>]*>/g, "")).trim() || null;
}

/** HTML whose tags are escaped once too often as HTML. */
function withTags(html: string): string {
  return !/<\w/.test(html) && /&lt;\/?(?:p|div|br|a|h\d|ul|img)\b/i.test(html)
    ? unescaped(html)
    : html;
}

const ENTITIES: Readonly<Record<string, string>> = {
  amp: "&",
  lt: "<",
  gt: ">",
  quot: '"',
  apos: "'",
  nbsp: "\u00a0",
};

function unescaped(text: string): string {
  return text.replace(
    /&(?:#(\d{1,7})|#x([\da-f]{1,6})|(\w{2,8}));/gi,
    (whole, decimal, hex, name) => {
      const code = decimal ? Number(decimal) : hex ? Number.parseInt(String(hex), 16) : null;
      if (code !== null) return code > 31 && code <= 0x10ffff ? String.fromCodePoint(code) : " ";
      return ENTITIES[String(name).toLowerCase()] ?? whole;
    },
  );
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
