/** One option of a command as a labelled field. */
import { el } from "./dom.js";
import { isTyped, OPTION, optionDescription, optionName } from "./entries.js";

/** @typedef {import("./entries.js").Option} Option */
/** @typedef {import("./entries.js").Value} Value */
/**
 * @typedef {{
 *   option: Option,
 *   control: HTMLInputElement | HTMLSelectElement,
 *   element: HTMLElement,
 *   set: (text: string) => void,
 *   pick: (choice: { name: string, value: string | number }) => void,
 *   read: () => { value: Value | null } | { error: string },
 *   raw: () => Value,
 * }} Field `pick` shows a choice's name and sends its value; `raw` is the current value, unchecked
 */

/**
 * @param {Option} option
 * @param {string} locale
 * @param {HTMLInputElement | null} box the message box, if it is the field's control
 * @returns {Field}
 */
export function createField(option, locale, box = null) {
  const name = optionName(option, locale);
  const control = box ?? (isTyped(option) ? textInput(option) : selectOf(option));
  const element = el(
    "label",
    { class: "field", title: optionDescription(option, locale) },
    el("span", { class: "field-name" }, name),
    box ? null : control,
  );
  /** @type {{ name: string, value: string | number } | null} */
  let picked = null;
  const given = () =>
    picked && picked.name === control.value ? picked.value : control.value.trim();

  return {
    option,
    control,
    element,
    set: (text) => {
      control.value = text;
    },
    pick: (choice) => {
      picked = choice;
      control.value = choice.name;
    },
    raw: () => /** @type {Value} */ ({ name: option.name, type: option.type, value: given() }),
    read: () => {
      const value = given();
      if (value === "") {
        return option.required ? { error: `${name}: this option is required.` } : { value: null };
      }
      return checked(option, name, value);
    },
  };
}

/** @param {Option} option @param {string} name @param {string | number} given */
function checked(option, name, given) {
  /** @param {string | number | boolean} value */
  const sent = (value) => ({
    value: /** @type {Value} */ ({ name: option.name, type: option.type, value }),
  });
  if (option.type === OPTION.boolean) return sent(given === "true");
  if (option.type === OPTION.string) {
    const { min_length: min = 0, max_length: max = 6000 } = option;
    const { length } = String(given);
    if (length < min) return { error: `${name}: at least ${min} characters.` };
    if (length > max) return { error: `${name}: at most ${max} characters; this has ${length}.` };
    return sent(String(given));
  }
  if (option.type === OPTION.integer || option.type === OPTION.number) {
    const number = Number(given);
    const { min_value: min = -Infinity, max_value: max = Infinity } = option;
    const whole = option.type === OPTION.integer;
    if (!Number.isFinite(number) || (whole && !Number.isInteger(number))) {
      return { error: `${name}: ${whole ? "a whole number" : "a number"}, please.` };
    }
    if (number < min) return { error: `${name}: ${min} or more.` };
    if (number > max) return { error: `${name}: ${max} or less.` };
    return sent(number);
  }
  return { error: `${name}: this page cannot send options of this kind.` };
}

/** @param {Option} option */
function textInput(option) {
  return el("input", {
    type: "text",
    autocomplete: "off",
    role: "combobox",
    "aria-autocomplete": "list",
    "aria-controls": "suggest-list",
    "aria-expanded": "false",
    inputmode:
      option.type === OPTION.integer ? "numeric" : option.type === OPTION.number ? "decimal" : null,
  });
}

/** @param {Option} option */
function selectOf(option) {
  const choices =
    "choices" in option && option.choices && option.choices.length > 0
      ? option.choices.map((choice) => ({ name: choice.name, value: String(choice.value) }))
      : [
          { name: "True", value: "true" },
          { name: "False", value: "false" },
        ];
  return el("select", {}, ...choices.map(({ name, value }) => el("option", { value }, name)));
}
