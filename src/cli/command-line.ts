import { CommanderError, type Command } from "commander";
import { ConfigError, CorpusError } from "../errors.ts";

/** Exit codes that every command of ours shares; a command may add its own above these. */
export const EXIT = { ok: 0, failed: 1, wrongUse: 2 } as const;

/**
 * Runs a command line and returns the exit code. Results belong on stdout; what is said here, of
 * wrong use and of errors, goes to stderr. Wrong use ends with 2, an error with 1.
 */
export async function runCommandLine(
  program: Command,
  argv: readonly string[],
  action: () => Promise<number>,
): Promise<number> {
  endQuietlyOnClosedPipe();
  try {
    program.exitOverride().showHelpAfterError("(--help shows how it is used)");
    program.parse(argv);
    return await action();
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT.ok : EXIT.wrongUse;
    if (error instanceof CorpusError || error instanceof ConfigError) {
      process.stderr.write(`${error.message}\n`);
      return EXIT.failed;
    }
    throw error;
  }
}

/** `ask … | head -1` closes our output while we still write: that is no error. */
function endQuietlyOnClosedPipe(): void {
  process.stdout.on("error", (error: NodeJS.ErrnoException) => {
    if (error.code === "EPIPE") process.exit(EXIT.ok);
    throw error;
  });
}
