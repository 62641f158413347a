import type { LazyState } from "../state/open-state.ts";

/** An answer that could not be told, and how often that was tried. */
export interface Untold {
  follow: number;
  /** Its slug. */
  article: string;
  tries: number;
}

const MINUTE = 60 * 1000;
/** Milliseconds after which it is tried again, the first time, the second and so on; then no more. */
export const TRY_AFTER = [1, 5, 30, 120].map((minutes) => minutes * MINUTE);

/** Answers that Discord did not take, for a reason that passes. */
export class UntoldAnswers {
  readonly #state: LazyState;

  constructor(state: LazyState) {
    this.#state = state;
  }

  /** False where it has been tried often enough: it is forgotten. */
  async add({ follow, article, tries }: Untold, now: number): Promise<boolean> {
    const after = TRY_AFTER[tries];
    if (after === undefined) {
      await this.remove(follow, article);
      return false;
    }
    const database = await this.#state.open();
    await database.write((rows) =>
      rows.run(
        "INSERT OR REPLACE INTO untold VALUES (?, ?, ?, ?)",
        follow,
        article,
        tries + 1,
        now + after,
      ),
    );
    return true;
  }

  async due(now: number): Promise<Untold[]> {
    const database = await this.#state.openIfThere();
    const sql = "SELECT follow, article, tries FROM untold WHERE due <= ? ORDER BY due";
    return database?.read((rows) => rows.all<Untold>(sql, now)) ?? [];
  }

  /** When the next is due, in milliseconds since 1970; null where none is left. */
  async next(): Promise<number | null> {
    const database = await this.#state.openIfThere();
    const sql = "SELECT min(due) AS due FROM untold";
    return (await database?.read((rows) => rows.first<{ due: number | null }>(sql)))?.due ?? null;
  }

  async remove(follow: number, article: string): Promise<void> {
    const database = await this.#state.open();
    await database.write((rows) =>
      rows.run("DELETE FROM untold WHERE follow = ? AND article = ?", follow, article),
    );
  }
}
