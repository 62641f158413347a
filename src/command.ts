import type {
  APIMessageTopLevelComponent,
  RESTPostAPIApplicationCommandsJSONBody,
} from "discord-api-types/v10";
import type { AnswerThreads } from "./answer/answer-threads.ts";
import type { Archive } from "./answer/archive.ts";
import type { Follows } from "./following/follows.ts";
import type { MessageParts } from "./reply/discord/message-text.ts";
import type { Choice, Found, Reply } from "./reply/discord/reply.ts";
import type { ArticleHistory } from "./state/history.ts";
import type { FeedsOverview } from "./state/overview.ts";
import { normalizeText } from "./reply/text/escape.ts";

/** What every command is given. `archive` is replaced as a whole when articles change. */
export interface App {
  readonly archive: Archive;
  readonly version: string;
  /** Threads that answer, where there are any. */
  readonly threads?: AnswerThreads | undefined;
  /** While the articles are read and there is no archive yet: the share that is read, 0 to 1. */
  readonly reading?: number;
  /** Whether no article has been found yet: there is nothing to answer from. */
  readonly isEmpty?: boolean;
  /** Whether the search engine that holds the articles gives no whole answer at the moment. */
  readonly isUnreachable?: boolean;
  /** How many article files have a fault at the moment, and so are not read. */
  readonly leftOut?: () => number;
  /** What is remembered of an article, by its slug. */
  readonly history?: (slug: string) => Promise<ArticleHistory>;
  /** How the followed feeds fare; null where none is followed. */
  readonly feeds?: () => FeedsOverview | null;
  /** The questions that are followed; absent where nobody can follow one. */
  readonly follows?: Follows;
  /** Whether the operator logs the text of questions, which `/about` then says. */
  readonly logsQuestions?: boolean;
}

/** What became of one interaction: for counting, so without anything that a reader wrote. */
export interface Answered {
  /** As declared, e.g. "ask", also for its buttons. */
  command: string;
  outcome: Found["outcome"] | "too late" | "failed";
  deferred: boolean;
  /** From its arrival until the reply or the deferral was sent. */
  seconds: number;
}

/** Who asks, from where: the parts of an interaction that commands may use. */
export interface Asker {
  /** The reader's language in Discord, e.g. "en-GB". */
  locale: string;
  userId: string;
  /** Null in a direct message, and wherever only the user installed the app. */
  guildId: string | null;
  /** The channel, where whoever asks may manage it and the bot may post in it unasked. */
  managedChannel?: string;
}

export interface CommandRequest extends Asker {
  /** Option values by name; an option that was left out is absent. */
  options: Readonly<Record<string, string | number | boolean>>;
  /** The message that a message command was used on. */
  message?: MessageParts;
}

/** The text typed for an option, on one line; "" where it was left out. */
export function typedText({ options }: CommandRequest, name: string): string {
  return normalizeText(String(options[name] ?? ""));
}

export interface AutocompleteRequest extends CommandRequest {
  /** The option being typed, and its text so far. */
  focused: { name: string; value: string };
}

export interface PressRequest extends Asker {
  /** The parts of the custom_id after the command's name and the button's. */
  state: string[];
  /** The message that carries the button, as Discord holds it. */
  components: readonly APIMessageTopLevelComponent[];
  /** Whether that message is seen by one person alone. */
  private: boolean;
  /** Who ran the command that the message answers; absent where Discord does not say. */
  asker?: string;
  /** Whether both the app and who pressed may post for everyone in that channel. */
  mayPost: boolean;
}

/** A command: functions from a request to a reply, which only `src/discord` sends. */
export interface Command {
  declaration: RESTPostAPIApplicationCommandsJSONBody;
  run(request: CommandRequest, app: App): Promise<Reply>;
  autocomplete?(request: AutocompleteRequest, app: App): Promise<Choice[]>;
  /** By the button's name; `buttonId` in src/reply makes the custom_id that leads here. */
  buttons?: Readonly<Record<string, (request: PressRequest, app: App) => Promise<Reply>>>;
}
