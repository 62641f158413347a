/** An error that an operator can mend: its message says how, and all that there is to say. */
export abstract class OperatorError extends Error {}

/** A setting that is missing or cannot be used; the message names it and shows an example. */
export class ConfigError extends OperatorError {
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
export class CorpusError extends OperatorError {
  override name = "CorpusError";
  readonly problems: readonly CorpusProblem[];

  constructor(problems: readonly CorpusProblem[]) {
    super(problems.map(problemLine).join("\n"));
    this.problems = problems;
  }
}

/** What the system says of a file or the network, by its code. */
const SYSTEM_FAULTS: Readonly<Record<string, string>> = {
  EACCES: "this user is not allowed to",
  EBUSY: "another program holds it",
  ECONNREFUSED: "nothing listens there",
  ECONNRESET: "the connection was cut",
  EDQUOT: "this user's share of the disk is used up",
  EEXIST: "there is a file of that name already",
  EFBIG: "it would be larger than files may be here",
  EISDIR: "it is a folder",
  ELOOP: "its links lead in a circle",
  EMFILE: "this process has too many files open",
  ENOENT: "there is no such file or folder",
  ENOSPC: "the disk is full",
  ENOTDIR: "it is a file, not a folder",
  ENOTFOUND: "there is no such host",
  EPERM: "this user is not allowed to",
  EROFS: "the disk can only be read",
};

/**
 * What the system refused, in words: "b.tar.gz: the disk is full (ENOSPC)". Null for an error that
 * is not the system's, or whose code says nothing to an operator.
 */
export function systemFault(error: unknown): string | null {
  if (!(error instanceof Error)) return null;
  const { code, path, cause } = error as NodeJS.ErrnoException & { cause?: unknown };
  const words = SYSTEM_FAULTS[code ?? ""];
  // `fetch` says only that it failed; why is its cause.
  if (words === undefined) return cause === undefined ? null : systemFault(cause);
  return path === undefined ? `${words} (${code})` : `${path}: ${words} (${code})`;
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
