#!/usr/bin/env node
import { Command } from "commander";
import packageJson from "../package.json" with { type: "json" };
import { holdYoungSpace } from "./lib/young-space.ts";

/** Programs by name: what each does, and where it is; each reads its arguments from `process.argv`. */
const PROGRAMS = {
  start: ["start the bot; so does dateline alone", () => import("./main.ts")],
  ask: ["answer a question in the terminal", () => import("./cli/ask.ts")],
  add: ["add articles: files, folders, addresses, feeds", () => import("./cli/add.ts")],
  feeds: ["follow feeds, and see how they fare", () => import("./cli/feeds.ts")],
  check: ["check every article file", () => import("./cli/check-corpus.ts")],
  eval: [
    "score the ranking on questions with known answers",
    () => import("../bench/eval/eval.ts"),
  ],
  index: ["write the articles to a search engine", () => import("./cli/index-articles.ts")],
  init: ["write .env: token and folder of articles", () => import("./cli/init.ts")],
  config: ["show every setting, and where it comes from", () => import("./cli/config.ts")],
  register: ["register the commands with Discord", () => import("./cli/register.ts")],
  health: ["ask the running bot whether all is well", () => import("./cli/health.ts")],
  backup: ["write articles and settings into one file", () => import("./cli/backup.ts")],
  restore: ["put a backup back", () => import("./cli/restore.ts")],
} as const;

/** Node 20 warns of JSON modules at every start, which tells an operator nothing. */
function hideExperimentalWarnings(): void {
  process.removeAllListeners("warning");
  process.on("warning", ({ name, stack }) => {
    if (name !== "ExperimentalWarning") process.stderr.write(`${stack}\n`);
  });
}

function isName(text: string): text is keyof typeof PROGRAMS {
  return Object.hasOwn(PROGRAMS, text);
}

async function run(name: keyof typeof PROGRAMS, rest: readonly string[]): Promise<void> {
  process.argv.splice(2, Infinity, ...rest);
  await PROGRAMS[name][1]();
}

/** The list of programs; an unknown one ends with 2 and the nearest name. */
function overview(): Command {
  const program = new Command("dateline")
    .description("A Discord bot that quotes the news article that answers a question.")
    .version(packageJson.version)
    .addHelpText("after", "\nWhat a command takes: dateline <command> --help");
  for (const [name, [description]] of Object.entries(PROGRAMS)) {
    program.command(name).description(description);
  }
  return program.exitOverride(({ exitCode }) => process.exit(exitCode === 0 ? 0 : 2));
}

hideExperimentalWarnings();
holdYoungSpace();
const [name, ...rest] = process.argv.slice(2);
if (name === "help" && rest[0] !== undefined && isName(rest[0])) await run(rest[0], ["--help"]);
else if (name !== undefined && isName(name)) await run(name, rest);
else if (name === undefined || /^-(?!h$|-help$)/.test(name))
  await run("start", process.argv.slice(2));
else overview().parse();
