import type { Value } from "./database.ts";

/** "next_check AS nextCheck, …": columns under the names that the code has for them. */
export function selected(names: readonly string[]): string {
  return names.map((name) => `${columnOf(name)} AS ${name}`).join(", ");
}

/** "next_check = ?, …" with its values, for what is there to be changed. */
export function assigned(changes: object): { sql: string; values: Value[] } {
  const given = Object.entries(changes as Record<string, Value | undefined>).flatMap(
    ([name, value]) => (value === undefined ? [] : [[name, value] as const]),
  );
  return {
    sql: given.map(([name]) => `${columnOf(name)} = ?`).join(", "),
    values: given.map(([, value]) => value),
  };
}

function columnOf(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}
