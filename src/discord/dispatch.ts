import { randomBytes } from "node:crypto";
import { setTimeout as wait } from "node:timers/promises";
import { ComponentType, InteractionResponseType } from "discord-api-types/v10";
import type { Logger } from "pino";
import type { Answered, App, Command, CommandRequest } from "../command.ts";
import { parseButtonId } from "../reply/discord/button-id.ts";
import { messageText } from "../reply/discord/message-text.ts";
import { messagesFor, type Messages } from "../reply/messages/messages.ts";
import type { Choice, Reply } from "../reply/discord/reply.ts";
import { Answer } from "./answer.ts";
import { fitChoices } from "./choices.ts";
import { UnreachableError } from "../index/remote/unreachable.ts";
import { lateness, redactTexts } from "./errors.ts";
import {
  type Answerable,
  type Interaction,
  isMessageCommand,
  isPress,
  isTyping,
  type MessageCommand,
  type Press,
  type SlashCommand,
  type Typing,
} from "./interaction.ts";
import { autocompleteRequest, commandRequest, pressRequest } from "./requests.ts";
import type { Responder } from "./responder.ts";
import { createFairQueue } from "../lib/event-loop.ts";
import { notice } from "../reply/discord/components.ts";

/** Half of the 3 s that Discord gives: the other half is for the way there and back. */
const DEFER_AFTER = 1500;

export interface DispatchOptions {
  commands: readonly Command[];
  app: App;
  log: Logger;
  /** Whether what readers typed may be logged. */
  logQuestions?: boolean;
  /** Milliseconds until a slow reply is deferred. */
  deferAfter?: number;
  /** Told of every command and press that is over. */
  onAnswered?: (answered: Answered) => void;
}

/** What one interaction asks for. */
interface Job {
  /** For the log, e.g. "/ask" or "ask:show". */
  name: string;
  /** As declared, or as whoever forged a button wrote it. */
  command: string;
  /** What the reader typed, to keep it out of the log. */
  texts: string[];
  run(): Promise<Reply>;
}

type Commands = ReadonlyMap<string, Command>;

/** The one error boundary: interactions go in, commands are called, and every error ends here. */
export class Dispatch {
  readonly #options: Required<DispatchOptions>;
  readonly #commands: Commands;
  readonly #inFlight = new Set<Promise<void>>();
  readonly #replyTurn = createFairQueue();
  /** Autocomplete cannot be deferred: behind a burst of commands it would come too late. */
  readonly #autocompleteTurn = createFairQueue();
  #stopping = false;
  #taken = 0;

  constructor(options: DispatchOptions) {
    this.#options = {
      logQuestions: false,
      deferAfter: DEFER_AFTER,
      onAnswered: () => {},
      ...options,
    };
    this.#commands = new Map(options.commands.map((each) => [each.declaration.name, each]));
  }

  /** Answers an interaction. Never rejects. */
  handle(interaction: Interaction, responder: Responder): Promise<void> {
    const work = this.#route(interaction, responder)
      .catch((error: unknown) => void this.#report(error, "dispatch"))
      .finally(() => this.#inFlight.delete(work));
    this.#inFlight.add(work);
    this.#taken += 1;
    return work;
  }

  /** How many interactions have come so far. */
  get taken(): number {
    return this.#taken;
  }

  /** From now on readers are told that the bot restarts. */
  refuseMore(): void {
    this.#stopping = true;
  }

  /** Waits for what is in flight, at most so many milliseconds. The number left unanswered. */
  async drain(atMost: number): Promise<number> {
    const timeout = new AbortController();
    const limit = wait(Math.max(0, atMost), undefined, { signal: timeout.signal }).catch(
      () => undefined,
    );
    await Promise.race([this.#settled(), limit]);
    timeout.abort();
    return this.#inFlight.size;
  }

  async #settled(): Promise<void> {
    while (this.#inFlight.size > 0) await Promise.all(this.#inFlight);
  }

  async #route(interaction: Interaction, responder: Responder): Promise<void> {
    if (isTyping(interaction)) await this.#complete(interaction, responder);
    else await this.#answer(interaction, responder);
  }

  async #answer(interaction: Answerable, responder: Responder): Promise<void> {
    const { app, deferAfter, log, logQuestions, onAnswered } = this.#options;
    const started = performance.now();
    const job = jobOf(interaction, this.#commands, app);
    const { errors } = messagesFor(interaction.locale);
    const answer = new Answer(interaction, responder, { deferAfter, log });
    let outcome = "answered";
    let missing: readonly string[] = [];
    try {
      await this.#replyTurn();
      const reply = this.#unready(errors) ?? (await job.run());
      ({ outcome, missing } = reply.found ?? { outcome, missing });
      await answer.send(reply);
    } catch (error) {
      outcome = await this.#recover(error, job, answer, errors);
    }
    const about = logQuestions ? { texts: job.texts, missing } : {};
    const ms = Math.round(performance.now() - started);
    const { deferred } = answer;
    log.info({ interaction: job.name, ...about, outcome, deferred, ms }, outcome);
    const seconds = (deferred ? Math.min(deferAfter, ms) : ms) / 1000;
    onAnswered({ command: job.command, outcome: kindOf(outcome), deferred, seconds });
  }

  /** What is said instead of an answer while there can be none. */
  #unready(errors: Messages["errors"]): Reply | null {
    if (this.#stopping) return notice(errors.restarting);
    const { isEmpty, reading } = this.#options.app;
    if (isEmpty) return notice(errors.nothingToRead);
    return reading === undefined ? null : notice(errors.reading(Math.floor(reading * 100) / 100));
  }

  /** Tells the reader of an error, and says for the log what became of the interaction. */
  async #recover(
    error: unknown,
    { name, texts }: Job,
    answer: Answer,
    { unexpected, unreachable }: Messages["errors"],
  ): Promise<string> {
    const late = lateness(error);
    if (late !== null) return `too late (${late})`;
    const errorId = this.#report(error, name, texts);
    const isOut = error instanceof UnreachableError;
    try {
      await answer.send(notice(isOut ? unreachable : unexpected(errorId)));
      return isOut ? "failed (out of reach)" : "failed";
    } catch (second) {
      if (lateness(second) === null) this.#report(second, name, texts);
      return "failed silently";
    }
  }

  async #complete(interaction: Typing, responder: Responder): Promise<void> {
    const name = `/${interaction.data.name} autocomplete`;
    try {
      await this.#autocompleteTurn();
      const choices = fitChoices(await this.#choices(interaction, name));
      const type = InteractionResponseType.ApplicationCommandAutocompleteResult;
      await responder.acknowledge({ type, data: { choices } });
    } catch (error) {
      // Autocomplete replies are often overtaken by the next keystroke.
      const late = lateness(error);
      if (late === null) this.#report(error, name);
      else this.#options.log.debug({ interaction: name }, `too late (${late})`);
    }
  }

  /** No choices at all when the command fails: a reader can always type on. */
  async #choices(interaction: Typing, name: string): Promise<Choice[]> {
    const { app } = this.#options;
    if (this.#stopping || app.reading !== undefined) return [];
    const command = this.#commands.get(interaction.data.name);
    const request = autocompleteRequest(interaction);
    try {
      return (await command?.autocomplete?.(request, snapshotOf(app))) ?? [];
    } catch (error) {
      this.#report(error, name, [request.focused.value]);
      return [];
    }
  }

  /**
   * Logs an unexpected error; the id that is returned names it to reader and operator. `texts`, what
   * the reader typed, is kept out of the log.
   */
  #report(error: unknown, interaction: string, texts: readonly string[] = []): string {
    const { log, logQuestions } = this.#options;
    const errorId = randomBytes(3).toString("hex");
    const err = logQuestions ? error : redactTexts(error, texts);
    log.error({ errorId, interaction, err }, "could not answer");
    return errorId;
  }
}

function kindOf(outcome: string): Answered["outcome"] {
  if (outcome.startsWith("too late")) return "too late";
  if (outcome === "closest" || outcome === "nothing") return outcome;
  return outcome.startsWith("failed") ? "failed" : "answered";
}

/** A copy, so that one request sees one state even if the articles change meanwhile. */
function snapshotOf(app: App): App {
  return { ...app };
}

function jobOf(interaction: Answerable, commands: Commands, app: App): Job {
  return isPress(interaction)
    ? pressJob(interaction, commands, app)
    : commandJob(interaction, commands, app);
}

function commandJob(interaction: SlashCommand | MessageCommand, commands: Commands, app: App): Job {
  const { data, locale } = interaction;
  const request = commandRequest(interaction);
  const command = commands.get(data.name);
  return {
    name: isMessageCommand(interaction) ? data.name : `/${data.name}`,
    command: data.name,
    texts: typedTexts(request),
    run: async () =>
      command
        ? command.run(request, snapshotOf(app))
        : notice(messagesFor(locale).errors.noCommand),
  };
}

function pressJob(interaction: Press, commands: Commands, app: App): Job {
  const { data } = interaction;
  // The value of a menu's choice is the custom_id of the button that it replaces.
  const [chosen] = data.component_type === ComponentType.StringSelect ? (data.values ?? []) : [];
  const id = parseButtonId(chosen ?? data.custom_id);
  const buttons = commands.get(id?.command ?? "")?.buttons ?? {};
  const press = id && Object.hasOwn(buttons, id.button) ? buttons[id.button] : undefined;
  return {
    name: id ? `${id.command}:${id.button}` : "an unknown button",
    command: id?.command ?? "",
    texts: id?.state ?? [],
    run: async () =>
      id && press
        ? press(pressRequest(interaction, id.state), snapshotOf(app))
        : notice(messagesFor(interaction.locale).errors.oldButton),
  };
}

/** What people wrote: typed options, or the message that a message command was used on. */
function typedTexts({ options, message }: CommandRequest): string[] {
  const typed = Object.values(options).filter((value) => typeof value === "string");
  return message === undefined
    ? typed
    : [...typed, message.content, messageText(message, Infinity)];
}
