import {
  type APIAttachment,
  type APIMessageTopLevelComponent,
  ComponentType,
} from "discord-api-types/v10";
import { ATTACHMENT, type RawComponent, allComponents, isRecord, mediaOf } from "./components.ts";
import type { LocalState } from "./state.ts";

const MEDIA = { description: null, spoiler: false };
const SELECT = { min_values: 1, max_values: 1 };
/** Values that Discord fills in for fields that a bot left out. */
const DEFAULTS: Partial<Record<ComponentType, RawComponent>> = {
  [ComponentType.Container]: { accent_color: null, spoiler: false },
  [ComponentType.Separator]: { spacing: 1, divider: true },
  [ComponentType.Thumbnail]: MEDIA,
  [ComponentType.File]: { spoiler: false, name: null, size: null },
  [ComponentType.StringSelect]: SELECT,
  [ComponentType.UserSelect]: SELECT,
  [ComponentType.RoleSelect]: SELECT,
  [ComponentType.MentionableSelect]: SELECT,
  [ComponentType.ChannelSelect]: SELECT,
};

/**
 * Checked components as Discord returns them: each with an `id`, its defaults, and the address of an
 * attached file.
 */
export function applyDefaults(
  state: LocalState,
  components: readonly APIMessageTopLevelComponent[],
  attachments: readonly APIAttachment[],
): APIMessageTopLevelComponent[] {
  const completed = structuredClone([...components]);
  const every = [...allComponents(completed, [])].map(([, component]) => component);
  const taken = new Set(every.map(({ id }) => id).filter(Boolean));
  let next = 1;
  for (const component of every) {
    while (taken.has(next)) next += 1;
    component["id"] ||= next;
    taken.add(component["id"]);
    fillIn(component, DEFAULTS[component["type"] as ComponentType] ?? {});
    const { items } = component;
    if (Array.isArray(items)) for (const item of items.filter(isRecord)) fillIn(item, MEDIA);
    for (const media of mediaOf(component))
      applyMediaDefaults(state, component, media, attachments);
  }
  return completed;
}

function fillIn(component: RawComponent, defaults: RawComponent): void {
  for (const [key, value] of Object.entries(defaults)) component[key] ??= value;
}

function applyMediaDefaults(
  state: LocalState,
  component: RawComponent,
  media: RawComponent,
  attachments: readonly APIAttachment[],
): void {
  const url = String(media["url"]);
  media["id"] ??= state.nextId();
  media["proxy_url"] ??= url;
  const name = ATTACHMENT.exec(url)?.[1];
  const attachment = attachments.findLast(({ filename }) => filename === name);
  if (!attachment) return;
  media["url"] = attachment.url;
  media["proxy_url"] = attachment.url;
  media["content_type"] = attachment.content_type;
  media["attachment_id"] = attachment.id;
  if (media !== component["file"]) return;
  component["name"] = attachment.filename;
  component["size"] = attachment.size;
}
