import type { Database } from "./database.ts";

/** What the bot itself remembers by name, such as when it last said something; null where it does not. */
export function readSetting(database: Database, name: string): Promise<string | null> {
  return database.read(
    (rows) =>
      rows.first<{ value: string }>("SELECT value FROM setting WHERE name = ?", name)?.value ??
      null,
  );
}

export async function writeSetting(database: Database, name: string, value: string): Promise<void> {
  await database.write((rows) =>
    rows.run(
      "INSERT INTO setting VALUES (?, ?) ON CONFLICT DO UPDATE SET value = excluded.value",
      name,
      value,
    ),
  );
}
