import { readFileSync } from "node:fs";
import dotenv from "dotenv";
import { editDistance } from "./lib/edit-distance.ts";

export type Variables = Readonly<Record<string, string | undefined>>;

/** A setting as it was found. */
interface Given {
  value: string;
  /** "environment", ".env", or the file that a `…_FILE` names. */
  from: string;
}

export interface Environment {
  given: ReadonlyMap<string, Given>;
  /** What was written but cannot be meant, each in a sentence. */
  problems: readonly string[];
  /** What the file `.env` says for other programs, such as a proxy. */
  foreign: Variables;
}

export interface Names {
  settings: readonly string[];
  /** Those of them that may also be read from the file that `NAME_FILE` names. */
  secrets: readonly string[];
}

const ENV_FILE = ".env";
/** Variables of other programs that share an .env file with a bot: Node, npm, compose, proxies. */
const FOREIGN =
  /^(?:NODE_|npm_|COMPOSE_|DOCKER_|LC_|UV_)|^(?:HTTPS?|ALL|NO)_PROXY$|^(?:TZ|LANG|PATH)$/i;
/** What other bots call their token. */
const TOKEN_NAMES = /^(?:BOT_?TOKEN|TOKEN|DISCORD_BOT_TOKEN|DISCORDTOKEN|CLIENT_TOKEN)$/i;
/** A name is taken for a slip of a setting's with so many wrong letters, if it is long enough. */
const MAX_SLIPS = 2;
const MIN_SLIP_LENGTH = 8;

/**
 * The settings in the environment, else in the file `.env` of the current folder. A variable of the
 * environment wins even where it is empty. Quotes around a value, which Docker keeps, are not part
 * of it.
 */
export function readEnvironment(
  names: Names,
  env: Variables = process.env,
  envFile: string | null = ENV_FILE,
): Environment {
  const problems: string[] = [];
  const file = envFile === null ? {} : readEnvFile(envFile, problems);
  const fileNames = names.secrets.map((name) => `${name}_FILE`);
  const known = new Set([...names.settings, ...fileNames]);
  const given = new Map<string, Given>();
  for (const name of known) {
    const from = env[name] === undefined ? ENV_FILE : "environment";
    const value = unquoted((env[name] ?? file[name] ?? "").trim());
    if (value !== "") given.set(name, { value, from });
  }
  for (const name of names.secrets) readSecret(name, given, problems);
  for (const name of Object.keys(file)) {
    if (!known.has(name) && !FOREIGN.test(name)) problems.push(unknown(name, known));
  }
  for (const name of Object.keys(env)) {
    // Windows does not tell upper from lower case.
    if (!env[name] || given.has(name.toUpperCase()) || known.has(name)) continue;
    const isSlip = TOKEN_NAMES.test(name) ? !given.has("DISCORD_TOKEN") : nearest(name, known);
    if (isSlip) problems.push(unknown(name, known));
  }
  const foreign = Object.entries(file).filter(([name]) => FOREIGN.test(name));
  return { given, problems: [...new Set(problems)], foreign: Object.fromEntries(foreign) };
}

function readEnvFile(path: string, problems: string[]): Variables {
  let bytes: Buffer;
  try {
    bytes = readFileSync(path);
  } catch (error) {
    const code = codeOf(error);
    if (code !== "ENOENT") problems.push(`${path} cannot be read (${code}).`);
    return {};
  }
  const text = decode(bytes, path, problems);
  problems.push(...lineProblems(text, path));
  return dotenv.parse(text);
}

/** Lines that dotenv would pass over, and names of which it would take the last. */
function lineProblems(text: string, path: string): string[] {
  const problems: string[] = [];
  const seen = new Set<string>();
  // A value in quotes may go on over several lines, which are counted.
  const whole = text.replaceAll(/(?<==\s*)(["'`])[^"'`]*?\1/g, (value) =>
    value.replaceAll(/[^\n]/g, ""),
  );
  for (const [at, line] of whole.split(/\r?\n|\r/).entries()) {
    if (/^\s*(?:#|$)/.test(line)) continue;
    const name = /^\s*(?:export\s+)?([\w.-]+)(?:\s*=|:\s)/.exec(line)?.[1];
    // What is written there may be a token.
    if (name === undefined) {
      problems.push(`${path}, line ${at + 1}: it is neither NAME=value nor a comment (#).`);
    } else if (seen.has(name)) problems.push(`${path} sets ${name} twice: keep one of them.`);
    else seen.add(name);
  }
  return problems;
}

/** Windows' editors write UTF-16 with a mark; without one it shows by its zero bytes. */
function decode(bytes: Buffer, path: string, problems: string[]): string {
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return new TextDecoder("utf-16le").decode(bytes);
  if (first === 0xfe && second === 0xff) return new TextDecoder("utf-16be").decode(bytes);
  if (bytes.includes(0)) {
    problems.push(`${path} is not plain text: save it as UTF-8.`);
    return "";
  }
  return new TextDecoder().decode(bytes);
}

function readSecret(name: string, given: Map<string, Given>, problems: string[]): void {
  const path = given.get(`${name}_FILE`)?.value;
  given.delete(`${name}_FILE`);
  if (path === undefined) return;
  if (given.has(name)) {
    problems.push(`${name} and ${name}_FILE are both set: keep one of them.`);
    return;
  }
  try {
    const value = unquoted(readFileSync(path, "utf8").trim());
    if (value === "") problems.push(`${name}_FILE names an empty file, ${path}.`);
    else given.set(name, { value, from: path });
  } catch (error) {
    problems.push(`${name}_FILE names ${path}, which cannot be read (${codeOf(error)}).`);
  }
}

function unknown(name: string, known: ReadonlySet<string>): string {
  const meant = TOKEN_NAMES.test(name) ? "DISCORD_TOKEN" : nearest(name, known);
  return `${name} is not a setting${meant ? `: did you mean ${meant}?` : "; remove it, or see .env.example."}`;
}

function nearest(name: string, known: ReadonlySet<string>): string | undefined {
  const written = name.toUpperCase();
  return [...known].find((setting) => {
    return (
      setting.length >= MIN_SLIP_LENGTH &&
      Math.abs(setting.length - written.length) <= MAX_SLIPS &&
      editDistance(written, setting, MAX_SLIPS) <= MAX_SLIPS
    );
  });
}

function unquoted(value: string): string {
  return /^(["'])(.*)\1$/s.exec(value)?.[2]?.trim() ?? value;
}

function codeOf(error: unknown): string {
  return error instanceof Error && "code" in error ? String(error.code) : String(error);
}
