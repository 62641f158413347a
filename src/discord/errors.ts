import { DiscordAPIError, DiscordjsError, DiscordjsErrorCodes, HTTPError } from "discord.js";
import { errorFields, OperatorError } from "../errors.ts";

/** The bot cannot start or cannot go on; the message is one sentence for the operator. */
export class BotError extends OperatorError {
  override name = "BotError";
}

const REFUSED_TOKEN =
  "Discord refused the token: check DISCORD_TOKEN, or reset it on the Bot page of https://discord.com/developers/applications.";

const ALREADY_ACKNOWLEDGED = 40_060;

/**
 * Errors of a reply that no longer concern anybody: unknown interaction (too late, or answered by
 * another process), already acknowledged, token past its 15 minutes, message or webhook gone.
 * Source: "JSON Error Codes" of https://docs.discord.com/developers/topics/opcodes-and-status-codes
 */
const TOO_LATE = new Set<unknown>([10_062, ALREADY_ACKNOWLEDGED, 50_027, 10_008, 10_015]);

/** Whether Discord has had an answer to the interaction: perhaps our own, whose receipt was lost. */
export function isAcknowledged(error: unknown): boolean {
  return error instanceof DiscordAPIError && error.code === ALREADY_ACKNOWLEDGED;
}

/** Discord hung up before the reply was there: 3 s were over. */
export class HungUp extends Error {
  override name = "HungUp";
}

/** What shows that a reply concerns nobody any more, e.g. "10062"; null where it still does. */
export function lateness(error: unknown): string | null {
  if (error instanceof HungUp) return "hung up";
  const isLate = error instanceof DiscordAPIError && TOO_LATE.has(error.code);
  return isLate ? String(error.code) : null;
}

/** By gateway close code: the connection is closed for good. */
const CLOSED_FOR_GOOD: Readonly<Record<number, string>> = {
  4004: REFUSED_TOKEN,
  4010: "Discord refused the shard: restart Dateline, which asks Discord how many it needs.",
  4011: "Discord demands more shards: restart Dateline, which asks Discord how many it needs.",
  4012: "Discord no longer supports the API version that this bot uses: update Dateline.",
  4013: "Discord refused the gateway intents as invalid: update Dateline.",
  4014: "Discord refused the gateway intents as not allowed: Dateline asks for none, so check that DISCORD_API is Discord.",
};

export function closedForGood(code: number): BotError {
  return new BotError(
    CLOSED_FOR_GOOD[code] ?? `Discord closed the connection for good (code ${code}).`,
  );
}

export function refusedToken(): BotError {
  return new BotError(REFUSED_TOKEN);
}

/** Why the bot could not start, in one sentence. */
export function startFailure(error: unknown, api: string): BotError {
  if (error instanceof BotError) return error;
  return new BotError(sentence(error, api), { cause: error });
}

function sentence(error: unknown, api: string): string {
  if (error instanceof DiscordjsError && error.code === DiscordjsErrorCodes.TokenInvalid) {
    return REFUSED_TOKEN;
  }
  if (error instanceof DiscordAPIError) {
    if (error.status === 401) return REFUSED_TOKEN;
    return `Discord refused ${error.method} with ${error.status}: ${oneLine(error.message)}.`;
  }
  if (error instanceof HTTPError) {
    return `Discord at ${api} is unavailable (${error.status}): try again later.`;
  }
  const reason = error instanceof Error ? (codeOf(error) ?? error.message) : String(error);
  return `Cannot reach Discord at ${api} (${oneLine(reason)}): check DISCORD_API and the network.`;
}

function codeOf(error: Error): string | undefined {
  const code: unknown = Reflect.get(error, "code") ?? Reflect.get(error.cause ?? {}, "code");
  return typeof code === "string" ? code : undefined;
}

function oneLine(text: string): string {
  return text.replaceAll(/\s+/g, " ").trim();
}

/** Shorter ones say nothing about anybody, and taking them out would garble every message. */
const MIN_REDACTED_LENGTH = 4;

/**
 * An error for the log like this one, with what a reader typed taken out of its messages. Made new:
 * the fields of a DOMException, which a timeout is, can be read of no other object.
 */
export function redactTexts(error: unknown, texts: readonly string[]): unknown {
  if (!(error instanceof Error)) return hide(String(error), texts);
  const { cause } = error;
  const copy = new Error(
    hide(error.message, texts),
    cause === undefined ? {} : { cause: redactTexts(cause, texts) },
  );
  const stack = hide(error.stack ?? "", texts);
  return Object.assign(copy, errorFields(error), { name: error.name, stack });
}

function hide(message: string, texts: readonly string[]): string {
  return texts
    .filter((text) => text.length >= MIN_REDACTED_LENGTH)
    .toSorted((a, b) => b.length - a.length)
    .reduce((rest, text) => rest.replaceAll(text, "[text]"), message);
}
