import type { APIApplicationCommandOptionChoice } from "discord-api-types/v10";
import { LIMITS } from "../../reply/discord/limits.ts";
import { isRecord } from "../components.ts";
import { type Form, type Path, fault, finish, list, required, text } from "./form.ts";

/** Checks the choices of an autocomplete answer; throws 50035. */
export function validateChoices(data: unknown): APIApplicationCommandOptionChoice[] {
  const form: Form = { faults: [] };
  const path = ["data", "choices"];
  const raw = isRecord(data) ? data["choices"] : undefined;
  required(form, path, raw);
  const choices = list(form, path, raw, { max: LIMITS.autocomplete.choices });
  for (const [index, choice] of choices.entries()) {
    validateChoice(form, [...path, index], choice, LIMITS.autocomplete.name);
  }
  finish(form);
  return choices as APIApplicationCommandOptionChoice[];
}

/** Checks one choice, of an autocomplete answer or of a declared option. */
export function validateChoice(form: Form, path: Path, value: unknown, longest: number): void {
  const choice = isRecord(value) ? value : {};
  if (required(form, [...path, "name"], choice["name"])) {
    text(form, [...path, "name"], choice["name"], { min: 1, max: longest });
  }
  if (!required(form, [...path, "value"], choice["value"])) return;
  if (typeof choice["value"] === "string") {
    text(form, [...path, "value"], choice["value"], { min: 1, max: longest });
  } else if (typeof choice["value"] !== "number") {
    const message = "Values of choices must be strings or numbers.";
    fault(form, [...path, "value"], "APPLICATION_COMMAND_OPTIONS_CHOICE_VALUE_INVALID", message);
  }
}
