import { ButtonStyle, ComponentType } from "discord-api-types/v10";
import { LIMITS } from "../../reply/discord/limits.ts";
import type { RawComponent } from "../components.ts";
import {
  type Form,
  type Path,
  address,
  fault,
  integer,
  list,
  oneOf,
  record,
  required,
  text,
} from "./form.ts";

const STYLES = Object.values(ButtonStyle).filter((style) => typeof style === "number");

export function validateButton(form: Form, path: Path, button: RawComponent): void {
  const { custom_id: customId, label, style, url, emoji } = button;
  const { component: limit } = LIMITS;
  text(form, [...path, "label"], label, { max: limit.buttonLabel });
  if (!required(form, [...path, "style"], style)) return;
  if (!oneOf(form, [...path, "style"], style, STYLES)) return;
  if (style === ButtonStyle.Premium) {
    required(form, [...path, "sku_id"], button["sku_id"]);
    return;
  }
  record(form, [...path, "emoji"], emoji);
  if (!label && !emoji) {
    const message = "A button needs a label or an emoji.";
    fault(form, path, "BUTTON_COMPONENT_INVALID_LABEL", message);
  }
  if (style === ButtonStyle.Link) {
    address(form, [...path, "url"], url, limit.url);
    if (customId !== undefined) refuseBoth(form, path);
  } else {
    checkCustomId(form, path, customId);
    if (url !== undefined) refuseBoth(form, path);
  }
}

function refuseBoth(form: Form, path: Path): void {
  const message = "A custom id and url cannot both be specified";
  fault(form, [...path, "custom_id"], "BUTTON_COMPONENT_CUSTOM_ID_URL_MUTUALLY_EXCLUSIVE", message);
}

function checkCustomId(form: Form, path: Path, customId: unknown): void {
  const at = [...path, "custom_id"];
  if (required(form, at, customId))
    text(form, at, customId, { min: 1, max: LIMITS.component.customId });
}

export function validateSelect(form: Form, path: Path, select: RawComponent): void {
  const { component: limit } = LIMITS;
  checkCustomId(form, path, select["custom_id"]);
  text(form, [...path, "placeholder"], select["placeholder"], { max: limit.selectPlaceholder });
  const max = limit.selectOptions;
  const least = integer(form, [...path, "min_values"], select["min_values"] ?? 1, { min: 0, max });
  const range = { min: Math.max(least, 1), max };
  const most = integer(form, [...path, "max_values"], select["max_values"] ?? 1, range);
  if (select["type"] === ComponentType.StringSelect) checkOptions(form, path, select, most);
}

/** Discord wants no fewer options than may be chosen (github.com/Rapptz/discord.py/issues/6984). */
function checkOptions(form: Form, path: Path, select: RawComponent, most: number): void {
  const at = [...path, "options"];
  if (!required(form, at, select["options"])) return;
  const range = { min: Math.max(most, 1), max: LIMITS.component.selectOptions };
  const options = list(form, at, select["options"], range).map((option, index) =>
    record(form, [...at, index], option),
  );
  const values = new Set<unknown>();
  for (const [index, option] of options.entries()) {
    checkOption(form, [...at, index], option, values);
  }
  const chosen = options.filter((option) => option["default"] === true);
  list(form, at, chosen, { max: most });
}

function checkOption(form: Form, path: Path, option: RawComponent, values: Set<unknown>): void {
  const { component: limit } = LIMITS;
  const { label, value, description } = option;
  if (required(form, [...path, "label"], label)) {
    text(form, [...path, "label"], label, { min: 1, max: limit.optionLabel });
  }
  if (required(form, [...path, "value"], value)) {
    text(form, [...path, "value"], value, { min: 1, max: limit.optionValue });
  }
  text(form, [...path, "description"], description, { max: limit.optionDescription });
  record(form, [...path, "emoji"], option["emoji"]);
  if (values.has(value)) {
    const message = "The specified option value is already used";
    fault(form, [...path, "value"], "SELECT_COMPONENT_OPTION_VALUE_DUPLICATED", message);
  }
  values.add(value);
}
