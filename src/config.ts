import { join } from "node:path";
import * as z from "zod";
import { type Environment, readEnvironment, type Variables } from "./environment.ts";
import { ConfigError } from "./errors.ts";
import { parseSearchUrl, type SearchAddress } from "./index/remote/connection.ts";

const LOG_LEVELS = ["fatal", "error", "warn", "info", "debug", "trace", "silent"] as const;

export interface Config {
  /** Null: run in the local Discord. */
  token: string | null;
  /** Base address of Discord's API, without version and without a slash at its end. */
  api: string;
  corpusDir: string;
  /** The search engine that holds the articles; null: they are read from the folder. */
  search: SearchAddress | null;
  /** Where prepared articles are kept; null: beside the folder of articles. */
  cacheDir: string | null;
  logLevel: (typeof LOG_LEVELS)[number];
  /** Whether the text of questions may be logged. */
  logQuestions: boolean;
  /** Port of the playground; 0 takes any free one. */
  port: number;
  /** Null: interactions come by the gateway. */
  endpoint: EndpointConfig | null;
  /** Whether the commands are registered at the start. */
  registers: boolean;
  /** Port for health and metrics; null: none is opened. */
  adminPort: number | null;
  /** The address it listens at. */
  adminHost: string;
  /** Whether readers may follow questions, which are then stored. */
  following: boolean;
  /** Threads that answer questions; 0: the bot's own. */
  workers: number;
  /** Whom outlets can ask about the pages that are fetched; null: nobody is named. */
  contact: string | null;
}

/** Where Discord posts interactions. */
interface EndpointConfig {
  /** The application's; null in the local Discord, which has its own. */
  publicKey: string | null;
  host: string;
  port: number;
}

const DEFAULT_API = "https://discord.com/api";
export const DEFAULT_CORPUS = "corpus";
/** Width of the column of names in `settingsHelp`. */
const SETTING_WIDTH = 19;

/** A setting's rule in words, for the message that names it. */
const RULES = {
  DISCORD_TOKEN:
    "must be the bot's token from https://discord.com/developers/applications (Bot, Reset Token), without spaces",
  DISCORD_API: `must be an http or https address without user name or query, for example DISCORD_API=${DEFAULT_API}`,
  CORPUS_DIR: "must be a folder of article files, for example CORPUS_DIR=corpus",
  SEARCH_URL:
    "must be addresses of OpenSearch nodes, with commas between them and the archive's name at the end, for example SEARCH_URL=http://127.0.0.1:9200/dateline",
  CACHE_DIR:
    "must be a folder that the bot may write to, for example CACHE_DIR=/var/cache/dateline",
  DATA_DIR:
    "must be a folder that the bot may write to, for example DATA_DIR=/var/lib/dateline/data",
  LOG_LEVEL: `must be one of ${LOG_LEVELS.join(", ")}, for example LOG_LEVEL=info`,
  LOG_QUESTIONS: "must be 1 or 0, for example LOG_QUESTIONS=1",
  FOLLOWING: "must be on or off, for example FOLLOWING=off",
  PORT: "must be a whole number from 0 to 65535, for example PORT=3000",
  PUBLIC_KEY:
    "must be the 64 digits and letters of Public Key on https://discord.com/developers/applications (General Information)",
  INTERACTIONS_PORT: "must be a whole number from 0 to 65535, for example INTERACTIONS_PORT=8080",
  INTERACTIONS_HOST:
    "must be an IP address of this machine, for example INTERACTIONS_HOST=127.0.0.1",
  REGISTER_COMMANDS: "must be 1 or 0, for example REGISTER_COMMANDS=1",
  ADMIN_PORT: "must be a whole number from 0 to 65535, for example ADMIN_PORT=9090",
  ADMIN_HOST: "must be an IP address of this machine, for example ADMIN_HOST=127.0.0.1",
  WORKERS: "must be a whole number from 0 to 64, for example WORKERS=2",
  CONTACT: "must be an e-mail or web address, for example CONTACT=editor@news.example",
} as const;

/** What a setting is for, and what is so without it. */
const PURPOSES: Record<keyof typeof RULES, string> = {
  DISCORD_TOKEN:
    "the bot's token; without one it runs in a local Discord, with a page to try it on",
  DISCORD_API: `another server with Discord's API (default: ${DEFAULT_API})`,
  CORPUS_DIR: `the folder of articles (default: ${DEFAULT_CORPUS})`,
  SEARCH_URL: "OpenSearch nodes that hold the articles in place of the folder",
  CACHE_DIR: "where a large folder's prepared index is kept (default: .dateline in the folder)",
  DATA_DIR: "where feeds and followed questions are kept (default: .dateline in the folder)",
  LOG_LEVEL: `how much is logged: ${LOG_LEVELS.join(", ")} (default: info)`,
  LOG_QUESTIONS: "1: the text of questions is logged, and /about says so (default: 0)",
  FOLLOWING: "off: no /follow, and nothing about readers is stored (default: on)",
  PORT: "port of the local Discord's page, or the next free one (default: 3000)",
  PUBLIC_KEY: "the application's public key, where Discord posts interactions to the bot",
  INTERACTIONS_PORT: "the port it posts them to",
  INTERACTIONS_HOST: "the address of that port (default: 127.0.0.1)",
  REGISTER_COMMANDS: "1 or 0: register the commands at the start (default: with the gateway only)",
  ADMIN_PORT: "port for /livez, /healthz and /metrics (default: none)",
  ADMIN_HOST: "the address of that port (default: 127.0.0.1)",
  WORKERS: "threads that answer questions, beside the bot's own (default: 0)",
  CONTACT: "an e-mail or web address for outlets whose pages are fetched; feeds need one",
};

/** The settings and what they are for, one per line. */
export function settingsHelp(): string {
  return Object.entries(PURPOSES)
    .map(([name, purpose]) => `  ${name.padEnd(SETTING_WIDTH)}${purpose}`)
    .join("\n");
}

const portNumber = z
  .string()
  .regex(/^\d{1,5}$/)
  .transform(Number)
  .pipe(z.number().max(65_535));

const hostAddress = z.union([z.ipv4(), z.ipv6()]);

/** Goes out in a header, in brackets. */
const contact = z
  .string()
  .regex(/^[\x21-\x27\x2a-\x7e]+$/)
  .pipe(z.union([z.email(), z.url({ protocol: /^https?$/ })]));

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
  SEARCH_URL: z.string().transform(searchAddress).nullable().default(null),
  CACHE_DIR: z.string().nullable().default(null),
  DATA_DIR: z.string().nullable().default(null),
  LOG_LEVEL: z.enum(LOG_LEVELS).default("info"),
  LOG_QUESTIONS: z.stringbool().default(false),
  FOLLOWING: z.stringbool({ truthy: ["on", "1"], falsy: ["off", "0"] }).default(true),
  PORT: portNumber.default(3000),
  PUBLIC_KEY: z
    .string()
    .regex(/^[\da-f]{64}$/i)
    .nullable()
    .default(null),
  INTERACTIONS_PORT: portNumber.nullable().default(null),
  INTERACTIONS_HOST: hostAddress.default("127.0.0.1"),
  REGISTER_COMMANDS: z.stringbool().nullable().default(null),
  ADMIN_PORT: portNumber.nullable().default(null),
  ADMIN_HOST: hostAddress.default("127.0.0.1"),
  WORKERS: z
    .string()
    .regex(/^\d{1,2}$/)
    .transform(Number)
    .pipe(z.number().max(64))
    .default(0),
  CONTACT: contact.nullable().default(null),
});

function searchAddress(text: string, context: z.RefinementCtx): SearchAddress {
  try {
    return parseSearchUrl(text);
  } catch {
    context.addIssue({ code: "custom" });
    return z.NEVER;
  }
}

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

/** The settings' names, in the order in which they are shown. */
const SETTINGS = Object.keys(RULES) as readonly (keyof typeof RULES)[];
const SECRETS: readonly string[] = ["DISCORD_TOKEN", "SEARCH_URL"];

/** The rule of a setting, e.g. "PORT must be a whole number …". */
function ruleOf(name: keyof typeof RULES): string {
  return `${name} ${RULES[name]}.`;
}

/**
 * The settings of this process: from its environment, and from the file `.env`.
 * @throws ConfigError as `readConfig` does.
 */
export function loadConfig(): Config {
  return configOf(ownEnvironment());
}

/** A proxy, say, is no setting of ours, but is written in the same file: it is passed on. */
function ownEnvironment(envFile?: string): Environment {
  const names = { settings: SETTINGS, secrets: SECRETS };
  const environment = readEnvironment(names, process.env, envFile);
  for (const [name, value] of Object.entries(environment.foreign)) process.env[name] ??= value;
  return environment;
}

/**
 * Reads the settings from given variables; an empty value counts as none.
 * @throws ConfigError naming every setting that cannot be used, each with an example.
 */
export function readConfig(env: Variables): Config {
  return configOf(readEnvironment({ settings: SETTINGS, secrets: SECRETS }, env, null));
}

function configOf({ given, problems }: Environment): Config {
  const result = settings.safeParse(valuesOf(given));
  const wrong = result.success ? [] : wrongIn(result.error);
  const all = [...problems, ...wrong.map(ruleOf)];
  if (!result.success || all.length > 0) throw new ConfigError(all.join("\n"));
  const { data } = result;
  const conflict = conflictIn(data);
  if (conflict !== null) throw new ConfigError(conflict);
  const { PUBLIC_KEY: publicKey, INTERACTIONS_PORT: port, INTERACTIONS_HOST: host } = data;
  return {
    token: data.DISCORD_TOKEN,
    api: data.DISCORD_API,
    corpusDir: data.CORPUS_DIR,
    search: data.SEARCH_URL,
    cacheDir: data.CACHE_DIR,
    logLevel: data.LOG_LEVEL,
    logQuestions: data.LOG_QUESTIONS,
    port: data.PORT,
    endpoint: port === null ? null : { publicKey, host, port },
    registers: data.REGISTER_COMMANDS ?? port === null,
    adminPort: data.ADMIN_PORT,
    adminHost: data.ADMIN_HOST,
    following: data.FOLLOWING,
    workers: data.WORKERS,
    contact: data.CONTACT,
  };
}

/** What settings that can be used each cannot be used together; null if all can. */
function conflictIn({
  DISCORD_TOKEN: token,
  DISCORD_API: api,
  PUBLIC_KEY: key,
  INTERACTIONS_PORT: port,
  REGISTER_COMMANDS: registers,
}: z.infer<typeof settings>): string | null {
  if (key !== null && port === null) {
    return `PUBLIC_KEY is set, but INTERACTIONS_PORT is missing: it ${RULES.INTERACTIONS_PORT}. Leave both out to receive interactions by the gateway.`;
  }
  if (key === null && port !== null && token !== null) {
    return `INTERACTIONS_PORT is set, but PUBLIC_KEY is missing: it ${RULES.PUBLIC_KEY}.`;
  }
  if (token !== null) return null;
  if (registers === true && key !== null) {
    return `REGISTER_COMMANDS is set, but DISCORD_TOKEN is missing: it ${RULES.DISCORD_TOKEN}.`;
  }
  if (api === DEFAULT_API || key !== null) return null;
  return `DISCORD_TOKEN is missing, but DISCORD_API is set: it ${RULES.DISCORD_TOKEN}. Leave both out to try the bot in a local Discord.`;
}

function wrongIn(error: z.ZodError): (keyof typeof RULES)[] {
  return [...new Set(error.issues.map((issue) => issue.path[0] as keyof typeof RULES))];
}

function valuesOf(given: Environment["given"]): Record<string, string> {
  return Object.fromEntries([...given].map(([name, { value }]) => [name, value]));
}

/** A setting as `dateline config` shows it. */
export interface ShownSetting {
  name: keyof typeof RULES;
  /** As it is used; a secret only as its length, "" for none. */
  value: string;
  /** Where it was written; "default" where it was not. */
  from: string;
  /** Its rule, if the value breaks it. */
  wrong: string | null;
}

/** Every setting, and what was written that is none. */
export function showSettings(
  environment = readEnvironment({ settings: SETTINGS, secrets: SECRETS }),
): {
  shown: ShownSetting[];
  problems: readonly string[];
} {
  const { given, problems } = environment;
  // None is an address by default.
  const defaults: Record<string, string | number | boolean | null> = {
    ...settings.parse({}),
    SEARCH_URL: null,
  };
  const { error } = settings.safeParse(valuesOf(given));
  const wrong = new Set(error ? wrongIn(error) : []);
  const shown = SETTINGS.map((name) => {
    const written = given.get(name);
    const secret = SECRETS.includes(name) && written;
    const value = secret ? `(${secret.value.length} characters)` : written?.value;
    return {
      name,
      value: value ?? asWritten(name, defaults[name] ?? ""),
      from: written?.from ?? "default",
      wrong: wrong.has(name) ? ruleOf(name) : null,
    };
  });
  return { shown, problems };
}

/** A default as it would be written in the environment. */
function asWritten(name: keyof typeof RULES, value: string | number | boolean): string {
  if (typeof value !== "boolean") return String(value);
  const [on, off] = name === "FOLLOWING" ? ["on", "off"] : ["1", "0"];
  return value ? on : off;
}

/** The folder of articles, for programs that need no other setting. */
export function corpusDir(envFile?: string): string {
  return settingIn("CORPUS_DIR", envFile) ?? DEFAULT_CORPUS;
}

/** Where prepared articles are kept, if a setting says so: an option of `openArchive`. */
export function cacheOption(): { cacheDir?: string } {
  const cacheDir = settingIn("CACHE_DIR");
  return cacheDir === undefined ? {} : { cacheDir };
}

/**
 * Whom outlets can ask, if a setting says so: an option of `fetchPage`.
 * @throws ConfigError if it is neither an e-mail nor a web address.
 */
export function contactOption(): { contact?: string } {
  const given = settingIn("CONTACT");
  if (given === undefined) return {};
  if (!contact.safeParse(given).success) throw new ConfigError(ruleOf("CONTACT"));
  return { contact: given };
}

/**
 * Where a search engine holds the articles, if a setting says so.
 * @throws ConfigError if it names no address.
 */
export function searchOption(): SearchAddress | null {
  const given = settingIn("SEARCH_URL");
  if (given === undefined || given === "") return null;
  try {
    return parseSearchUrl(given);
  } catch {
    throw new ConfigError(ruleOf("SEARCH_URL"));
  }
}

function settingIn(name: keyof typeof RULES, envFile?: string): string | undefined {
  return ownEnvironment(envFile).given.get(name)?.value;
}

/** Where the database is kept: in the folder that `DATA_DIR` names, else inside that of the articles. */
export function stateDir(corpus: string, envFile?: string): string {
  return settingIn("DATA_DIR", envFile) ?? join(corpus, ".dateline");
}
