import type { FetchOptions } from "../ingest/fetch/answer.ts";
import type { PageReader } from "../ingest/page/page.ts";
import type { Database } from "../state/database.ts";
import type { Gate } from "./gate.ts";
import type { Robots } from "./robots.ts";
import type { Clock } from "./times.ts";

/** Something that an operator may want to know; `fields` are for a log. */
export interface FeedEvent {
  level: "info" | "warn";
  message: string;
  fields: Readonly<Record<string, string | number>>;
}

/** What the work on feeds is done with. */
export interface Following {
  /** The folder of articles. */
  dir: string;
  database: Database;
  clock: Clock;
  gate: Gate;
  robots: Robots;
  fetch: FetchOptions;
  pages: PageReader;
  /** 0 to 1. */
  chance: () => number;
  say: (event: FeedEvent) => void;
}
