import { LIMITS } from "./limits.ts";

/** A state that is this long encoded leaves room for the names of any command and button. */
export const MAX_STATE = 70;

export interface ButtonId {
  command: string;
  button: string;
  state: string[];
}

/**
 * The custom_id of a button: which command and which of its buttons handles the press, and the
 * state it needs. Colons and percent signs in a part are encoded. Throws RangeError beyond
 * Discord's length.
 */
export function buttonId(command: string, button: string, ...state: (string | number)[]): string {
  const id = [command, button, ...state].map((part) => encodePart(String(part))).join(":");
  if (id.length > LIMITS.component.customId) {
    throw new RangeError(
      `custom_id is ${id.length} characters, at most ${LIMITS.component.customId}: ${id}`,
    );
  }
  return id;
}

/** The parts of a custom_id; null for one that `buttonId` did not make. */
export function parseButtonId(customId: string): ButtonId | null {
  const [command, button, ...state] = customId.split(":").map(decodePart);
  return command && button ? { command, button, state } : null;
}

/**
 * A whole number in a custom_id's state; 0 for anything else. A modified client can press a button
 * with any custom_id, and a page "NaN" or 0.5 would be an empty one.
 */
export function numberIn(part: string | undefined): number {
  return /^-?\d{1,6}$/.test(part ?? "") ? Number(part) : 0;
}

/** A follow's id in a custom_id's state; 0, which none has, for anything else. */
export function idIn(part: string | undefined): number {
  return /^\d{1,15}$/.test(part ?? "") ? Number(part) : 0;
}

function encodePart(part: string): string {
  return part.replaceAll("%", "%25").replaceAll(":", "%3A");
}

function decodePart(part: string): string {
  return part.replaceAll("%3A", ":").replaceAll("%25", "%");
}
