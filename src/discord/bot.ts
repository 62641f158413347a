import type { DispatchOptions } from "./dispatch.ts";
import type { Audience } from "../following/follows.ts";
import type { Reply } from "../reply/discord/reply.ts";
import type { BotError } from "./errors.ts";

/** Where interactions are posted. */
export interface EndpointOptions {
  /** The application's, as the Developer Portal shows it. */
  publicKey: string;
  /** An address of this machine. */
  host: string;
  /** 0 takes any free one. */
  port: number;
}

export interface BotOptions extends DispatchOptions {
  /** Null where interactions come to an endpoint, and no commands are registered. */
  token: string | null;
  /** Base address of Discord's API, e.g. "https://discord.com/api". */
  api: string;
  /** Where Discord sends interactions; null: they come by the gateway. */
  endpoint?: EndpointOptions | null;
  /** Whether the commands are registered at the start; without it, by the gateway alone. */
  registers?: boolean;
  /** Milliseconds in which a stop still reads what is on its way; `LAST_READ` unless said. */
  lastRead?: number;
}

/** Milliseconds without an interaction after which none is on its way. */
export const LAST_READ = 250;

/**
 * What became of a message that answers no interaction: `gone` where the bot can no longer post there,
 * `later` where Discord could not be reached or was at fault, `refused` for any other reason.
 */
export type PostResult = "posted" | "gone" | "later" | "refused";

/** A bot that answers. */
export interface Bot {
  /** Of the commands that it registered, by name. */
  commandIds: ReadonlyMap<string, string>;
  /** Where Discord's requests are answered; null with the gateway. */
  url: string | null;
  /**
   * Sends a message that answers no interaction; Discord takes the same `nonce` once. Null without a
   * token.
   */
  post: ((to: Audience, reply: Reply, nonce: string) => Promise<PostResult>) | null;
  /** What keeps interactions from arriving at the moment, in a sentence; null while they do. */
  trouble(): string | null;
  /** Resolves when the bot cannot go on, e.g. because its token was revoked; else never. */
  failed: Promise<BotError>;
  /** Ends what is in flight (10 s at most), and takes no more. */
  stop(): Promise<void>;
}
