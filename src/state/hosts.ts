import { assigned } from "./columns.ts";
import type { Rows } from "./database.ts";

/** What is remembered of a registrable domain. Times are milliseconds since 1970. */
export interface Host {
  /** When a request was last sent to it. */
  lastRequest: number;
  /** Milliseconds between two requests that its robots.txt asks for. */
  crawlDelay: number;
  /** Nothing is asked before: it said that there were too many requests. */
  stoppedUntil: number;
  /** How often it said so, in a row, and when last. */
  stops: number;
  lastStop: number | null;
}

export function hostOf(rows: Rows, domain: string): Host {
  return (
    rows.first<Host>(
      `SELECT last_request AS lastRequest, crawl_delay AS crawlDelay, stopped_until AS stoppedUntil,
       stops, last_stop AS lastStop FROM host WHERE domain = ?`,
      domain,
    ) ?? { lastRequest: 0, crawlDelay: 0, stoppedUntil: 0, stops: 0, lastStop: null }
  );
}

export function changeHost(rows: Rows, domain: string, changes: Partial<Host>): void {
  rows.run("INSERT INTO host (domain) VALUES (?) ON CONFLICT DO NOTHING", domain);
  const { sql, values } = assigned(changes);
  rows.run(`UPDATE host SET ${sql} WHERE domain = ?`, ...values, domain);
}

/** The text of an origin's robots.txt, and until when it is fresh; null where none is kept. */
export function robotsOf(rows: Rows, origin: string): { rules: string; until: number } | null {
  return rows.first("SELECT rules, until FROM robots WHERE origin = ?", origin);
}

export function keepRobots(rows: Rows, origin: string, rules: string, until: number): void {
  rows.run("INSERT OR REPLACE INTO robots VALUES (?, ?, ?)", origin, rules, until);
}
