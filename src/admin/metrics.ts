import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from "prom-client";
import type { Answered } from "../command.ts";
import type { CheckGauge, HealthSources } from "./health.ts";

/** Seconds; Discord waits for 3. */
const ACKNOWLEDGED_WITHIN = [0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 1.5, 2, 2.5, 3, 5];
const DAY_MS = 86_400_000;

/** What Prometheus is told: numbers, and names of commands, but no text or id of a reader. */
export class Metrics {
  readonly #registry = new Registry();
  readonly #registers = [this.#registry];
  readonly #commands: ReadonlySet<string>;
  readonly #answers = new Counter({
    name: "dateline_answers_total",
    help: "Interactions by command and by what became of them.",
    labelNames: ["command", "outcome"],
    registers: this.#registers,
  });
  readonly #acknowledged = new Histogram({
    name: "dateline_acknowledged_seconds",
    help: "From an interaction's arrival until the reply or the deferral was sent.",
    labelNames: ["command"],
    buckets: ACKNOWLEDGED_WITHIN,
    registers: this.#registers,
  });
  readonly #deferred = new Counter({
    name: "dateline_deferred_total",
    help: "Interactions that had to be deferred.",
    labelNames: ["command"],
    registers: this.#registers,
  });

  constructor(commands: readonly string[], { app, trouble, checks = [] }: HealthSources) {
    this.#commands = new Set(commands);
    // The event loop's delay, memory, processor time.
    collectDefaultMetrics({ register: this.#registry });
    this.#gauge("dateline_connected", "1 while interactions can arrive.", () =>
      Number(trouble() === null),
    );
    this.#gauge(
      "dateline_archive_articles",
      "Articles that are answered from.",
      () => app.archive.articles.size,
    );
    this.#gauge(
      "dateline_archive_left_out",
      "Article files with a fault.",
      () => app.leftOut?.() ?? 0,
    );
    // Not a number where no article is dated.
    this.#gauge("dateline_archive_age_days", "Days since the newest article was published.", () =>
      Math.floor((Date.now() - Date.parse(app.archive.span.to ?? "")) / DAY_MS),
    );
    for (const each of checks.flatMap(({ gauges = [] }) => gauges)) this.#labelled(each);
  }

  /** Counts an interaction. Commands that are not declared count as one, so no reader can fill memory. */
  count({ command, outcome, deferred, seconds }: Answered): void {
    const label = { command: this.#commands.has(command) ? command : "other" };
    this.#answers.inc({ ...label, outcome });
    this.#acknowledged.observe(label, seconds);
    if (deferred) this.#deferred.inc(label);
  }

  /** In Prometheus' text format. */
  text(): Promise<string> {
    return this.#registry.metrics();
  }

  get contentType(): string {
    return this.#registry.contentType;
  }

  #gauge(name: string, help: string, read: () => number): void {
    void new Gauge({ name, help, registers: this.#registers, collect: metric });
    function metric(this: Gauge): void {
      this.set(read());
    }
  }

  #labelled({ name, help, label, read }: CheckGauge): void {
    const registers = this.#registers;
    void new Gauge({ name, help, labelNames: [label], registers, collect: metric });
    function metric(this: Gauge): void {
      this.reset();
      for (const [value, number] of Object.entries(read())) this.set({ [label]: value }, number);
    }
  }
}
