import { createRequire } from "node:module";
import { pino, type DestinationStream, type Logger } from "pino";
import type * as Pretty from "pino-pretty";
import type { Config } from "./config.ts";
import { errorFields } from "./errors.ts";

/**
 * The address of every reply contains an interaction token: whoever has it can write as the bot. It
 * is known by its place, whatever it and the id before it look like.
 */
const IN_ADDRESS = /\b(interactions|webhooks)\/([^/\s"?\\]+)\/[^/\s"?\\]+/g;
/** As a field of JSON, in a string within JSON too. */
const AS_FIELD = /(\\*"token\\*"\s*:\s*\\*")[^"\\]+/g;

/** Milliseconds for which lines that follow another are held, to be written together. */
const BUFFER_MS = 100;

/**
 * One JSON object a line on standard error; readable lines in a terminal. Standard output is left
 * to what the bot says to the person who started it. Both are written by this thread, not by a
 * worker: the last line before an exit is the one that matters.
 */
export function createLog(
  { logLevel, token }: Pick<Config, "logLevel" | "token">,
  destination: DestinationStream = standardError(),
): Logger {
  const clean = redactor(token);
  return pino(
    {
      level: logLevel,
      base: null,
      timestamp: pino.stdTimeFunctions.isoTime,
      serializers: { err: describeError },
      hooks: { streamWrite: clean },
    },
    destination,
  );
}

function standardError(): DestinationStream {
  if (!process.stderr.isTTY) return gathering(pino.destination({ dest: 2, sync: true }));
  // A server needs no formatter, so only a terminal loads it.
  const { build } = createRequire(import.meta.url)("pino-pretty") as typeof Pretty;
  return build({ destination: 2, sync: true, translateTime: "HH:MM:ss" });
}

/**
 * Writes a line at once unless another came just before: writing each took a tenth of a busy bot's
 * time. Nothing is lost when the process exits, or at a fatal error.
 */
export function gathering(file: DestinationStream): DestinationStream & { flushSync(): void } {
  /** Lines that wait; null when none came just before. */
  let lines: string | null = null;
  const flushSync = (): void => {
    if (lines) file.write(lines);
    lines = null;
  };
  process.on("exit", flushSync);
  return {
    flushSync,
    write(line) {
      if (lines !== null) {
        lines += line;
        return;
      }
      file.write(line);
      lines = "";
      setTimeout(flushSync, BUFFER_MS).unref();
    },
  };
}

/** Removes interaction tokens, and the bot's token in every spelling that could reach a line. */
function redactor(token: string | null): (line: string) => string {
  const secrets = token === null ? [] : spellings(token);
  return (line) =>
    secrets
      .reduce((text, secret) => text.replaceAll(secret, "[token]"), line)
      .replaceAll(IN_ADDRESS, "$1/$2/[token]")
      .replaceAll(AS_FIELD, "$1[token]");
}

/** Plain, in JSON, in an address, and the two parts that discord.js shows when it debugs. */
function spellings(token: string): string[] {
  const parts = token.split(".");
  const shown = parts.length > 2 ? [parts.slice(0, 2).join(".")] : [];
  const all = [token, JSON.stringify(token).slice(1, -1), encodeURIComponent(token), ...shown];
  return [...new Set(all)];
}

/** An error as the log shows it, its causes included. */
function describeError(error: unknown): object {
  if (!(error instanceof Error)) return { message: String(error) };
  return {
    type: error.name,
    message: error.message,
    stack: error.stack,
    ...errorFields(error),
    ...(error.cause === undefined ? {} : { cause: describeError(error.cause) }),
  };
}
