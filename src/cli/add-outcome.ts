import { jsonDraft, type Plan } from "../ingest/add.ts";
import { describePlan } from "../ingest/describe.ts";
import type { Draft } from "../ingest/draft.ts";
import type { ExpandedInputs } from "../ingest/inputs.ts";

/** Files passed over that are listed one by one; the rest is counted. */
const MAX_LISTED = 20;

export interface OutcomeOptions {
  json: boolean;
  dryRun: boolean;
  corpus: string;
  /** Results, for stdout. */
  out: (line: string) => void;
  /** What else there is to say, for stderr. */
  say: (line: string) => void;
}

/** Counts and prints what becomes of each input of a run. */
export class AddOutcome {
  readonly #options: OutcomeOptions;
  readonly #counts = {
    added: 0,
    updated: 0,
    refused: 0,
    failed: 0,
    teasers: 0,
    undated: 0,
    doubtful: 0,
  };

  constructor(options: OutcomeOptions) {
    this.#options = options;
  }

  /** Whether an input failed or was refused. */
  get hasFailed(): boolean {
    return this.#counts.failed + this.#counts.refused > 0;
  }

  /** An input that is no article, or one that cannot be had. */
  fail(input: string, message: string): void {
    this.#counts.failed += 1;
    this.#report(input, message);
  }

  /** An article that is already there. */
  refuse(input: string, message: string): void {
    this.#counts.refused += 1;
    this.#report(input, message);
  }

  teaser(input: string, draft: Draft): void {
    this.#counts.teasers += 1;
    const { json, out } = this.#options;
    if (json) out(JSON.stringify(jsonDraft(input, null, draft)));
    else out(`${input}\n  only a teaser: "${draft.title ?? ""}" is not stored`);
  }

  /** What will be written, before the operator is asked. */
  show(plan: Plan): void {
    if (!this.#options.json) this.#options.out(describePlan(plan));
  }

  /** An article that was written, or would be in a dry run, as `file`. */
  written(plan: Plan, file: string): void {
    const { json, dryRun, corpus, out } = this.#options;
    this.#counts[plan.replaces === null ? "added" : "updated"] += 1;
    if (plan.draft.date.value === null) this.#counts.undated += 1;
    if (plan.draft.needsReview) this.#counts.doubtful += 1;
    if (json) out(JSON.stringify(jsonDraft(plan.input, file, plan.draft)));
    else out(dryRun ? "  (dry run: not written)" : `  written to ${corpus}/${file}`);
  }

  /** What a folder holds besides inputs. */
  passedOver(files: ExpandedInputs["passedOver"]): void {
    const { say } = this.#options;
    for (const { path, why } of files.slice(0, MAX_LISTED)) say(`${path}: passed over (${why})`);
    if (files.length > MAX_LISTED) say(`and ${files.length - MAX_LISTED} more files passed over`);
  }

  summary(): string {
    const { added, updated, refused, failed, teasers, undated, doubtful } = this.#counts;
    const parts = [
      `${added} ${this.#options.dryRun ? "understood" : "added"}`,
      `${updated} updated`,
      `${refused} refused (already there)`,
      `${failed} failed`,
      `${undated} without a date`,
      ...(doubtful > 0 ? [`${doubtful} to review`] : []),
      ...(teasers > 0 ? [`${teasers} teasers not stored`] : []),
    ];
    return `${parts.join(", ")}.`;
  }

  #report(input: string, error: string): void {
    if (this.#options.json) this.#options.out(JSON.stringify({ input, error }));
    else this.#options.say(`${input}: ${error}`);
  }
}
