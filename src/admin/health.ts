import type { App } from "../command.ts";

/** What an operator's monitor is told; `problems` is empty while all is well. */
export interface Health {
  status: "ok" | "failing";
  /** Each in a sentence. */
  problems: string[];
  /** Not faults, but worth a look. */
  notes: string[];
  version: string;
  articles: number;
}

export interface HealthSources {
  app: App;
  /** Whether interactions arrive from Discord at the moment. */
  isConnected: () => boolean;
}

export function healthOf({ app, isConnected }: HealthSources): Health {
  const problems: string[] = [];
  const notes: string[] = [];
  if (!isConnected()) problems.push("The gateway is not connected: no questions arrive.");
  if (app.reading !== undefined) {
    problems.push(`The articles are still read: ${Math.floor(app.reading * 100)} %.`);
  }
  if (app.isEmpty) notes.push("There are no articles yet.");
  const leftOut = app.leftOut?.() ?? 0;
  if (leftOut > 0)
    notes.push(`Article files with a fault, not read: ${leftOut}. The log names them.`);
  const status = problems.length === 0 ? "ok" : "failing";
  return { status, problems, notes, version: app.version, articles: app.archive.articles.size };
}
