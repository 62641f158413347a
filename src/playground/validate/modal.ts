import { type APIModalInteractionResponseCallbackData, ComponentType } from "discord-api-types/v10";
import { LIMITS } from "../../reply/discord/limits.ts";
import { isRecord } from "../components.ts";
import { type Form, fault, finish, list, required, text } from "./form.ts";

const TOP_LEVEL = [ComponentType.ActionRow, ComponentType.TextDisplay, ComponentType.Label];

/** Checks the frame of a modal: title, id and what it is made of; throws 50035. */
export function validateModal(data: unknown): APIModalInteractionResponseCallbackData {
  const raw = isRecord(data) ? data : {};
  const form: Form = { faults: [] };
  for (const [key, longest] of [
    ["title", LIMITS.modal.title],
    ["custom_id", LIMITS.component.customId],
  ] as const) {
    if (required(form, ["data", key], raw[key]))
      text(form, ["data", key], raw[key], { min: 1, max: longest });
  }
  const path = ["data", "components"];
  required(form, path, raw["components"]);
  const components = list(form, path, raw["components"], { min: 1, max: LIMITS.modal.components });
  for (const [index, value] of components.entries()) {
    const component = isRecord(value) ? value : {};
    if (!TOP_LEVEL.includes(component["type"] as ComponentType)) {
      const message = `Value of field "type" must be one of (${TOP_LEVEL.join(", ")},).`;
      fault(form, [...path, index, "type"], "UNION_TYPE_CHOICES", message);
    }
    text(form, [...path, index, "label"], component["label"], { min: 1, max: LIMITS.modal.label });
    const { description } = component;
    text(form, [...path, index, "description"], description, {
      max: LIMITS.modal.labelDescription,
    });
  }
  finish(form);
  return raw as unknown as APIModalInteractionResponseCallbackData;
}
