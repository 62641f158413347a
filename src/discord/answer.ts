import {
  type APIInteractionResponse,
  InteractionResponseType as Type,
  MessageFlags,
} from "discord-api-types/v10";
import type { Logger } from "pino";
import type { Reply } from "../reply/discord/reply.ts";
import { isAcknowledged } from "./errors.ts";
import { type Answerable, isMessageCommand, isPress, type Press } from "./interaction.ts";
import { isPrivate, optionValues } from "./requests.ts";
import type { Message, Responder } from "./responder.ts";

/** "message": Discord shows a placeholder, publicly or not. "press": nothing is shown. */
type Deferral = "message" | "private message" | "press";

/**
 * The one answer to an interaction. The reply itself acknowledges it: no round trip is spent on a
 * deferral. Only when the reply takes longer than `deferAfter` milliseconds is the interaction
 * deferred, and the reply then edited in.
 *
 * Whether a deferred reply is private must be said before the reply is known, since Discord shows a
 * placeholder. A slash command is private if the reader set the option `private`; a message command
 * always, since it would disturb a conversation. If the reply turns out private after all, the
 * public placeholder is deleted and the reply follows it. A press is acknowledged without a
 * placeholder, so its reply decides.
 */
export class Answer {
  readonly #interaction: Answerable;
  readonly #responder: Responder;
  readonly #log: Logger;
  readonly #watchdog: NodeJS.Timeout;
  #deferring: Promise<void> = Promise.resolve();
  #deferral: Deferral | null = null;

  constructor(
    interaction: Answerable,
    responder: Responder,
    { deferAfter, log }: { deferAfter: number; log: Logger },
  ) {
    this.#interaction = interaction;
    this.#responder = responder;
    this.#log = log;
    this.#watchdog = setTimeout(() => {
      this.#deferring = this.#defer();
    }, deferAfter);
  }

  /** Whether the watchdog had to acknowledge first. */
  get deferred(): boolean {
    return this.#deferral !== null;
  }

  /** Sends the reply in the form that the state of the interaction asks for. May be called again. */
  async send(reply: Reply): Promise<void> {
    clearTimeout(this.#watchdog);
    await this.#deferring;
    if (this.#deferral === null) await this.#sendDirectly(reply);
    else await this.#sendDeferred(reply, this.#deferral);
  }

  /**
   * Asks Discord to wait. Where Discord did, but its receipt was lost and discord.js asked again,
   * the second time is refused with 40060: the placeholder is there, and the reply must be edited
   * in.
   */
  async #defer(): Promise<void> {
    const deferral = deferralOf(this.#interaction);
    try {
      await this.#responder.acknowledge(DEFERRALS[deferral]);
      this.#deferral = deferral;
    } catch (error) {
      if (isAcknowledged(error)) this.#deferral = deferral;
      else this.#log.warn({ err: error }, "could not defer a slow reply");
    }
  }

  async #sendDirectly(reply: Reply): Promise<void> {
    const replaces = this.#replacesMessage(reply);
    const response: APIInteractionResponse = replaces
      ? { type: Type.UpdateMessage, data: edit(reply) }
      : { type: Type.ChannelMessageWithSource, data: message(reply) };
    await this.#responder.acknowledge(response, reply.files);
  }

  async #sendDeferred(reply: Reply, deferral: Deferral): Promise<void> {
    if (deferral === "press" && !this.#replacesMessage(reply)) {
      await this.#responder.followUp(message(reply), reply.files);
    } else if (deferral === "message" && reply.private === true) {
      // In this order: the first follow-up to a public placeholder would take its place, publicly.
      await this.#responder.remove();
      await this.#responder.followUp(message(reply), reply.files);
    } else {
      await this.#responder.edit(edit(reply), reply.files);
    }
  }

  #replacesMessage(reply: Reply): boolean {
    return isPress(this.#interaction) && replacesMessage(this.#interaction, reply);
  }
}

const DEFERRALS: Readonly<Record<Deferral, APIInteractionResponse>> = {
  message: { type: Type.DeferredChannelMessageWithSource },
  "private message": {
    type: Type.DeferredChannelMessageWithSource,
    data: { flags: MessageFlags.Ephemeral },
  },
  press: { type: Type.DeferredMessageUpdate },
};

function deferralOf(interaction: Answerable): Deferral {
  if (isPress(interaction)) return "press";
  const isSecret =
    isMessageCommand(interaction) || optionValues(interaction.data.options)["private"] === true;
  return isSecret ? "private message" : "message";
}

/** A private reply never replaces a public message: everybody would read it. */
function replacesMessage(press: Press, reply: Reply): boolean {
  return reply.update === true && (reply.private !== true || isPrivate(press));
}

function content({ components, files = [] }: Reply): Message {
  return {
    components,
    allowed_mentions: { parse: [] },
    ...(files.length > 0 && {
      attachments: files.map(({ name }, at) => ({ id: String(at), filename: name })),
    }),
  };
}

function message(reply: Reply): Message {
  // oxlint-disable-next-line typescript/no-unsafe-enum-assignment -- the enum names single bits
  const flags: MessageFlags =
    MessageFlags.IsComponentsV2 | (reply.private === true ? MessageFlags.Ephemeral : 0);
  return { ...content(reply), flags };
}

/** `attachments: []` lets go of the files of the state before. */
function edit(reply: Reply): Message {
  return { attachments: [], ...content(reply), flags: MessageFlags.IsComponentsV2 };
}
