import type { Rows } from "../../state/database.ts";
import type { LazyState } from "../../state/open-state.ts";
import {
  bytesOf,
  dayOf,
  MAX_A_DAY,
  MAX_REMEMBERED,
  type Quote,
  sketchIn,
  type Told,
  TRY_AFTER,
  type Untold,
  wasTold,
} from "../told.ts";

/** What followers were told, as the bot's database holds it. */
export class LocalTold implements Told {
  readonly #state: LazyState;

  constructor(state: LazyState) {
    this.#state = state;
  }

  async claim(id: number, quote: Quote, now: Date): Promise<boolean> {
    const database = await this.#state.open();
    return database.write((rows) => {
      const day = dayOf(now);
      const follow = rows.first<{ day: string; told: number }>(
        "SELECT day, told FROM follow WHERE id = ? AND paused = 0",
        id,
      );
      const today = follow?.day === day ? follow.told : 0;
      if (follow === null || today >= MAX_A_DAY || wasTold(quote, toldOf(rows, id))) {
        forget(rows, id, quote.article);
        return false;
      }
      const { article, sketch } = quote;
      rows.run("UPDATE follow SET day = ?, told = ? WHERE id = ?", day, today + 1, id);
      rows.run("INSERT INTO told VALUES (?, ?, ?, ?)", id, article, bytesOf(sketch), now.getTime());
      rows.run(
        "DELETE FROM told WHERE follow = ? AND rowid NOT IN (SELECT rowid FROM told WHERE follow = ? ORDER BY rowid DESC LIMIT ?)",
        id,
        id,
        MAX_REMEMBERED,
      );
      return true;
    });
  }

  async settle(id: number, article: string): Promise<void> {
    const database = await this.#state.open();
    await database.write((rows) => forget(rows, id, article));
  }

  async postpone({ follow: id, article, tries }: Untold, now: number): Promise<boolean> {
    const after = TRY_AFTER[tries];
    const database = await this.#state.open();
    return database.write((rows) => {
      const gone = rows.run("DELETE FROM told WHERE follow = ? AND article = ?", id, article);
      if (gone > 0) rows.run("UPDATE follow SET told = told - 1 WHERE id = ? AND told > 0", id);
      if (gone === 0 || after === undefined) {
        forget(rows, id, article);
        return false;
      }
      const sql = "INSERT OR REPLACE INTO untold VALUES (?, ?, ?, ?)";
      rows.run(sql, id, article, tries + 1, now + after);
      return true;
    });
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
}

function forget(rows: Rows, id: number, article: string): void {
  rows.run("DELETE FROM untold WHERE follow = ? AND article = ?", id, article);
}

function toldOf(rows: Rows, id: number): Quote[] {
  return rows
    .all<{ article: string; sketch: Uint8Array }>(
      "SELECT article, sketch FROM told WHERE follow = ?",
      id,
    )
    .map(({ article, sketch }) => ({ article, sketch: sketchIn(sketch) }));
}
