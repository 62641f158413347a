import { generateOpml, parseOpml } from "feedsmith";
import { InputError } from "../ingest/input-error.ts";

/** A feed as programs exchange it. */
export interface OpmlFeed {
  url: string;
  title: string | null;
}

interface Outline {
  text?: string | undefined;
  title?: string | undefined;
  xmlUrl?: string | undefined;
  outlines?: Outline[] | undefined;
}

/** Folders in folders, as programs nest them. */
const MAX_DEPTH = 20;

/**
 * The feeds that an OPML file lists, each once; one without a usable address is left out.
 * @throws {InputError} when it is none.
 */
export function readOpml(text: string): OpmlFeed[] {
  let outlines: Outline[];
  try {
    outlines = parseOpml(text).body?.outlines ?? [];
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new InputError(`This is not a list of feeds in OPML: ${reason}`);
  }
  const feeds = new Map<string, OpmlFeed>();
  for (const { xmlUrl, title, text: shown } of flat(outlines, 0)) {
    if (xmlUrl === undefined || !/^https?:/i.test(xmlUrl) || !URL.canParse(xmlUrl)) continue;
    const url = new URL(xmlUrl).href;
    if (!feeds.has(url)) feeds.set(url, { url, title: title ?? shown ?? null });
  }
  return [...feeds.values()];
}

function flat(outlines: readonly Outline[], depth: number): Outline[] {
  if (depth > MAX_DEPTH) return [];
  return outlines.flatMap((outline) => [outline, ...flat(outline.outlines ?? [], depth + 1)]);
}

export function writeOpml(feeds: readonly OpmlFeed[]): string {
  return generateOpml({
    head: { title: "Feeds that Dateline follows" },
    body: {
      outlines: feeds.map(({ url, title }) => ({
        text: title ?? url,
        title: title ?? url,
        type: "rss",
        xmlUrl: url,
      })),
    },
  });
}
