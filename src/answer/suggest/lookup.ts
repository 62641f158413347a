import { oncePer } from "../../lib/memoize.ts";
import { namesIn } from "../../language/names.ts";
import type { Archive } from "../answer.ts";
import { createHeadlineIndex, type HeadlineIndex } from "./headline-index.ts";
import { createNameIndex, type Name, type NameIndex } from "./name-index.ts";
import { outletsOf } from "../../articles/outlets.ts";
import { createPauses } from "../../lib/event-loop.ts";

/** What may be suggested while a question is typed. */
export interface Lexicon {
  names: NameIndex;
  headlines: HeadlineIndex;
  /** Whether every article was read for names. */
  whole: boolean;
}

/**
 * Articles that are read for names, the newest first. Reading 2,000 of twelve paragraphs takes
 * 0.4 s, in slices of a few ms, once for an archive; the headlines of 83,000 take as long again.
 */
const MOST_ARTICLES = 2000;
const MOST_NAMES = 10_000;

/** The lexicon of an archive, made when it is first asked for. */
export const lexiconOf = oncePer(createLexicon);

async function createLexicon(archive: Archive): Promise<Lexicon> {
  const articles = await archive.articles.list();
  // Otherwise the first who types an outlet would wait for it.
  await outletsOf(archive.articles);
  return {
    names: await createNameIndex(await commonestNames(archive)),
    headlines: await createHeadlineIndex(articles.map(({ title }) => title)),
    whole: articles.length <= MOST_ARTICLES,
  };
}

/** Named most often first, of equals in the order met. */
async function commonestNames({ articles, analyser }: Archive): Promise<Name[]> {
  const pause = createPauses();
  const counts = new Map<string, number>();
  for (const { paragraphs } of (await articles.list()).slice(0, MOST_ARTICLES)) {
    await pause();
    const named = new Set(paragraphs.flatMap(({ text }) => namesIn(text, analyser)));
    for (const name of named) counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  // Most are named once: sorting them as well would take long for nothing.
  const all = [...counts];
  const often = all.filter(([, count]) => count > 1).toSorted(([, a], [, b]) => b - a);
  const once = all.filter(([, count]) => count === 1);
  return [...often, ...once].slice(0, MOST_NAMES).map(([text, count]) => ({
    text,
    articles: count,
  }));
}
