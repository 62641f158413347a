import {
  type APIApplicationCommandInteractionDataOption,
  type APIApplicationCommandIntegerOption,
  type APIApplicationCommandNumberOption,
  type APIApplicationCommandOption,
  type APIApplicationCommandStringOption,
  ApplicationCommandOptionType,
} from "discord-api-types/v10";
import { characters } from "./fields.ts";

type Given = APIApplicationCommandInteractionDataOption;

/**
 * Why Discord's client does not send these options: the first that does not fit its declaration;
 * null if all fit.
 */
export function inputProblem(
  declared: readonly APIApplicationCommandOption[],
  given: readonly Given[],
): string | null {
  const nested = given.find((one) => "options" in one);
  if (nested) {
    const inner = declared.find(({ name }) => name === nested.name);
    const options = inner && "options" in inner ? inner.options : undefined;
    if (!inner) return `There is no sub-command "${nested.name}".`;
    return inputProblem(options ?? [], ("options" in nested ? nested.options : undefined) ?? []);
  }
  for (const option of declared) {
    const value = given.find(({ name }) => name === option.name);
    const problem = value ? valueProblem(option, value) : missing(option);
    if (problem) return problem;
  }
  const unknown = given.find(({ name }) => !declared.some((option) => option.name === name));
  return unknown ? `There is no option "${unknown.name}".` : null;
}

function missing(option: APIApplicationCommandOption): string | null {
  const nests =
    option.type === ApplicationCommandOptionType.Subcommand ||
    option.type === ApplicationCommandOptionType.SubcommandGroup;
  if (nests) return "Choose a sub-command.";
  return option.required === true ? `The option "${option.name}" is required.` : null;
}

function valueProblem(option: APIApplicationCommandOption, given: Given): string | null {
  const value = "value" in given ? given.value : undefined;
  if (option.type === ApplicationCommandOptionType.String) return textProblem(option, value);
  if (
    option.type === ApplicationCommandOptionType.Integer ||
    option.type === ApplicationCommandOptionType.Number
  ) {
    return numberProblem(option, value);
  }
  const wantsBoolean = option.type === ApplicationCommandOptionType.Boolean;
  const fits = !wantsBoolean || typeof value === "boolean";
  return fits ? null : `The option "${option.name}" must be yes or no.`;
}

function textProblem(option: APIApplicationCommandStringOption, value: unknown): string | null {
  if (typeof value !== "string") return `The option "${option.name}" must be text.`;
  const shortest = ("min_length" in option && option.min_length) || 1;
  const longest = ("max_length" in option && option.max_length) || Infinity;
  const length = characters(value);
  if (length >= shortest && length <= longest) return choiceProblem(option, value);
  return length < shortest
    ? `The option "${option.name}" needs at least ${shortest} characters.`
    : `The option "${option.name}" takes at most ${longest} characters.`;
}

function numberProblem(
  option: APIApplicationCommandIntegerOption | APIApplicationCommandNumberOption,
  value: unknown,
): string | null {
  const whole = option.type === ApplicationCommandOptionType.Integer;
  if (typeof value !== "number" || (whole && !Number.isInteger(value))) {
    return `The option "${option.name}" must be a number.`;
  }
  const least = ("min_value" in option ? option.min_value : undefined) ?? -Infinity;
  const most = ("max_value" in option ? option.max_value : undefined) ?? Infinity;
  if (value >= least && value <= most) return choiceProblem(option, value);
  return `The option "${option.name}" must be between ${least} and ${most}.`;
}

function choiceProblem(option: APIApplicationCommandOption, value: string | number): string | null {
  const choices = "choices" in option ? option.choices : undefined;
  if (!choices?.length || choices.some((choice) => choice.value === value)) return null;
  return `The option "${option.name}" must be one of its choices.`;
}
