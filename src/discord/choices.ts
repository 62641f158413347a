import { LIMITS } from "../reply/discord/limits.ts";
import type { Choice } from "../reply/discord/reply.ts";

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
