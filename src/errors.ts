/** A setting that is missing or cannot be used; the message names it and shows an example. */
export class ConfigError extends Error {
  override name = "ConfigError";
}

/** One fault in one file of the corpus. */
export interface CorpusProblem {
  file: string;
  /** From 1; 0 where the whole file is meant. */
  line: number;
  field: string;
  /** What is wrong and what to write instead. */
  message: string;
}

/** The corpus cannot be loaded; carries every problem of every file. */
export class CorpusError extends Error {
  override name = "CorpusError";
  readonly problems: readonly CorpusProblem[];

  constructor(problems: readonly CorpusProblem[]) {
    super(problems.map((p) => `${p.file}:${p.line}: ${p.field}: ${p.message}`).join("\n"));
    this.problems = problems;
  }
}
