import type { APIMessageTopLevelComponent } from "discord-api-types/v10";
import type { Reply } from "../../src/reply/discord/reply.ts";

/** Any component, as far as these tests read it. */
export interface Part {
  type: number;
  id?: number;
  content?: string;
  label?: string;
  custom_id?: string;
  url?: string;
  disabled?: boolean;
  components?: Part[];
  accessory?: Part;
  file?: { url: string };
}

/** Every component of a message, nested ones after what holds them. */
export function allParts(components: readonly APIMessageTopLevelComponent[]): Part[] {
  const open = (part: Part): Part[] => [
    part,
    ...(part.components ?? []).flatMap(open),
    ...(part.accessory ? open(part.accessory) : []),
  ];
  return (components as readonly Part[]).flatMap(open);
}

/** All text of a reply, line by line. */
export function textOf({ components }: Reply): string {
  return allParts(components)
    .flatMap(({ content }) => content ?? [])
    .join("\n");
}

/** The button with this label; throws when there is none. */
export function buttonOf({ components }: Reply, label: string): Part {
  const found = allParts(components).find((part) => part.label === label);
  if (!found) throw new Error(`no button “${label}”`);
  return found;
}

export function labelsOf({ components }: Reply): string[] {
  return allParts(components).flatMap(({ label }) => label ?? []);
}
