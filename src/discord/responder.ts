import {
  MessageFlags,
  type ChatInputCommandInteraction,
  type InteractionEditReplyOptions,
  type MessageComponentInteraction,
  type MessageContextMenuCommandInteraction,
} from "discord.js";
import type { Logger } from "pino";
import { LIMITS } from "../reply/discord/limits.ts";
import type { Choice, Reply } from "../reply/discord/reply.ts";
import { isAcknowledged } from "./errors.ts";
import { isPrivate } from "./requests.ts";

export type Answerable =
  | ChatInputCommandInteraction
  | MessageContextMenuCommandInteraction
  | MessageComponentInteraction;

export interface Responder {
  /** Sends the reply in the form that the state of the interaction asks for. May be called again. */
  send(reply: Reply): Promise<void>;
  /** Whether the watchdog had to acknowledge first. */
  deferred(): boolean;
}

/**
 * The only place that sends replies. The reply itself acknowledges the interaction: no round trip
 * is spent on a deferral, and discord.js does not throttle it. Only when the reply takes longer
 * than `deferAfter` milliseconds is the interaction deferred, and the reply then edited in.
 *
 * Whether a deferred reply is private must be said before the reply is known, since Discord shows a
 * placeholder. A slash command is private if the reader set the option `private`; a message command
 * always, since it would disturb a conversation. If the reply turns out private after all, the
 * public placeholder is deleted and the reply follows it. A press is acknowledged without a
 * placeholder, so its reply decides.
 */
export function createResponder(
  interaction: Answerable,
  deferAfter: number,
  log: Logger,
): Responder {
  let deferring: Promise<unknown> = Promise.resolve();
  const watchdog = setTimeout(() => {
    deferring = defer(interaction).catch((error: unknown) => {
      log.warn({ err: error }, "could not defer a slow reply");
    });
  }, deferAfter);
  return {
    async send(reply) {
      clearTimeout(watchdog);
      await deferring;
      if (interaction.deferred) await sendDeferred(interaction, reply);
      else await sendDirectly(interaction, reply);
    },
    deferred: () => interaction.deferred,
  };
}

/**
 * Asks Discord to wait. Where Discord did, but its receipt was lost and discord.js asked again, the
 * second time is refused with 40060: the placeholder is there, and the reply must be edited in.
 */
async function defer(interaction: Answerable): Promise<void> {
  try {
    if (interaction.isMessageComponent()) await interaction.deferUpdate();
    else
      await interaction.deferReply(isSecret(interaction) ? { flags: MessageFlags.Ephemeral } : {});
  } catch (error) {
    if (!isAcknowledged(error)) throw error;
    interaction.deferred = true;
    if (!interaction.isMessageComponent()) interaction.ephemeral = isSecret(interaction);
  }
}

/** Whether the placeholder of a reply is private. */
function isSecret(interaction: Exclude<Answerable, MessageComponentInteraction>): boolean {
  return (
    interaction.isMessageContextMenuCommand() ||
    interaction.options.data.some(({ name, value }) => name === "private" && value === true)
  );
}

async function sendDirectly(interaction: Answerable, reply: Reply): Promise<void> {
  if (interaction.isMessageComponent() && replacesMessage(interaction, reply)) {
    await interaction.update(edit(reply));
  } else {
    await interaction.reply(message(reply));
  }
}

async function sendDeferred(interaction: Answerable, reply: Reply): Promise<void> {
  if (interaction.isMessageComponent()) {
    if (replacesMessage(interaction, reply)) await interaction.editReply(edit(reply));
    else await interaction.followUp(message(reply));
  } else if (reply.private === true && interaction.ephemeral !== true) {
    // In this order: the first follow-up to a public placeholder would take its place, publicly.
    await interaction.deleteReply();
    await interaction.followUp(message(reply));
  } else {
    await interaction.editReply(edit(reply));
  }
}

/** A private reply never replaces a public message: everybody would read it. */
function replacesMessage(interaction: MessageComponentInteraction, reply: Reply): boolean {
  return reply.update === true && (reply.private !== true || isPrivate(interaction));
}

function content({ components, files = [] }: Reply) {
  return {
    // As they are: discord.js would go through every key to make it snake_case, which it is.
    components: components.map((component) => ({ toJSON: () => component })),
    // Bytes, never a string: discord.js takes a string for a path or an address to read.
    files: files.map(({ name, data }) => ({ name, attachment: Buffer.from(data) })),
    allowedMentions: { parse: [] },
  };
}

function message(reply: Reply) {
  const secret = reply.private === true ? ([MessageFlags.Ephemeral] as const) : [];
  return { ...content(reply), flags: [MessageFlags.IsComponentsV2 as const, ...secret] };
}

/** `attachments: []` lets go of the files of the state before. */
function edit(reply: Reply): InteractionEditReplyOptions {
  return { ...content(reply), flags: MessageFlags.IsComponentsV2, attachments: [] };
}

const { choices: MAX_CHOICES, name: NAME, value: VALUE } = LIMITS.autocomplete;

/**
 * Choices as Discord takes them: 25 at most, names of 1 to 100 characters, each name once, since
 * clients may send the name instead of the value. A value that is too long cannot be cut without
 * meaning something else, so its choice is left out.
 */
export function fitChoices(choices: readonly Choice[]): Choice[] {
  const byName = new Map<string, Choice>();
  for (const { name, value } of choices) {
    const fitting = fitName(name);
    if (fitting === "" || value === "" || value.length > VALUE) continue;
    if (byName.size === MAX_CHOICES) break;
    if (!byName.has(fitting)) byName.set(fitting, { name: fitting, value });
  }
  return [...byName.values()];
}

function fitName(name: string): string {
  if (name.length <= NAME) return name.trim();
  // Without half of a surrogate pair at the end.
  return `${name.slice(0, NAME - 1).replace(/[\uD800-\uDBFF]$/, "")}…`.trim();
}
