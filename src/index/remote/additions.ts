import type { SearchConnection } from "./connection.ts";
import { indexNames } from "./definitions.ts";
import { type ArticleDocument, NEWEST_FIRST } from "./documents.ts";
import { type ArchiveFacts, readAnyFacts } from "./facts.ts";
import { scan } from "./scan.ts";
import { searchAll } from "./searches.ts";

/** Articles that came, read at a time. */
const PAGE = 100;
/** Of more, those that are dated earlier were moved in: they are no news. */
const MAX_DAYS = 7;
const DAY_MS = 24 * 60 * 60 * 1000;
const DAY_LENGTH = "2026-01-01".length;

/**
 * When articles came, which tells whoever looks what is new. Each time that an archive is written has
 * a number, the time in milliseconds since 1970, and is later than the one before, whatever the clock
 * says. An article keeps the number of the time that first wrote it, and 0 where the archive began
 * with it. The archive's facts have the number of the last time that came to its end: all articles up
 * to it can be seen.
 */
export class Additions {
  readonly written: number;
  /** By the slugs of articles that the archive had before it was moved to other indexes. */
  readonly #former: ReadonlyMap<string, number>;
  readonly #isFirst: boolean;

  private constructor(before: ArchiveFacts | null, former: ReadonlyMap<string, number>) {
    // Those of a version that knew of no such number have none.
    this.written = Math.max(Date.now(), (before?.written ?? 0) + 1);
    this.#isFirst = before === null;
    this.#former = former;
  }

  /** For articles that are written into the same indexes as before. */
  static after(before: ArchiveFacts): Additions {
    return new Additions(before, new Map());
  }

  /** For an archive that is written into the indexes of `key`. */
  static async read(connection: SearchConnection, name: string, key: string): Promise<Additions> {
    const before = await readAnyFacts(connection, name);
    if (before === null || before.key === key) return new Additions(before, new Map());
    const former = new Map<string, number>();
    const { articles: index } = indexNames(name, before.key);
    const all = scan<Pick<ArticleDocument, "added">>(connection, {
      index,
      by: ["slug"],
      fields: ["added"],
    });
    for await (const { id, source } of all) former.set(id, source.added ?? 0);
    return new Additions(before, former);
  }

  /** Of an article that these indexes do not have. */
  of(slug: string): number {
    return this.#former.get(slug) ?? (this.#isFirst ? 0 : this.written);
  }
}

/** An article that came, and when. */
export type AddedArticle = Pick<ArticleDocument, "slug" | "added">;

interface AddedRequest {
  /** Of articles. */
  index: string;
  after: number;
  until: number;
}

/**
 * The articles that came between two times that an archive was written, the later included: a page at
 * a time, newest first. Of more than a page, only those of the last seven days.
 */
export async function* articlesAdded(
  connection: SearchConnection,
  { index, after, until }: AddedRequest,
): AsyncGenerator<AddedArticle[]> {
  const came = { range: { added: { gt: after, lte: until } } };
  const day = new Date(Date.now() - MAX_DAYS * DAY_MS).toISOString().slice(0, DAY_LENGTH);
  const recent = { range: { order: { gte: day } } };
  const search = async (filter: object[], behind?: Found) => {
    const body = {
      // One more, to see whether there are more.
      size: PAGE + 1,
      query: { bool: { filter } },
      sort: NEWEST_FIRST,
      track_total_hits: false,
      _source: ["slug", "added", "order"],
      ...(behind && { search_after: [behind.order, behind.slug] }),
    };
    const [answer] = await searchAll<Found>(connection, [{ index, body }]);
    return (answer?.hits.hits ?? []).map(({ _source }) => _source);
  };
  let found = await search([came]);
  if (found.length > PAGE) found = await search([came, recent]);
  while (found.length > 0) {
    const page = found.slice(0, PAGE);
    yield page;
    found = found.length > PAGE ? await search([came, recent], page.at(-1)) : [];
  }
}

type Found = Pick<ArticleDocument, "slug" | "added" | "order">;
