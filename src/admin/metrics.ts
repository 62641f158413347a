import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from "prom-client";
import type { Answered } from "../command.ts";
import type { CheckGauge, HealthSources } from "./health.ts";

/** Seconds; Discord waits for 3. */
const ACKNOWLEDGED_WITHIN = [0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 1.5, 2, 2.5, 3, 5];
const DAY_MS = 86_400_000;

export interface Metrics {
  /** Counts an interaction. Commands that are not declared count as one, so no reader can fill memory. */
  count(answered: Answered): void;
  /** In Prometheus' text format: numbers, and names of commands, but no text or id of a reader. */
  text(): Promise<string>;
  contentType: string;
}

export function createMetrics(commands: readonly string[], sources: HealthSources): Metrics {
  const registry = new Registry();
  const registers = [registry];
  // The event loop's delay, memory, processor time.
  collectDefaultMetrics({ register: registry });
  const answers = new Counter({
    name: "dateline_answers_total",
    help: "Interactions by command and by what became of them.",
    labelNames: ["command", "outcome"],
    registers,
  });
  const acknowledged = new Histogram({
    name: "dateline_acknowledged_seconds",
    help: "From an interaction's arrival until the reply or the deferral was sent.",
    labelNames: ["command"],
    buckets: ACKNOWLEDGED_WITHIN,
    registers,
  });
  const deferred = new Counter({
    name: "dateline_deferred_total",
    help: "Interactions that had to be deferred.",
    labelNames: ["command"],
    registers,
  });
  gauge("dateline_connected", "1 while interactions can arrive.", () =>
    Number(sources.trouble() === null),
  );
  gauge("dateline_archive_articles", "Articles that are answered from.", articles);
  gauge("dateline_archive_left_out", "Article files with a fault.", leftOut);
  gauge("dateline_archive_age_days", "Days since the newest article was published.", newestDays);
  for (const each of (sources.checks ?? []).flatMap(({ gauges = [] }) => gauges)) labelled(each);
  const known = new Set(commands);

  return {
    count({ command, outcome, deferred: wasDeferred, seconds }) {
      const label = { command: known.has(command) ? command : "other" };
      answers.inc({ ...label, outcome });
      acknowledged.observe(label, seconds);
      if (wasDeferred) deferred.inc(label);
    },
    text: () => registry.metrics(),
    contentType: registry.contentType,
  };

  function gauge(name: string, help: string, read: () => number): void {
    void new Gauge({ name, help, registers, collect: metric });
    function metric(this: Gauge): void {
      this.set(read());
    }
  }

  function labelled({ name, help, label, read }: CheckGauge): void {
    void new Gauge({ name, help, labelNames: [label], registers, collect: metric });
    function metric(this: Gauge): void {
      this.reset();
      for (const [value, number] of Object.entries(read())) this.set({ [label]: value }, number);
    }
  }

  function articles(): number {
    return sources.app.archive.articles.size;
  }

  function leftOut(): number {
    return sources.app.leftOut?.() ?? 0;
  }

  /** Not a number where no article is dated. */
  function newestDays(): number {
    return Math.floor((Date.now() - Date.parse(sources.app.archive.span.to ?? "")) / DAY_MS);
  }
}
