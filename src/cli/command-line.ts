import { CommanderError, type Command } from "commander";
import { ConfigError, OperatorError, systemFault } from "../errors.ts";

/** Exit codes that all commands share; a command may add its own above these. */
export const EXIT = { ok: 0, failed: 1, usageError: 2, wrongSettings: 78 } as const;

/** How a program is called: as installed, or by npm in the checkout. */
export function programCall(name: string): string {
  return import.meta.url.endsWith(".ts") ? `npm run -s ${name} --` : `dateline ${name}`;
}

/**
 * Runs a command line and returns the exit code. Results belong on stdout; what is said here, of
 * usage errors and others, goes to stderr. A usage error ends with 2, wrong
 * settings with 78 (EX_CONFIG of sysexits.h), another error with 1.
 */
export async function runCommandLine(
  program: Command,
  argv: readonly string[],
  action: () => Promise<number>,
): Promise<number> {
  endQuietlyOnClosedPipe();
  try {
    for (const command of [program, ...program.commands]) {
      command.exitOverride().showHelpAfterError("(see --help)");
    }
    program.parse(argv);
    return await action();
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT.ok : EXIT.usageError;
    const said = error instanceof OperatorError ? error.message : systemFault(error);
    if (said === null) throw error;
    process.stderr.write(`${said}\n`);
    return error instanceof ConfigError ? EXIT.wrongSettings : EXIT.failed;
  }
}

/** `ask … | head -1` closes our output while we still write: not an error. */
function endQuietlyOnClosedPipe(): void {
  process.stdout.on("error", (error: NodeJS.ErrnoException) => {
    if (error.code === "EPIPE") process.exit(EXIT.ok);
    throw error;
  });
}
