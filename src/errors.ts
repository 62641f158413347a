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

/**
 * "file:line: field: message", for a terminal. A file or a key may be named with escape codes:
 * what a terminal would act on is written as its number.
 */
export function problemLine({ file, line, field, message }: CorpusProblem): string {
  return `${file}:${line}: ${field}: ${message}`.replace(/[\p{Cc}\p{Bidi_Control}]/gu, (sign) => {
    return `\\u{${sign.charCodeAt(0).toString(16)}}`;
  });
}

/** The corpus cannot be loaded; carries every problem of every file. */
export class CorpusError extends Error {
  override name = "CorpusError";
  readonly problems: readonly CorpusProblem[];

  constructor(problems: readonly CorpusProblem[]) {
    super(problems.map(problemLine).join("\n"));
    this.problems = problems;
  }
}

/** Fields of an error that are logged: not request bodies and answers, which hold questions. */
const FIELDS = ["code", "status", "method", "url"] as const;

/** What an error says beside its message, e.g. the status of an answer. */
export function errorFields(error: Error): Record<string, string | number> {
  const fields = FIELDS.flatMap((name) => {
    const value: unknown = Reflect.get(error, name);
    return typeof value === "string" || typeof value === "number" ? [[name, value] as const] : [];
  });
  return Object.fromEntries(fields);
}
