import { ButtonStyle, ComponentType } from "discord-api-types/v10";
import { LIMITS } from "../../reply/discord/limits.ts";
import type { RawComponent } from "../components.ts";
import {
  type Faults,
  type Path,
  address,
  fault,
  integer,
  list,
  oneOf,
  record,
  required,
  text,
} from "./fields.ts";

const STYLES = Object.values(ButtonStyle).filter((style) => typeof style === "number");

export function validateButton(faults: Faults, path: Path, button: RawComponent): void {
  const { custom_id: customId, label, style, url, emoji } = button;
  const { component: limit } = LIMITS;
  text(faults, [...path, "label"], label, { max: limit.buttonLabel });
  if (!required(faults, [...path, "style"], style)) return;
  if (!oneOf(faults, [...path, "style"], style, STYLES)) return;
  if (style === ButtonStyle.Premium) {
    required(faults, [...path, "sku_id"], button["sku_id"]);
    return;
  }
  record(faults, [...path, "emoji"], emoji);
  if (!label && !emoji) {
    const message = "A button needs a label or an emoji.";
    fault(faults, path, "BUTTON_COMPONENT_INVALID_LABEL", message);
  }
  if (style === ButtonStyle.Link) {
    address(faults, [...path, "url"], url, limit.url);
    if (customId !== undefined) refuseBoth(faults, path);
  } else {
    checkCustomId(faults, path, customId);
    if (url !== undefined) refuseBoth(faults, path);
  }
}

function refuseBoth(faults: Faults, path: Path): void {
  const message = "A custom id and url cannot both be specified";
  fault(
    faults,
    [...path, "custom_id"],
    "BUTTON_COMPONENT_CUSTOM_ID_URL_MUTUALLY_EXCLUSIVE",
    message,
  );
}

function checkCustomId(faults: Faults, path: Path, customId: unknown): void {
  const at = [...path, "custom_id"];
  if (required(faults, at, customId))
    text(faults, at, customId, { min: 1, max: LIMITS.component.customId });
}

export function validateSelect(faults: Faults, path: Path, select: RawComponent): void {
  const { component: limit } = LIMITS;
  checkCustomId(faults, path, select["custom_id"]);
  text(faults, [...path, "placeholder"], select["placeholder"], { max: limit.selectPlaceholder });
  const max = limit.selectOptions;
  const least = integer(faults, [...path, "min_values"], select["min_values"] ?? 1, {
    min: 0,
    max,
  });
  const range = { min: Math.max(least, 1), max };
  const most = integer(faults, [...path, "max_values"], select["max_values"] ?? 1, range);
  if (select["type"] === ComponentType.StringSelect) checkOptions(faults, path, select, most);
}

/** Discord wants no fewer options than may be chosen (github.com/Rapptz/discord.py/issues/6984). */
function checkOptions(faults: Faults, path: Path, select: RawComponent, most: number): void {
  const at = [...path, "options"];
  if (!required(faults, at, select["options"])) return;
  const range = { min: Math.max(most, 1), max: LIMITS.component.selectOptions };
  const options = list(faults, at, select["options"], range).map((option, index) =>
    record(faults, [...at, index], option),
  );
  const values = new Set<unknown>();
  for (const [index, option] of options.entries()) {
    checkOption(faults, [...at, index], option, values);
  }
  const chosen = options.filter((option) => option["default"] === true);
  list(faults, at, chosen, { max: most });
}

function checkOption(faults: Faults, path: Path, option: RawComponent, values: Set<unknown>): void {
  const { component: limit } = LIMITS;
  const { label, value, description } = option;
  if (required(faults, [...path, "label"], label)) {
    text(faults, [...path, "label"], label, { min: 1, max: limit.optionLabel });
  }
  if (required(faults, [...path, "value"], value)) {
    text(faults, [...path, "value"], value, { min: 1, max: limit.optionValue });
  }
  text(faults, [...path, "description"], description, { max: limit.optionDescription });
  record(faults, [...path, "emoji"], option["emoji"]);
  if (values.has(value)) {
    const message = "The specified option value is already used";
    fault(faults, [...path, "value"], "SELECT_COMPONENT_OPTION_VALUE_DUPLICATED", message);
  }
  values.add(value);
}
