import { z } from "zod";
import { ConfigError } from "./errors.ts";

const LOG_LEVELS = ["fatal", "error", "warn", "info", "debug", "trace", "silent"] as const;

export interface Config {
  /** Null: run in the local Discord. */
  token: string | null;
  /** Base address of Discord's API, without version and without a slash at its end. */
  api: string;
  corpusDir: string;
  /** Where prepared articles are kept; null: beside the folder of articles. */
  cacheDir: string | null;
  logLevel: (typeof LOG_LEVELS)[number];
  /** Whether the text of questions may be logged. */
  logQuestions: boolean;
  /** Port of the playground; 0 takes any free one. */
  port: number;
  /** Port for health and metrics; null: none is opened. */
  adminPort: number | null;
  /** The address it listens at. */
  adminHost: string;
}

const DEFAULT_API = "https://discord.com/api";
export const DEFAULT_CORPUS = "corpus";
/** Width of the column of names in `settingsHelp`. */
const SETTING_WIDTH = 15;

type Environment = Readonly<Record<string, string | undefined>>;

/** A setting's rule in words, for the message that names it. */
const RULES = {
  DISCORD_TOKEN:
    "must be the bot's token from https://discord.com/developers/applications (Bot, Reset Token), without spaces",
  DISCORD_API: `must be an http or https address without user name or query, for example DISCORD_API=${DEFAULT_API}`,
  CORPUS_DIR: "must be a folder of article files, for example CORPUS_DIR=corpus",
  CACHE_DIR: "must be a folder that the bot may write to, for example CACHE_DIR=.cache",
  LOG_LEVEL: `must be one of ${LOG_LEVELS.join(", ")}, for example LOG_LEVEL=info`,
  LOG_QUESTIONS: "must be 1 or 0, for example LOG_QUESTIONS=1",
  PORT: "must be a whole number from 0 to 65535, for example PORT=3000",
  ADMIN_PORT: "must be a whole number from 0 to 65535, for example ADMIN_PORT=9090",
  ADMIN_HOST: "must be an IP address of this machine, for example ADMIN_HOST=127.0.0.1",
} as const;

/** The settings and their rules, one per line. */
export function settingsHelp(): string {
  return Object.entries(RULES)
    .map(([name, rule]) => `  ${name.padEnd(SETTING_WIDTH)}${rule}`)
    .join("\n");
}

const portNumber = z
  .string()
  .regex(/^\d{1,5}$/)
  .transform(Number)
  .pipe(z.number().max(65_535));

const settings = z.object({
  // Visible ASCII only: an HTTP header can hold nothing else.
  DISCORD_TOKEN: z
    .string()
    .transform((token) => token.replace(/^Bot\s+/i, ""))
    .pipe(z.string().regex(/^[\x21-\x7e]+$/))
    .nullable()
    .default(null),
  DISCORD_API: z.string().transform(apiBase).default(DEFAULT_API),
  CORPUS_DIR: z.string().default(DEFAULT_CORPUS),
  CACHE_DIR: z.string().nullable().default(null),
  LOG_LEVEL: z.enum(LOG_LEVELS).default("info"),
  LOG_QUESTIONS: z.stringbool().default(false),
  PORT: portNumber.default(3000),
  ADMIN_PORT: portNumber.nullable().default(null),
  ADMIN_HOST: z.union([z.ipv4(), z.ipv6()]).default("127.0.0.1"),
});

/** discord.js adds the version itself; people paste addresses with it. */
function apiBase(text: string, context: z.RefinementCtx): string {
  const url = URL.canParse(text) ? new URL(text) : null;
  const usable =
    url !== null &&
    /^https?:$/.test(url.protocol) &&
    url.username + url.password + url.search + url.hash === "";
  if (!usable) {
    context.addIssue({ code: "custom" });
    return z.NEVER;
  }
  return url.href.replace(/\/+$/, "").replace(/\/v\d+$/, "");
}

/**
 * Reads the settings from the environment; an empty value counts as none.
 * @throws ConfigError naming every setting that cannot be used, each with an example.
 */
export function readConfig(env: Environment = process.env): Config {
  const written = Object.fromEntries(
    Object.keys(RULES)
      .map((name) => [name, env[name]?.trim()])
      .filter(([, value]) => value),
  );
  const result = settings.safeParse(written);
  if (!result.success) {
    const names = new Set(result.error.issues.map((issue) => issue.path[0] as keyof typeof RULES));
    throw new ConfigError([...names].map((name) => `${name} ${RULES[name]}.`).join("\n"));
  }
  const { data } = result;
  if (data.DISCORD_TOKEN === null && data.DISCORD_API !== DEFAULT_API) {
    throw new ConfigError(
      `DISCORD_TOKEN is missing, but DISCORD_API is set: it ${RULES.DISCORD_TOKEN}. Leave both out to try the bot in a local Discord.`,
    );
  }
  return {
    token: data.DISCORD_TOKEN,
    api: data.DISCORD_API,
    corpusDir: data.CORPUS_DIR,
    cacheDir: data.CACHE_DIR,
    logLevel: data.LOG_LEVEL,
    logQuestions: data.LOG_QUESTIONS,
    port: data.PORT,
    adminPort: data.ADMIN_PORT,
    adminHost: data.ADMIN_HOST,
  };
}

/** The folder of articles, for programs that need no other setting. */
export function corpusDir(env: Environment = process.env): string {
  return env["CORPUS_DIR"]?.trim() || DEFAULT_CORPUS;
}
