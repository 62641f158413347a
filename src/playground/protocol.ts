import type {
  APIApplicationCommand,
  APIApplicationCommandInteractionDataOption,
  APIApplicationCommandOptionChoice,
  APIMessage,
} from "discord-api-types/v10";

/**
 * The protocol between the page and the local Discord. The page is one reader of one channel: it
 * sends what the reader does and receives every message that this reader may see.
 *
 * - `GET /` and `GET /page/*`: the page itself, static.
 * - `GET /web/events?user=ID`: server-sent events, each `data` a `PageEvent`; first a `hello`.
 * - `POST /web/interactions`: a `PageInteraction` as JSON; answers a `PageResult`.
 * - `POST /web/arrivals`: a sample article arrives; answers a `PageArrival`, or 404 where none can.
 * - `GET /attachments/CHANNEL/ID/NAME`: a file of a message, as a download.
 */
export type PageEvent =
  | ({ type: "hello"; messages: APIMessage[] } & Presence)
  /** The bot registered commands, connected or left. */
  | ({ type: "commands" } & Presence)
  /** A new message, or a newer version of one. An ephemeral one reaches only its reader. */
  | { type: "message"; message: APIMessage }
  | { type: "message-delete"; id: string };

interface Presence {
  /** The bot's name while it is connected. */
  bot: string | null;
  commands: APIApplicationCommand[];
  /** Whether sample articles can arrive. */
  arrivals: boolean;
  /** What can be asked to begin with: the articles answer it. */
  questions: readonly string[];
}

/** The title of the article that has arrived; null when none is left. */
export interface PageArrival {
  title: string | null;
}

interface Sender {
  /** The reader: 17 to 20 digits, chosen by the page and kept for its session. */
  user: string;
  locale: string;
}

export type PageInteraction = Sender &
  (
    | { type: "command"; command: string; options: APIApplicationCommandInteractionDataOption[] }
    /** The option being typed carries `focused: true`. */
    | {
        type: "autocomplete";
        command: string;
        options: APIApplicationCommandInteractionDataOption[];
      }
    /** A command of type 3, used on the message with the id `target`. */
    | { type: "message-command"; command: string; target: string }
    | { type: "component"; message: string; customId: string; values?: string[] }
  );

export type PageResult =
  | { ok: true }
  | { ok: true; choices: APIApplicationCommandOptionChoice[] }
  /** What Discord's own client would show, e.g. "The application did not respond". */
  | { ok: false; error: string };
