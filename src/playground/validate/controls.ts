import { ButtonStyle, ComponentType } from "discord-api-types/v10";
import { LIMITS } from "../../reply/discord/limits.ts";
import { type RawComponent, isRecord } from "../components.ts";
import { type Form, type Path, address, fault, list, oneOf, required, text } from "./form.ts";

const STYLES = Object.values(ButtonStyle).filter((style) => typeof style === "number");

export function validateButton(form: Form, path: Path, button: RawComponent): void {
  const { custom_id: customId, label, style, url, emoji } = button;
  const { component: limit } = LIMITS;
  text(form, [...path, "label"], label, limit.buttonLabel);
  if (!required(form, [...path, "style"], style)) return;
  if (!oneOf(form, [...path, "style"], style, STYLES)) return;
  if (style === ButtonStyle.Premium) {
    required(form, [...path, "sku_id"], button["sku_id"]);
    return;
  }
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
  if (required(form, at, customId)) text(form, at, customId, LIMITS.component.customId, 1);
}

export function validateSelect(form: Form, path: Path, select: RawComponent): void {
  const { component: limit } = LIMITS;
  checkCustomId(form, path, select["custom_id"]);
  text(form, [...path, "placeholder"], select["placeholder"], limit.selectPlaceholder);
  checkRange(form, path, select);
  if (select["type"] !== ComponentType.StringSelect) return;
  const at = [...path, "options"];
  if (!required(form, at, select["options"])) return;
  const options = list(form, at, select["options"], limit.selectOptions, 1);
  const values = new Set<unknown>();
  for (const [index, option] of options.entries()) {
    checkOption(form, [...at, index], isRecord(option) ? option : {}, values);
  }
}

function checkRange(form: Form, path: Path, select: RawComponent): void {
  const { selectOptions } = LIMITS.component;
  for (const [key, least] of [
    ["min_values", 0],
    ["max_values", 1],
  ] as const) {
    const value = select[key] ?? 1;
    if (Number.isInteger(value) && Number(value) >= least && Number(value) <= selectOptions)
      continue;
    const message = `int value should be between ${least} and ${selectOptions}.`;
    fault(form, [...path, key], "NUMBER_TYPE_RANGE", message);
  }
}

function checkOption(form: Form, path: Path, option: RawComponent, values: Set<unknown>): void {
  const { component: limit } = LIMITS;
  const { label, value, description } = option;
  if (required(form, [...path, "label"], label)) {
    text(form, [...path, "label"], label, limit.optionLabel, 1);
  }
  if (required(form, [...path, "value"], value)) {
    text(form, [...path, "value"], value, limit.optionValue, 1);
  }
  text(form, [...path, "description"], description, limit.optionDescription);
  if (values.has(value)) {
    const message = "The specified option value is already used";
    fault(form, [...path, "value"], "SELECT_COMPONENT_OPTION_VALUE_DUPLICATED", message);
  }
  values.add(value);
}
