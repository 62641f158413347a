import { existsSync } from "node:fs";
import { writeFile } from "node:fs/promises";
import { text as readAll } from "node:stream/consumers";
import { isCancel, log, password, text } from "@clack/prompts";
import { Command } from "commander";
import { DEFAULT_CORPUS, readConfig } from "../config.ts";
import { checkToken } from "../discord/check-token.ts";
import { BotError } from "../discord/errors.ts";
import { ConfigError } from "../errors.ts";
import { EXIT, programCall, runCommandLine } from "./command-line.ts";
import { makeFolder } from "../lib/make-folder.ts";

interface Options {
  tokenStdin?: true;
  local?: true;
  corpus?: string;
  contact?: string;
  api?: string;
  force?: true;
}

interface Answers {
  /** "" to try the bot out without Discord. */
  token: string;
  corpus: string;
  /** "" for none. */
  contact: string;
}

const ENV_FILE = ".env";

const program = new Command("dateline init")
  .description(
    "Write .env: ask for the token, check it with Discord, and make the folder of articles.",
  )
  .option("--token-stdin", "read the token from standard input: arguments are seen by others")
  .option("--local", "write no token: the bot is tried out without Discord")
  .option("--corpus <dir>", "the folder of articles")
  .option(
    "--contact <address>",
    "e-mail or web address that outlets are told when pages are fetched",
  )
  .option("--api <address>", "another server with Discord's API")
  .option("--force", "replace an .env that is there")
  .addHelpText(
    "after",
    "\nExit codes: 0 written, 1 refused or no token, 2 usage error, 78 wrong settings or an .env that is there.",
  );

process.exitCode = await runCommandLine(program, process.argv, async () => {
  const options = program.opts<Options>();
  if (options.force !== true && existsSync(ENV_FILE)) throw thereAlready();
  const answers = await answersFor(options);
  if (answers === null) return EXIT.failed;
  const { token, corpus, contact } = answers;
  const settings = {
    DISCORD_TOKEN: token,
    CORPUS_DIR: corpus,
    CONTACT: contact,
    DISCORD_API: options.api ?? "",
  };
  const config = readConfig(settings);
  try {
    await confirmToken(config.token, config.api);
    // Before .env: one that names a folder that cannot be would only fail at the start.
    makeFolder(corpus);
    await writeSettings(settings, options);
  } catch (error) {
    if (!(error instanceof BotError)) throw error;
    process.stderr.write(`${error.message}\n`);
    return EXIT.failed;
  }
  process.stdout.write(
    `Written to ${ENV_FILE}. Next: ${programCall("add")} ADDRESS, then start.\n`,
  );
  return EXIT.ok;
});

/** Asks in a terminal for what no flag says; elsewhere that has its default. */
async function answersFor(options: Options): Promise<Answers | null> {
  const { corpus = DEFAULT_CORPUS, contact = "" } = options;
  if (options.local) return { token: "", corpus, contact };
  if (options.tokenStdin) {
    const token = (await readAll(process.stdin)).trim();
    if (token !== "") return { token, corpus, contact };
    process.stderr.write("Standard input held no token. To try the bot out, use --local.\n");
    return null;
  }
  if (process.stdin.isTTY) return ask(options);
  process.stderr.write(
    "There is no terminal to ask in: pass the token to --token-stdin, or use --local.\n",
  );
  return null;
}

/** Null when the person gives up. */
async function ask({ corpus, contact }: Options): Promise<Answers | null> {
  log.info(
    "The token is on https://discord.com/developers/applications: your app, Bot, Reset Token.",
  );
  const token = await password({ message: "Token (empty: try it without Discord)" });
  if (isCancel(token)) return null;
  const folder =
    corpus ?? (await text({ message: "Folder of articles", defaultValue: DEFAULT_CORPUS }));
  if (isCancel(folder)) return null;
  const address =
    contact ??
    (await text({
      message: "E-mail or web address that outlets are told when pages are fetched (empty: none)",
      defaultValue: "",
    }));
  if (isCancel(address)) return null;
  return { token: (token ?? "").trim(), corpus: folder, contact: address.trim() };
}

async function confirmToken(token: string | null, api: string): Promise<void> {
  if (token === null) return;
  const bot = await checkToken(token, api);
  if (bot === null) {
    process.stdout.write("Discord cannot be reached now: the token is not checked.\n");
    return;
  }
  process.stdout.write(
    `The token is that of ${bot.name}. To add it to a server, open https://discord.com/oauth2/authorize?client_id=${bot.id}\n`,
  );
}

/** Readable by its owner alone. */
async function writeSettings(values: Record<string, string>, { force }: Options): Promise<void> {
  const lines = Object.entries(values).map(([name, value]) => `${name}=${quoted(value)}\n`);
  const flag = force === true ? "w" : "wx";
  await writeFile(ENV_FILE, lines.join(""), { mode: 0o600, flag }).catch((error: unknown) => {
    const code = error instanceof Error && "code" in error ? String(error.code) : String(error);
    throw code === "EEXIST"
      ? thereAlready()
      : new ConfigError(`${ENV_FILE} cannot be written (${code}).`);
  });
}

function thereAlready(): ConfigError {
  return new ConfigError(`${ENV_FILE} is there already; --force replaces it.`);
}

/** A path may hold a space or a "#". */
function quoted(value: string): string {
  return /^[\w./:@-]*$/.test(value) ? value : value.includes("'") ? `"${value}"` : `'${value}'`;
}
