import type { ArticleStore } from "../../articles/store.ts";
import type { LazyState } from "../../state/open-state.ts";
import { readSetting, writeSetting } from "../../state/settings.ts";

/**
 * Days before today: what is dated earlier and arrived while nobody looked is not news. However long
 * the bot was down, its followers are told of these days' articles alone.
 */
export const MAX_DAYS = 7;

/** Articles that are asked for at once. */
const PAGE = 500;
const DAY = 24 * 60 * 60 * 1000;
/** Set once it is known which articles there were before anybody followed a question. */
const BEGUN = "arrivals-since";

/** Remembers which of the newest articles were there when the bot last looked. */
export class Arrivals {
  readonly #state: LazyState;

  constructor(state: LazyState) {
    this.#state = state;
  }

  /** The recent articles (slugs) that came while nobody looked; none at the very first look. */
  async missed(articles: ArticleStore, now: Date): Promise<string[]> {
    const recent = await recentSlugs(articles, now);
    const database = await this.#state.open();
    if ((await readSetting(database, BEGUN)) === null) {
      await this.see(recent, now);
      await writeSetting(database, BEGUN, now.toISOString());
      return [];
    }
    const sql = "SELECT slug FROM seen_article WHERE slug = ?";
    return database.read((rows) => recent.filter((slug) => rows.first(sql, slug) === null));
  }

  /** Remembers that these articles were looked at; forgets those that are recent no more. */
  async see(slugs: readonly string[], now: Date): Promise<void> {
    const database = await this.#state.open();
    await database.write((rows) => {
      for (const slug of slugs) rows.run("INSERT OR IGNORE INTO seen_article VALUES (?)", slug);
      // Slugs begin with the day; a day more is kept, in case the clock is set back.
      const oldest = dayBefore(now, MAX_DAYS + 1);
      rows.run("DELETE FROM seen_article WHERE slug < ?", oldest);
    });
  }

  /** Begins again with the next look: as long as nobody follows a question, nobody misses anything. */
  async forget(): Promise<void> {
    const database = await this.#state.openIfThere();
    if (database === null || (await readSetting(database, BEGUN)) === null) return;
    await database.write((rows) => {
      rows.run("DELETE FROM setting WHERE name = ?", BEGUN);
      rows.run("DELETE FROM seen_article");
    });
  }
}

async function recentSlugs(articles: ArticleStore, now: Date): Promise<string[]> {
  const oldest = dayBefore(now, MAX_DAYS);
  const recent: string[] = [];
  for (let from: string | null = ""; from !== null;) {
    const page = await articles.page({ limit: PAGE, ...(from !== "" && { from }) });
    for (const { slug, date } of page.articles) {
      // Newest first, undated last; a month sorts as its last day would.
      if (date.value === null || date.value.padEnd(oldest.length, "~") < oldest) return recent;
      recent.push(slug);
    }
    from = page.next;
  }
  return recent;
}

function dayBefore(now: Date, days: number): string {
  return new Date(now.getTime() - days * DAY).toISOString().slice(0, "2026-01-01".length);
}
