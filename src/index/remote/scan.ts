import type { SearchConnection } from "./connection.ts";

/** The most that a search gives unless an index says otherwise. */
const PAGE = 10_000;

interface Page<T> {
  hits: { hits: { _id: string; _source: T; sort: (string | number)[] }[] };
}

export interface Scan<T> {
  index: string;
  /** What each document has, different in each, the first foremost. */
  by: readonly string[];
  /** The fields that are wanted; all unless given. */
  fields?: readonly (keyof T & string)[];
}

/** Every document of an index that has the first of the fields it is ordered by. */
export async function* scan<T>(
  connection: SearchConnection,
  { index, by, fields }: Scan<T>,
): AsyncGenerator<{ id: string; source: T }> {
  let after: (string | number)[] | undefined;
  do {
    const { hits }: Page<T> = await connection.call<Page<T>>({
      method: "POST",
      path: `/${index}/_search`,
      body: {
        size: PAGE,
        query: { exists: { field: by[0] } },
        sort: by.map((field) => ({ [field]: "asc" })),
        track_total_hits: false,
        ...(fields && { _source: fields }),
        search_after: after,
      },
    });
    for (const { _id: id, _source: source } of hits.hits) yield { id, source };
    after = hits.hits.length < PAGE ? undefined : hits.hits.at(-1)?.sort;
  } while (after !== undefined);
}
