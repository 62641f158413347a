/** A component before it was checked. */
export type RawComponent = Record<string, unknown>;

/** A component's children: rows, containers and sections hold them, an accessory, a label. */
function childrenOf(component: RawComponent): [path: (string | number)[], RawComponent][] {
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

/** The media items of a component: a file, a thumbnail's picture, a gallery's pictures. */
export function mediaOf(component: RawComponent): RawComponent[] {
  const { file, media, items } = component;
  const inItems = Array.isArray(items) ? items.filter(isRecord).map((item) => item["media"]) : [];
  return [file, media, ...inItems].filter(isRecord);
}

/** An address that means a file of the same message. */
export const ATTACHMENT = /^attachment:\/\/(.+)$/;
