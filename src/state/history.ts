import type { Rows } from "./database.ts";
import { outletsOfCopies } from "./entries.ts";
import type { LazyState } from "./open-state.ts";
import { type ArticleVersion, versionsOf } from "./versions.ts";

/** What became of an article since it was first read. */
export interface ArticleHistory {
  /** Its former texts, the newest first. */
  former: readonly ArticleVersion[];
  /** Other outlets that published it. */
  alsoIn: readonly string[];
}

export const NO_HISTORY: ArticleHistory = { former: [], alsoIn: [] };

export function historyOf(rows: Rows, slug: string): ArticleHistory {
  const file = `${slug}.md`;
  return { former: versionsOf(rows, file, "former"), alsoIn: outletsOfCopies(rows, file) };
}

/** @throws {StateError} where the database cannot be read. */
export async function readHistory(state: LazyState, slug: string): Promise<ArticleHistory> {
  const database = await state.openIfThere();
  return (await database?.read((rows) => historyOf(rows, slug))) ?? NO_HISTORY;
}
