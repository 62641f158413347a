import { type Fault, invalidForm } from "../api-error.ts";
import { isRecord } from "../components.ts";

/** Bounds of a number, of a text in characters or of a list in items, both included. */
export interface Range {
  min?: number;
  max: number;
}

export type Path = readonly (string | number)[];

/** The faults found so far: Discord reports all of them at once. */
export interface Faults {
  faults: Fault[];
}

export function fault(faults: Faults, path: Path, code: string, message: string): void {
  faults.faults.push({ path, code, message });
}

/** Throws 50035 if there are faults. */
export function finish(faults: Faults): void {
  if (faults.faults.length > 0) throw invalidForm(faults.faults);
}

export function required(faults: Faults, path: Path, value: unknown): boolean {
  if (value !== undefined && value !== null) return true;
  fault(faults, path, "BASE_TYPE_REQUIRED", "This field is required");
  return false;
}

/** A text of `min` to `max` characters. An absent one is fine: see `required`. */
export function text(faults: Faults, path: Path, value: unknown, range: Range): void {
  if (value === undefined || value === null) return;
  if (typeof value !== "string") {
    fault(faults, path, "STRING_TYPE_CONVERT", "Could not interpret the value as string.");
    return;
  }
  length(faults, path, characters(value), range);
}

/** The length of a text as Discord counts it: in code points; 0 for anything but text. */
export function characters(value: unknown): number {
  return typeof value === "string" ? Array.from(value).length : 0;
}

/** A whole number from `min` to `max`; 0 if it is absent or something else. */
export function integer(faults: Faults, path: Path, value: unknown, range?: Range): number {
  if (value === undefined || value === null) return 0;
  if (typeof value !== "number" || !Number.isSafeInteger(value)) {
    fault(faults, path, "NUMBER_TYPE_COERCE", "The value is not int.");
    return 0;
  }
  const { min = -Infinity, max } = range ?? { max: Infinity };
  if (value < min || value > max) {
    const message = `int value should be between ${min} and ${max}.`;
    fault(faults, path, "NUMBER_TYPE_RANGE", message);
  }
  return value;
}

/** A JSON object; {} if it is absent or something else. */
export function record(faults: Faults, path: Path, value: unknown): Record<string, unknown> {
  if (isRecord(value)) return value;
  if (value !== undefined && value !== null) {
    fault(faults, path, "MODEL_TYPE_CONVERT", "Only dictionaries may be used in a ModelType");
  }
  return {};
}

/** A list of `min` to `max` items; [] if it is absent or something else. */
export function list(faults: Faults, path: Path, value: unknown, range: Range): unknown[] {
  if (value === undefined || value === null) return [];
  if (!Array.isArray(value)) {
    fault(faults, path, "LIST_TYPE_CONVERT", "Only iterables may be used in a ListType");
    return [];
  }
  length(faults, path, value.length, range);
  return value;
}

function length(faults: Faults, path: Path, found: number, { min = 0, max }: Range): void {
  if (found >= min && found <= max) return;
  if (min > 0) {
    fault(faults, path, "BASE_TYPE_BAD_LENGTH", `Must be between ${min} and ${max} in length.`);
  } else {
    fault(faults, path, "BASE_TYPE_MAX_LENGTH", `Must be ${max} or fewer in length.`);
  }
}

export function oneOf(
  faults: Faults,
  path: Path,
  value: unknown,
  choices: readonly unknown[],
): boolean {
  if (choices.includes(value)) return true;
  const shown = choices.map(String).join(", ");
  fault(faults, path, "BASE_TYPE_CHOICES", `Value must be one of {${shown}}.`);
  return false;
}

/** An http(s) address of at most `max` characters. */
export function address(faults: Faults, path: Path, value: unknown, max: number): void {
  if (!required(faults, path, value)) return;
  text(faults, path, value, { max });
  const url = typeof value === "string" && URL.canParse(value) ? new URL(value) : null;
  if (!url?.hostname) {
    fault(faults, path, "URL_TYPE_INVALID_URL", "Not a well formed URL.");
  } else if (url.protocol !== "http:" && url.protocol !== "https:") {
    const scheme = url.protocol.slice(0, -1);
    const message = `Scheme "${scheme}" is not supported. Scheme must be one of ('http', 'https').`;
    fault(faults, path, "URL_TYPE_INVALID_SCHEME", message);
  }
}
