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

/** What a part of the bot says of itself, each in a sentence. */
interface Findings {
  problems?: readonly string[];
  notes?: readonly string[];
}

/** A part of the bot that can fail: the database, the feeds. */
export interface Check {
  find(): Findings;
  /** Numbers for /metrics, by name and label, such as the age of the oldest poll. */
  gauges?: readonly CheckGauge[];
}

export interface CheckGauge {
  /** e.g. "dateline_feeds" */
  name: string;
  help: string;
  /** Values by the value of `label`. */
  label: string;
  read: () => Readonly<Record<string, number>>;
}

export interface HealthSources {
  app: App;
  /** What keeps interactions from arriving at the moment, in a sentence; null while they do. */
  trouble: () => string | null;
  /** Of whatever else runs. */
  checks?: readonly Check[];
}

export function healthOf({ app, trouble, checks = [] }: HealthSources): Health {
  const problems = [trouble() ?? []].flat();
  const notes: string[] = [];
  if (app.reading !== undefined) {
    problems.push(`The articles are still read: ${Math.floor(app.reading * 100)} %.`);
  }
  if (app.isUnreachable) {
    problems.push(
      "The search engine that holds the articles gives no answer, or not from all of them.",
    );
  }
  if (app.isEmpty) notes.push("There are no articles yet.");
  const leftOut = app.leftOut?.() ?? 0;
  if (leftOut > 0)
    notes.push(`Article files with a fault, not read: ${leftOut}. The log names them.`);
  for (const found of checks.map((check) => check.find())) {
    problems.push(...(found.problems ?? []));
    notes.push(...(found.notes ?? []));
  }
  const status = problems.length === 0 ? "ok" : "failing";
  return { status, problems, notes, version: app.version, articles: app.archive.articles.size };
}
