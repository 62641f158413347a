import type { Rows } from "../../state/database.ts";
import type { LazyState } from "../../state/open-state.ts";
import {
  type Audience,
  type Follow,
  type Follows,
  isSameQuestion,
  MAX_FOLLOWS,
} from "../follows.ts";

type FollowRow = Omit<Follow, "paused"> & { paused: number };

const COLUMNS = "id, question, locale, user, channel, paused";

/** The questions that are followed, as the bot's database holds them. */
export class LocalFollows implements Follows {
  readonly #state: LazyState;
  readonly #onAdded: () => void;

  /** `onAdded` is called when there is another. */
  constructor(state: LazyState, onAdded: () => void = () => {}) {
    this.#state = state;
    this.#onAdded = onAdded;
  }

  async add(
    { question, locale, user, channel }: Omit<Follow, "id" | "paused">,
    now: number,
  ): Promise<"added" | "known" | "too many"> {
    const database = await this.#state.open();
    const added = await database.write((rows) => {
      const others = of(rows, { user, channel });
      if (others.some((other) => isSameQuestion(other.question, question))) return "known" as const;
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

  async remove(id: number): Promise<void> {
    const database = await this.#state.open();
    await database.write((rows) => rows.run("DELETE FROM follow WHERE id = ?", id));
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
