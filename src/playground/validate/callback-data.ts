import {
  type APIApplicationCommandOptionChoice,
  type APIModalInteractionResponseCallbackData,
  ComponentType,
} from "discord-api-types/v10";
import { LIMITS } from "../../reply/discord/limits.ts";
import { isRecord } from "../components.ts";
import {
  type Faults,
  type Path,
  fault,
  finish,
  integer,
  list,
  record,
  required,
  text,
} from "./fields.ts";

const IN_MODAL = [ComponentType.ActionRow, ComponentType.TextDisplay, ComponentType.Label];

/** The flags of a deferred answer; throws 50035. */
export function validateFlags(data: unknown): number {
  const form: Faults = { faults: [] };
  const { flags } = record(form, ["data"], data);
  const found = integer(form, ["data", "flags"], flags);
  finish(form);
  return found;
}

/** Checks the choices of an autocomplete answer; throws 50035. */
export function validateChoices(data: unknown): APIApplicationCommandOptionChoice[] {
  const faults: Faults = { faults: [] };
  const path = ["data", "choices"];
  const raw = isRecord(data) ? data["choices"] : undefined;
  required(faults, path, raw);
  const choices = list(faults, path, raw, { max: LIMITS.autocomplete.choices });
  for (const [index, choice] of choices.entries()) {
    validateChoice(faults, [...path, index], choice, LIMITS.autocomplete.name);
  }
  finish(faults);
  return choices as APIApplicationCommandOptionChoice[];
}

/** Checks one choice, of an autocomplete answer or of a declared option. */
export function validateChoice(faults: Faults, path: Path, value: unknown, longest: number): void {
  const choice = isRecord(value) ? value : {};
  if (required(faults, [...path, "name"], choice["name"])) {
    text(faults, [...path, "name"], choice["name"], { min: 1, max: longest });
  }
  if (!required(faults, [...path, "value"], choice["value"])) return;
  if (typeof choice["value"] === "string") {
    text(faults, [...path, "value"], choice["value"], { min: 1, max: longest });
  } else if (typeof choice["value"] !== "number") {
    const message = "Values of choices must be strings or numbers.";
    fault(faults, [...path, "value"], "APPLICATION_COMMAND_OPTIONS_CHOICE_VALUE_INVALID", message);
  }
}

/** Checks the outline of a modal: title, id and types of components; throws 50035. */
export function validateModal(data: unknown): APIModalInteractionResponseCallbackData {
  const raw = isRecord(data) ? data : {};
  const faults: Faults = { faults: [] };
  for (const [key, longest] of [
    ["title", LIMITS.modal.title],
    ["custom_id", LIMITS.component.customId],
  ] as const) {
    if (required(faults, ["data", key], raw[key]))
      text(faults, ["data", key], raw[key], { min: 1, max: longest });
  }
  const path = ["data", "components"];
  required(faults, path, raw["components"]);
  const components = list(faults, path, raw["components"], {
    min: 1,
    max: LIMITS.modal.components,
  });
  for (const [index, value] of components.entries()) {
    const component = isRecord(value) ? value : {};
    if (!IN_MODAL.includes(component["type"] as ComponentType)) {
      const message = `Value of field "type" must be one of (${IN_MODAL.join(", ")},).`;
      fault(faults, [...path, index, "type"], "UNION_TYPE_CHOICES", message);
    }
    text(faults, [...path, index, "label"], component["label"], {
      min: 1,
      max: LIMITS.modal.label,
    });
    const { description } = component;
    text(faults, [...path, index, "description"], description, {
      max: LIMITS.modal.labelDescription,
    });
  }
  finish(faults);
  return raw as unknown as APIModalInteractionResponseCallbackData;
}
