import { Command } from "commander";
import * as z from "zod";
import { loadConfig } from "../config.ts";
import { ConfigError, systemFault } from "../errors.ts";
import { EXIT, runCommandLine } from "./command-line.ts";

/** Milliseconds; a container's own limit is 30 s. */
const TIMEOUT = 5_000;

const answer = z.object({
  status: z.string(),
  problems: z.array(z.string()),
  notes: z.array(z.string()),
  articles: z.number(),
});

const program = new Command("dateline health")
  .description("Ask the bot that runs on this machine whether all is well, over ADMIN_PORT.")
  .addHelpText(
    "after",
    "\nExit codes: 0 well, 1 not well or not running, 2 usage error, 78 ADMIN_PORT is not set.",
  );

process.exitCode = await runCommandLine(program, process.argv, async () => {
  const { adminPort, adminHost } = loadConfig();
  if (!adminPort) {
    throw new ConfigError(
      "ADMIN_PORT is not set: set it for the bot and here, for example to 9090.",
    );
  }
  // An address that means "all" is not one to call.
  const host = /^(0\.0\.0\.0|::)$/.test(adminHost) ? "127.0.0.1" : adminHost;
  const url = new URL("/healthz", `http://${host.includes(":") ? `[${host}]` : host}:${adminPort}`);
  try {
    const response = await fetch(url, { signal: AbortSignal.timeout(TIMEOUT) });
    const { status, problems, notes, articles } = answer.parse(await response.json());
    for (const line of [...problems, ...notes]) process.stdout.write(`${line}\n`);
    process.stdout.write(`${status}, ${articles} articles\n`);
    return response.ok ? EXIT.ok : EXIT.failed;
  } catch (error) {
    const reason =
      error instanceof z.ZodError ? "it is not Dateline" : (systemFault(error) ?? String(error));
    process.stderr.write(`No answer from ${url.href}: ${reason}. Is the bot running?\n`);
    return EXIT.failed;
  }
});
