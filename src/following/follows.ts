import { resemblance, SAME } from "../language/fingerprint.ts";
import type { Rows } from "../state/database.ts";
import type { LazyState } from "../state/open-state.ts";

/** Where an answer is told: in a channel, or to one user alone. */
export interface Audience {
  user: string;
  channel: string | null;
}

/** A question that somebody wants to be told of when a new article answers it. */
export interface Follow extends Audience {
  id: number;
  question: string;
  /** Of whoever follows it. */
  locale: string;
  paused: boolean;
}

type FollowRow = Omit<Follow, "paused"> & { paused: number };

/** So many questions a user may follow, and a channel. */
export const MAX_FOLLOWS = 25;
/** So often a day each of them is told. */
export const MAX_A_DAY = 5;
/** Quotes of a question that are remembered, to tell no copy of them. */
const MAX_REMEMBERED = 50;

const COLUMNS = "id, question, locale, user, channel, paused";

/** The questions that are followed, as the database holds them. */
export class Follows {
  readonly #state: LazyState;
  readonly #onAdded: () => void;

  /** `onAdded` is called when there is another. */
  constructor(state: LazyState, onAdded: () => void = () => {}) {
    this.#state = state;
    this.#onAdded = onAdded;
  }

  /** The same question is followed once by a user, and once in a channel. */
  async add(
    { question, locale, user, channel }: Omit<Follow, "id" | "paused">,
    now: number,
  ): Promise<"added" | "known" | "too many"> {
    const database = await this.#state.open();
    const added = await database.write((rows) => {
      const others = of(rows, { user, channel });
      const same = (one: string): boolean => one.toLowerCase() === question.toLowerCase();
      if (others.some((other) => same(other.question))) return "known" as const;
      if (others.length >= MAX_FOLLOWS) return "too many" as const;
      rows.run(
        "INSERT INTO follow (question, locale, user, channel, since) VALUES (?, ?, ?, ?, ?)",
        question,
        locale,
        user,
        channel,
        now,
      );
      return "added" as const;
    });
    if (added === "added") this.#onAdded();
    return added;
  }

  /** Those of a user alone, or those of a channel, whoever asked for them; oldest first. */
  of(audience: Audience): Promise<Follow[]> {
    return this.#read((rows) => of(rows, audience), []);
  }

  find(id: number): Promise<Follow | null> {
    const sql = `SELECT ${COLUMNS} FROM follow WHERE id = ?`;
    return this.#read((rows) => {
      const row = rows.first<FollowRow>(sql, id);
      return row && followIn(row);
    }, null);
  }

  /** All that are to be told. */
  active(): Promise<Follow[]> {
    const sql = `SELECT ${COLUMNS} FROM follow WHERE paused = 0`;
    return this.#read((rows) => rows.all<FollowRow>(sql).map(followIn), []);
  }

  /** Whether any is to be told. */
  any(): Promise<boolean> {
    const sql = "SELECT id FROM follow WHERE paused = 0 LIMIT 1";
    return this.#read((rows) => rows.first(sql) !== null, false);
  }

  async pause(id: number, paused: boolean): Promise<void> {
    const database = await this.#state.open();
    await database.write((rows) =>
      rows.run("UPDATE follow SET paused = ? WHERE id = ?", paused ? 1 : 0, id),
    );
  }

  /** Nothing of it stays. */
  async remove(id: number): Promise<void> {
    const database = await this.#state.open();
    await database.write((rows) => rows.run("DELETE FROM follow WHERE id = ?", id));
  }

  /**
   * Counts an answer as told and returns true, unless its quote is a copy of one that was told, its
   * article was told of, or the day's number is reached.
   */
  async claim(id: number, article: string, sketch: Uint32Array, now: Date): Promise<boolean> {
    const database = await this.#state.open();
    return database.write((rows) => {
      const day = now.toISOString().slice(0, "2026-01-01".length);
      const follow = rows.first<{ day: string; told: number }>(
        "SELECT day, told FROM follow WHERE id = ? AND paused = 0",
        id,
      );
      const today = follow?.day === day ? follow.told : 0;
      if (follow === null || today >= MAX_A_DAY || wasTold(rows, id, article, sketch)) return false;
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

  /** Takes back that an answer was told: it never arrived. */
  async release(id: number, article: string): Promise<void> {
    const database = await this.#state.open();
    await database.write((rows) => {
      const gone = rows.run("DELETE FROM told WHERE follow = ? AND article = ?", id, article);
      if (gone > 0) rows.run("UPDATE follow SET told = told - 1 WHERE id = ? AND told > 0", id);
    });
  }

  /** What nothing says where there is no database yet. */
  async #read<Result>(work: (rows: Rows) => Result, nothing: Result): Promise<Result> {
    const database = await this.#state.openIfThere();
    return database === null ? nothing : database.read(work);
  }
}

function of(rows: Rows, { user, channel }: Audience): Follow[] {
  const found =
    channel === null
      ? rows.all<FollowRow>(
          `SELECT ${COLUMNS} FROM follow WHERE user = ? AND channel IS NULL ORDER BY id`,
          user,
        )
      : rows.all<FollowRow>(`SELECT ${COLUMNS} FROM follow WHERE channel = ? ORDER BY id`, channel);
  return found.map(followIn);
}

function followIn(row: FollowRow): Follow {
  return { ...row, paused: row.paused !== 0 };
}

function wasTold(rows: Rows, id: number, article: string, sketch: Uint32Array): boolean {
  return rows
    .all<{ article: string; sketch: Uint8Array }>(
      "SELECT article, sketch FROM told WHERE follow = ?",
      id,
    )
    .some((told) => told.article === article || resemblance(sketchIn(told.sketch), sketch) >= SAME);
}

function bytesOf(sketch: Uint32Array): Uint8Array {
  return new Uint8Array(sketch.buffer, sketch.byteOffset, sketch.byteLength);
}

/** A copy: the database's bytes may begin anywhere in memory, and numbers of four may not. */
function sketchIn(bytes: Uint8Array): Uint32Array {
  return new Uint32Array(Uint8Array.from(bytes).buffer);
}
