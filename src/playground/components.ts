import type { APIAttachment, APIMessageTopLevelComponent } from "discord-api-types/v10";

/** A component as it came, before anything is known of it. */
export type RawComponent = Record<string, unknown>;

/** A component's own children: rows, containers and sections hold them, an accessory, a label. */
export function childrenOf(component: RawComponent): [path: (string | number)[], RawComponent][] {
  const children: [(string | number)[], RawComponent][] = [];
  const { components, accessory, component: labelled } = component;
  if (Array.isArray(components)) {
    for (const [index, child] of components.entries()) {
      if (isRecord(child)) children.push([["components", index], child]);
    }
  }
  if (isRecord(accessory)) children.push([["accessory"], accessory]);
  if (isRecord(labelled)) children.push([["component"], labelled]);
  return children;
}

/** Every component with its path, parents before children, in the order of the message. */
export function* allComponents(
  components: readonly unknown[],
  path: readonly (string | number)[],
): Generator<[path: readonly (string | number)[], component: RawComponent]> {
  for (const [index, component] of components.entries()) {
    if (isRecord(component)) yield* walk(component, [...path, index]);
  }
}

function* walk(
  component: RawComponent,
  path: readonly (string | number)[],
): Generator<[readonly (string | number)[], RawComponent]> {
  yield [path, component];
  for (const [step, child] of childrenOf(component)) yield* walk(child, [...path, ...step]);
}

export function isRecord(value: unknown): value is RawComponent {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** As Discord hands components back: each with an `id`, attached files with their address. */
export function dressComponents(
  components: readonly APIMessageTopLevelComponent[],
  attachments: readonly APIAttachment[],
): APIMessageTopLevelComponent[] {
  const dressed = structuredClone(components) as APIMessageTopLevelComponent[];
  const every = [...allComponents(dressed, [])].map(([, component]) => component);
  const taken = new Set(every.map(({ id }) => id).filter(Boolean));
  let next = 1;
  for (const component of every) {
    if (!component["id"]) {
      while (taken.has(next)) next += 1;
      component["id"] = next;
      next += 1;
    }
    for (const media of mediaOf(component)) resolve(component, media, attachments);
  }
  return dressed;
}

/** The media items of a component: a file, a thumbnail's picture, a gallery's pictures. */
export function mediaOf(component: RawComponent): RawComponent[] {
  const { file, media, items } = component;
  const inItems = Array.isArray(items) ? items.filter(isRecord).map((item) => item["media"]) : [];
  return [file, media, ...inItems].filter(isRecord);
}

export const ATTACHMENT = /^attachment:\/\/(.+)$/;

function resolve(
  component: RawComponent,
  media: RawComponent,
  attachments: readonly APIAttachment[],
): void {
  const name = ATTACHMENT.exec(String(media["url"]))?.[1];
  const attachment = attachments.findLast(({ filename }) => filename === name);
  if (!attachment) return;
  media["url"] = attachment.url;
  media["proxy_url"] = attachment.url;
  media["content_type"] = attachment.content_type;
  media["attachment_id"] = attachment.id;
  if (media === component["file"]) {
    component["name"] = attachment.filename;
    component["size"] = attachment.size;
  }
}
