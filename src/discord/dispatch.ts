import { randomBytes } from "node:crypto";
import { setTimeout as wait } from "node:timers/promises";
import type { AutocompleteInteraction, Interaction } from "discord.js";
import type { Logger } from "pino";
import type { App, AutocompleteRequest, Command, CommandRequest } from "../command.ts";
import { parseButtonId } from "../reply/discord/button-id.ts";
import { messageText } from "../reply/discord/message-text.ts";
import { messagesFor, type Messages } from "../reply/messages/messages.ts";
import type { Choice, Reply } from "../reply/discord/reply.ts";
import { isTooLate, redactTexts } from "./errors.ts";
import { autocompleteRequest, commandRequest, pressRequest, fitChoices } from "./requests.ts";
import { createResponder, type Answerable, type Responder } from "./responder.ts";
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
}

export interface Dispatch {
  /** Answers an interaction. Never rejects. */
  handle(interaction: Interaction): Promise<void>;
  /**
   * Takes no more work, and waits for what is in flight, at most so many milliseconds. The number
   * left unanswered.
   */
  drain(atMost: number): Promise<number>;
}

/** What one interaction asks for. */
interface Job {
  /** For the log, e.g. "/ask" or "ask:next". */
  name: string;
  /** What the reader typed, to keep it out of the log. */
  texts: string[];
  run(): Promise<Reply>;
}

/** The one error boundary: interactions go in, commands are called, and every error ends here. */
export function createDispatch(options: DispatchOptions): Dispatch {
  const { app, log, logQuestions = false, deferAfter = DEFER_AFTER } = options;
  const commands = new Map(options.commands.map((command) => [command.declaration.name, command]));
  const inFlight = new Set<Promise<void>>();
  const turn = createFairQueue();
  /** Suggestions cannot be deferred: behind a burst of commands they would come too late. */
  const turnToSuggest = createFairQueue();
  let stopping = false;

  /** A copy, so that one request sees one state even if the articles change meanwhile. */
  const state = (): App => ({ ...app });

  function jobOf(interaction: Answerable): Job {
    const { errors } = messagesFor(interaction.locale);
    if (!interaction.isMessageComponent()) {
      const request = commandRequest(interaction);
      const command = commands.get(interaction.commandName);
      const texts = typedTexts(request);
      const run = async () => (command ? command.run(request, state()) : notice(errors.noCommand));
      const slash = interaction.isChatInputCommand() ? "/" : "";
      return { name: `${slash}${interaction.commandName}`, texts, run };
    }
    const id = parseButtonId(interaction.customId);
    const buttons = commands.get(id?.command ?? "")?.buttons ?? {};
    const press = id && Object.hasOwn(buttons, id.button) ? buttons[id.button] : undefined;
    const run = async () =>
      id && press ? press(pressRequest(interaction, id.state), state()) : notice(errors.oldButton);
    return { name: `${id?.command}:${id?.button}`, texts: id?.state ?? [], run };
  }

  /** Logs an unexpected error; returns the id by which a reader and the operator can name it. */
  function report(error: unknown, { name, texts }: Pick<Job, "name" | "texts">): string {
    const errorId = randomBytes(3).toString("hex");
    const err = logQuestions ? error : redactTexts(error, texts);
    log.error({ errorId, interaction: name, err }, "could not answer");
    return errorId;
  }

  async function answer(interaction: Answerable): Promise<void> {
    const started = performance.now();
    const job = jobOf(interaction);
    const { errors } = messagesFor(interaction.locale);
    const sender = createResponder(interaction, deferAfter, log);
    let outcome = "answered";
    try {
      await turn();
      await sender.send(unready(errors) ?? (await job.run()));
    } catch (error) {
      outcome = await recover(error, job, sender, errors);
    }
    const about = logQuestions ? { texts: job.texts } : {};
    const ms = Math.round(performance.now() - started);
    log.info(
      { interaction: job.name, ...about, outcome, deferred: sender.deferred(), ms },
      outcome,
    );
  }

  /** What is said instead of an answer while there can be none. */
  function unready(errors: Messages["errors"]): Reply | null {
    if (stopping) return notice(errors.restarting);
    const { reading } = app;
    return reading === undefined ? null : notice(errors.reading(reading));
  }

  async function recover(
    error: unknown,
    job: Job,
    sender: Responder,
    { unexpected }: Messages["errors"],
  ): Promise<string> {
    if (isTooLate(error)) return `too late (${error.code})`;
    const errorId = report(error, job);
    try {
      await sender.send(notice(unexpected(errorId)));
      return "failed";
    } catch (second) {
      if (!isTooLate(second)) report(second, job);
      return "failed silently";
    }
  }

  /** No choices at all when the command fails: a reader can always type on. */
  async function choicesFor(name: string, request: AutocompleteRequest): Promise<Choice[]> {
    try {
      if (stopping || app.reading !== undefined) return [];
      return (await commands.get(name)?.autocomplete?.(request, state())) ?? [];
    } catch (error) {
      report(error, { name: `/${name} autocomplete`, texts: [request.focused.value] });
      return [];
    }
  }

  async function suggest(interaction: AutocompleteInteraction): Promise<void> {
    const name = `/${interaction.commandName} autocomplete`;
    try {
      await turnToSuggest();
      const request = autocompleteRequest(interaction);
      await interaction.respond(fitChoices(await choicesFor(interaction.commandName, request)));
    } catch (error) {
      // Autocomplete replies are often overtaken by the next keystroke.
      if (isTooLate(error)) log.debug({ interaction: name }, `too late (${error.code})`);
      else report(error, { name, texts: [] });
    }
  }

  async function route(interaction: Interaction): Promise<void> {
    if (interaction.isAutocomplete()) return suggest(interaction);
    const answerable =
      interaction.isChatInputCommand() ||
      interaction.isMessageContextMenuCommand() ||
      interaction.isMessageComponent();
    if (answerable) return answer(interaction);
    log.warn({ type: interaction.type }, "an interaction that no command declares");
  }

  return {
    handle(interaction) {
      const work = route(interaction)
        .catch((error: unknown) => void report(error, { name: "dispatch", texts: [] }))
        .finally(() => inFlight.delete(work));
      inFlight.add(work);
      return work;
    },
    async drain(atMost) {
      stopping = true;
      const timeout = new AbortController();
      const settled = async () => {
        while (inFlight.size > 0) await Promise.all(inFlight);
      };
      const limit = wait(atMost, undefined, { signal: timeout.signal }).catch(() => undefined);
      await Promise.race([settled(), limit]);
      timeout.abort();
      return inFlight.size;
    },
  };
}

/** What people wrote: typed options, or the message that a message command was used on. */
function typedTexts({ options, message }: CommandRequest): string[] {
  const typed = Object.values(options).filter((value) => typeof value === "string");
  return message === undefined
    ? typed
    : [...typed, message.content, messageText(message, Infinity)];
}
