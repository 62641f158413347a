import { ComponentType } from "discord-api-types/v10";
import { LIMITS } from "../../reply/discord/limits.ts";
import { ATTACHMENT, type RawComponent, allComponents, isRecord, mediaOf } from "../components.ts";
import {
  type Form,
  type Path,
  address,
  characters,
  fault,
  list,
  integer,
  oneOf,
  required,
  text,
} from "./form.ts";
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
  form: Form,
  path: Path,
  value: unknown,
  attached: ReadonlySet<string>,
): void {
  const components = list(form, path, value, { max: LIMITS.message.components });
  checkList(form, path, components, TOP_LEVEL);
  checkWhole(form, path, components, attached);
}

/** Checks the components of a message that does not: up to five rows. */
export function validateLegacyComponents(form: Form, path: Path, value: unknown): void {
  const components = list(form, path, value, { max: LIMITS.message.rows });
  checkList(form, path, components, [ComponentType.ActionRow]);
  checkWhole(form, path, components, new Set());
}

function checkList(
  form: Form,
  path: Path,
  components: readonly unknown[],
  allowed: readonly ComponentType[],
): void {
  for (const [index, component] of components.entries()) {
    checkOne(form, [...path, index], component, allowed);
  }
}

function checkOne(form: Form, path: Path, value: unknown, allowed: readonly ComponentType[]): void {
  const component = isRecord(value) ? value : {};
  const type = component["type"] as ComponentType;
  if (!allowed.includes(type)) {
    const message = `Value of field "type" must be one of (${allowed.join(", ")},).`;
    fault(form, [...path, "type"], "UNION_TYPE_CHOICES", message);
    return;
  }
  if (type === ComponentType.ActionRow) checkRow(form, path, component);
  else if (type === ComponentType.Section) checkSection(form, path, component);
  else if (type === ComponentType.Container) checkContainer(form, path, component);
  else if (type === ComponentType.TextDisplay) checkText(form, path, component);
  else if (type === ComponentType.Separator) checkSeparator(form, path, component);
  else if (type === ComponentType.MediaGallery) checkGallery(form, path, component);
  else if (type === ComponentType.Button) validateButton(form, path, component);
  else if (SELECTS.includes(type)) validateSelect(form, path, component);
  else checkMedia(form, path, component);
}

function checkRow(form: Form, path: Path, row: RawComponent): void {
  const at = [...path, "components"];
  if (!required(form, at, row["components"])) return;
  const children = list(form, at, row["components"], { min: 1, max: LIMITS.component.rowButtons });
  checkList(form, at, children, IN_ROW);
  if (children.length > 1 && children.some(isSelect)) {
    const message = "The specified component exceeds the maximum width";
    fault(form, [...at, 1], "COMPONENT_LAYOUT_WIDTH_EXCEEDED", message);
  }
}

function isSelect(child: unknown): boolean {
  return isRecord(child) && SELECTS.includes(child["type"] as ComponentType);
}

function checkSection(form: Form, path: Path, section: RawComponent): void {
  const at = [...path, "components"];
  if (required(form, at, section["components"])) {
    const texts = list(form, at, section["components"], {
      min: 1,
      max: LIMITS.component.sectionTexts,
    });
    checkList(form, at, texts, [ComponentType.TextDisplay]);
  }
  if (required(form, [...path, "accessory"], section["accessory"])) {
    checkOne(form, [...path, "accessory"], section["accessory"], ACCESSORIES);
  }
}

function checkContainer(form: Form, path: Path, container: RawComponent): void {
  const at = [...path, "components"];
  if (required(form, at, container["components"])) {
    const children = list(form, at, container["components"], {
      min: 1,
      max: LIMITS.message.components,
    });
    checkList(form, at, children, IN_CONTAINER);
  }
  integer(form, [...path, "accent_color"], container["accent_color"], { min: 0, max: 0xffffff });
}

function checkText(form: Form, path: Path, display: RawComponent): void {
  const at = [...path, "content"];
  if (required(form, at, display["content"])) {
    text(form, at, display["content"], { min: 1, max: LIMITS.message.text });
  }
}

function checkSeparator(form: Form, path: Path, separator: RawComponent): void {
  oneOf(form, [...path, "spacing"], separator["spacing"] ?? 1, [1, 2]);
}

function checkGallery(form: Form, path: Path, gallery: RawComponent): void {
  const at = [...path, "items"];
  if (!required(form, at, gallery["items"])) return;
  const items = list(form, at, gallery["items"], { min: 1, max: LIMITS.component.galleryItems });
  for (const [index, item] of items.entries()) {
    checkMedia(form, [...at, index], isRecord(item) ? item : {});
  }
}

/** A file or a picture: its address is checked with the whole message. */
function checkMedia(form: Form, path: Path, component: RawComponent): void {
  const key = component["type"] === ComponentType.File ? "file" : "media";
  const media = component[key];
  text(form, [...path, "description"], component["description"], {
    max: LIMITS.component.mediaDescription,
  });
  if (!required(form, [...path, key], media)) return;
  const url = isRecord(media) ? media["url"] : undefined;
  if (typeof url === "string" && ATTACHMENT.test(url)) return;
  if (key === "file") {
    const message = "File components must name an attached file as attachment://NAME.";
    fault(form, [...path, key, "url"], "URL_TYPE_INVALID_SCHEME", message);
  } else {
    address(form, [...path, key, "url"], url, LIMITS.component.mediaUrl);
  }
}

/** What holds for the message as a whole: counts, and names that may stand only once. */
function checkWhole(
  form: Form,
  path: Path,
  components: readonly unknown[],
  attached: ReadonlySet<string>,
): void {
  const every = [...allComponents(components, path)];
  if (every.length > LIMITS.message.components) {
    const message = `The maximum number of components (${LIMITS.message.components}) was exceeded`;
    fault(form, path, "COMPONENT_MAX_TOTAL_COMPONENTS_EXCEEDED", message);
  }
  const displays = every.filter(([, { type }]) => type === ComponentType.TextDisplay);
  const size = displays.reduce((sum, [, { content }]) => sum + characters(content), 0);
  if (size > LIMITS.message.text) {
    const message = `The displayable text (${size}) exceeds ${LIMITS.message.text} characters`;
    fault(form, path, "COMPONENT_DISPLAYABLE_TEXT_SIZE_EXCEEDED", message);
  }
  checkUnique(form, every);
  for (const [at, component] of every) {
    for (const { url } of mediaOf(component)) {
      const name = typeof url === "string" ? ATTACHMENT.exec(url)?.[1] : undefined;
      if (name === undefined || attached.has(name)) continue;
      const message = `The attachment "${name}" was not found among the files of the message`;
      fault(form, at, "UNFURLED_MEDIA_ITEM_REFERENCED_ATTACHMENT_NOT_FOUND", message);
    }
  }
}

function checkUnique(form: Form, every: readonly (readonly [Path, RawComponent])[]): void {
  const customIds = new Set<unknown>();
  const ids = new Set<unknown>();
  for (const [at, { custom_id: customId, id }] of every) {
    if (customId !== undefined && customIds.has(customId)) {
      const message = "Component custom id cannot be duplicated";
      fault(form, [...at, "custom_id"], "COMPONENT_CUSTOM_ID_DUPLICATED", message);
    }
    if (id !== undefined && id !== 0 && ids.has(id)) {
      fault(form, [...at, "id"], "COMPONENT_ID_DUPLICATED", "Component id cannot be duplicated");
    }
    integer(form, [...at, "id"], id, { min: 0, max: LIMITS.component.id });
    customIds.add(customId);
    ids.add(id);
  }
}
