import { ComponentType } from "discord-api-types/v10";
import { LIMITS } from "../../reply/discord/limits.ts";
import { ATTACHMENT, type RawComponent, allComponents, isRecord, mediaOf } from "../components.ts";
import {
  type Faults,
  type Path,
  address,
  characters,
  fault,
  list,
  integer,
  oneOf,
  required,
  text,
} from "./fields.ts";
import { validateButton, validateSelect } from "./controls.ts";

const SELECTS = [
  ComponentType.StringSelect,
  ComponentType.UserSelect,
  ComponentType.RoleSelect,
  ComponentType.MentionableSelect,
  ComponentType.ChannelSelect,
];
const IN_ROW = [ComponentType.Button, ...SELECTS];
const IN_CONTAINER = [
  ComponentType.ActionRow,
  ComponentType.Section,
  ComponentType.TextDisplay,
  ComponentType.MediaGallery,
  ComponentType.File,
  ComponentType.Separator,
];
const TOP_LEVEL = [...IN_CONTAINER, ComponentType.Container];
const ACCESSORIES = [ComponentType.Button, ComponentType.Thumbnail];

/** Checks the components of a message that uses Components V2. */
export function validateV2Components(
  faults: Faults,
  path: Path,
  value: unknown,
  attached: ReadonlySet<string>,
): void {
  const components = list(faults, path, value, { max: LIMITS.message.components });
  checkList(faults, path, components, TOP_LEVEL);
  checkWhole(faults, path, components, attached);
}

/** Checks the components of a message that does not: up to five rows. */
export function validateLegacyComponents(faults: Faults, path: Path, value: unknown): void {
  const components = list(faults, path, value, { max: LIMITS.message.rows });
  checkList(faults, path, components, [ComponentType.ActionRow]);
  checkWhole(faults, path, components, new Set());
}

function checkList(
  faults: Faults,
  path: Path,
  components: readonly unknown[],
  allowed: readonly ComponentType[],
): void {
  for (const [index, component] of components.entries()) {
    checkOne(faults, [...path, index], component, allowed);
  }
}

function checkOne(
  faults: Faults,
  path: Path,
  value: unknown,
  allowed: readonly ComponentType[],
): void {
  const component = isRecord(value) ? value : {};
  const type = component["type"] as ComponentType;
  if (!allowed.includes(type)) {
    const message = `Value of field "type" must be one of (${allowed.join(", ")},).`;
    fault(faults, [...path, "type"], "UNION_TYPE_CHOICES", message);
    return;
  }
  if (type === ComponentType.ActionRow) checkRow(faults, path, component);
  else if (type === ComponentType.Section) checkSection(faults, path, component);
  else if (type === ComponentType.Container) checkContainer(faults, path, component);
  else if (type === ComponentType.TextDisplay) checkText(faults, path, component);
  else if (type === ComponentType.Separator) checkSeparator(faults, path, component);
  else if (type === ComponentType.MediaGallery) checkGallery(faults, path, component);
  else if (type === ComponentType.Button) validateButton(faults, path, component);
  else if (SELECTS.includes(type)) validateSelect(faults, path, component);
  else checkMedia(faults, path, component);
}

function checkRow(faults: Faults, path: Path, row: RawComponent): void {
  const at = [...path, "components"];
  if (!required(faults, at, row["components"])) return;
  const children = list(faults, at, row["components"], {
    min: 1,
    max: LIMITS.component.rowButtons,
  });
  checkList(faults, at, children, IN_ROW);
  if (children.length > 1 && children.some(isSelect)) {
    const message = "The specified component exceeds the maximum width";
    fault(faults, [...at, 1], "COMPONENT_LAYOUT_WIDTH_EXCEEDED", message);
  }
}

function isSelect(child: unknown): boolean {
  return isRecord(child) && SELECTS.includes(child["type"] as ComponentType);
}

function checkSection(faults: Faults, path: Path, section: RawComponent): void {
  const at = [...path, "components"];
  if (required(faults, at, section["components"])) {
    const texts = list(faults, at, section["components"], {
      min: 1,
      max: LIMITS.component.sectionTexts,
    });
    checkList(faults, at, texts, [ComponentType.TextDisplay]);
  }
  if (required(faults, [...path, "accessory"], section["accessory"])) {
    checkOne(faults, [...path, "accessory"], section["accessory"], ACCESSORIES);
  }
}

function checkContainer(faults: Faults, path: Path, container: RawComponent): void {
  const at = [...path, "components"];
  if (required(faults, at, container["components"])) {
    const children = list(faults, at, container["components"], {
      min: 1,
      max: LIMITS.message.components,
    });
    checkList(faults, at, children, IN_CONTAINER);
  }
  integer(faults, [...path, "accent_color"], container["accent_color"], { min: 0, max: 0xffffff });
}

function checkText(faults: Faults, path: Path, display: RawComponent): void {
  const at = [...path, "content"];
  if (required(faults, at, display["content"])) {
    text(faults, at, display["content"], { min: 1, max: LIMITS.message.text });
  }
}

function checkSeparator(faults: Faults, path: Path, separator: RawComponent): void {
  oneOf(faults, [...path, "spacing"], separator["spacing"] ?? 1, [1, 2]);
}

function checkGallery(faults: Faults, path: Path, gallery: RawComponent): void {
  const at = [...path, "items"];
  if (!required(faults, at, gallery["items"])) return;
  const items = list(faults, at, gallery["items"], { min: 1, max: LIMITS.component.galleryItems });
  for (const [index, item] of items.entries()) {
    checkMedia(faults, [...at, index], isRecord(item) ? item : {});
  }
}

/** A file or a picture: its address is checked with the whole message. */
function checkMedia(faults: Faults, path: Path, component: RawComponent): void {
  const key = component["type"] === ComponentType.File ? "file" : "media";
  const media = component[key];
  text(faults, [...path, "description"], component["description"], {
    max: LIMITS.component.mediaDescription,
  });
  if (!required(faults, [...path, key], media)) return;
  const url = isRecord(media) ? media["url"] : undefined;
  if (typeof url === "string" && ATTACHMENT.test(url)) return;
  if (key === "file") {
    const message = "File components must name an attached file as attachment://NAME.";
    fault(faults, [...path, key, "url"], "URL_TYPE_INVALID_SCHEME", message);
  } else {
    address(faults, [...path, key, "url"], url, LIMITS.component.mediaUrl);
  }
}

/** Rules for the whole message: counts, and names that must be unique. */
function checkWhole(
  faults: Faults,
  path: Path,
  components: readonly unknown[],
  attached: ReadonlySet<string>,
): void {
  const every = [...allComponents(components, path)];
  if (every.length > LIMITS.message.components) {
    const message = `The maximum number of components (${LIMITS.message.components}) was exceeded`;
    fault(faults, path, "COMPONENT_MAX_TOTAL_COMPONENTS_EXCEEDED", message);
  }
  const displays = every.filter(([, { type }]) => type === ComponentType.TextDisplay);
  const size = displays.reduce((sum, [, { content }]) => sum + characters(content), 0);
  if (size > LIMITS.message.text) {
    const message = `The displayable text (${size}) exceeds ${LIMITS.message.text} characters`;
    fault(faults, path, "COMPONENT_DISPLAYABLE_TEXT_SIZE_EXCEEDED", message);
  }
  checkUnique(faults, every);
  for (const [at, component] of every) {
    for (const { url } of mediaOf(component)) {
      const name = typeof url === "string" ? ATTACHMENT.exec(url)?.[1] : undefined;
      if (name === undefined || attached.has(name)) continue;
      const message = `The attachment "${name}" was not found among the files of the message`;
      fault(faults, at, "UNFURLED_MEDIA_ITEM_REFERENCED_ATTACHMENT_NOT_FOUND", message);
    }
  }
}

function checkUnique(faults: Faults, every: readonly (readonly [Path, RawComponent])[]): void {
  const customIds = new Set<unknown>();
  const ids = new Set<unknown>();
  for (const [at, { custom_id: customId, id }] of every) {
    if (customId !== undefined && customIds.has(customId)) {
      const message = "Component custom id cannot be duplicated";
      fault(faults, [...at, "custom_id"], "COMPONENT_CUSTOM_ID_DUPLICATED", message);
    }
    if (id !== undefined && id !== 0 && ids.has(id)) {
      fault(faults, [...at, "id"], "COMPONENT_ID_DUPLICATED", "Component id cannot be duplicated");
    }
    integer(faults, [...at, "id"], id, { min: 0, max: LIMITS.component.id });
    customIds.add(customId);
    ids.add(id);
  }
}
