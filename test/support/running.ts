import { MessageFlags, type APIMessage } from "discord.js";
import { expect, onTestFinished } from "vitest";
import type { App } from "../../src/command.ts";
import { commands } from "../../commands/index.ts";
import type { Reader } from "../../src/playground/local-discord.ts";
import { startRunningBot, type RunningBot } from "./running-bot.ts";
import { replyFaults } from "./faults.ts";
import { allParts, buttonOf, controlsOf, type Part } from "./read-reply.ts";

const TURNING = ["▶", "◀"];

/** The real bot with every command; whatever it sends must satisfy Discord's specification. */
export async function startWith(app: App): Promise<RunningBot> {
  const running = await startRunningBot({ commands, app });
  onTestFinished(() => {
    expect(running.faults()).toEqual([]);
    expect(running.local.refused).toEqual([]);
  });
  return running;
}

export function messageText(message: APIMessage | null): string {
  return allParts(message?.components ?? [])
    .flatMap(({ content }) => content ?? [])
    .join("\n");
}

export function isPrivate(message: APIMessage | null): boolean {
  return ((message?.flags ?? 0) & MessageFlags.Ephemeral) !== 0;
}

export async function pressLabel(reader: Reader, message: APIMessage | null, label: string) {
  if (!message) throw new Error(`no message with “${label}”`);
  const part = buttonOf({ components: message.components ?? [] }, label);
  return pressPart(reader, message, part);
}

/** Presses a button, or chooses from a menu. */
function pressPart(
  reader: Reader,
  { id, components }: APIMessage,
  { custom_id: press = "" }: Part,
) {
  const menu = allParts(components ?? []).find(({ options }) =>
    options?.some(({ value }) => value === press),
  );
  return menu?.custom_id === undefined
    ? reader.press(id, press)
    : reader.press(id, menu.custom_id, [press]);
}

/**
 * Presses every button that can be reached from a message: what does not turn over first, then on
 * to the last page, then back. Returns how many different buttons that were.
 */
export async function pressAll(
  reader: Reader,
  first: APIMessage,
  before: () => Promise<void> = async () => {},
): Promise<number> {
  const reached = new Map([[first.id, first]]);
  const pressed = new Set<string>();
  const next = (): [APIMessage, Part] | undefined => {
    for (const message of reached.values()) {
      const fresh = buttonsOf(message).find((each) => !pressed.has(nameOf(each)));
      if (fresh) return [message, fresh];
    }
    return undefined;
  };
  for (let step = next(); step; step = next()) {
    const [shown, part] = step;
    pressed.add(nameOf(part));
    await before();
    const { error, message } = await pressPart(reader, shown, part);
    expect({ error, at: part.label }).toEqual({ error: null, at: part.label });
    if (!message) throw new Error(`${part.label} showed nothing`);
    const faults = replyFaults({ components: message.components ?? [] });
    expect(faults.filter((fault) => !fault.startsWith("files"))).toEqual([]);
    if (!asksAnew(part)) reached.set(message.id, message);
  }
  return pressed.size;
}

/** Whether it asks another question, which has buttons enough of its own. */
function asksAnew({ custom_id: id = "" }: Part): boolean {
  return id.startsWith("ask:question");
}

/** What asks another question comes last of all: it takes the message's place. */
function turning(part: Part): number {
  if (asksAnew(part)) return TURNING.length;
  const { label = "" } = part;
  return TURNING.findIndex((sign) => label.startsWith(sign));
}

function nameOf({ label, custom_id: id }: Part): string {
  return `${label} ${id}`;
}

/** The buttons that can be pressed; those that turn over last, forwards before backwards. */
function buttonsOf(message: APIMessage): Part[] {
  return controlsOf(message.components ?? [])
    .filter(({ custom_id: id, disabled }) => id !== undefined && !disabled)
    .toSorted((a, b) => turning(a) - turning(b));
}
