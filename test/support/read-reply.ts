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
  /** Of a menu. */
  options?: { label: string; value: string }[];
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

/** What can be pressed or chosen: choosing from a menu is a press on its value. */
export function controlsOf(components: readonly APIMessageTopLevelComponent[]): Part[] {
  return allParts(components).flatMap((part) =>
    part.options
      ? part.options.map(({ label, value }) => ({ type: part.type, label, custom_id: value }))
      : "label" in part
        ? [part]
        : [],
  );
}

/** They stand for whatever button begins with them: "▶ Next (1/5)". */
const SIGNS = new Set(["▶", "↺"]);

/** The button or choice with this label; throws when there is none. */
export function buttonOf({ components }: Reply, label: string): Part {
  const controls = controlsOf(components);
  const found =
    controls.find((part) => part.label === label) ??
    controls.find((part) => SIGNS.has(label) && part.label?.startsWith(label));
  if (!found) throw new Error(`no button “${label}”`);
  return found;
}

export function labelsOf({ components }: Reply): string[] {
  return controlsOf(components).flatMap(({ label }) => label ?? []);
}
