/** The row of the message box once a command is chosen: its name, its options, what may be added. */
import { byId, el } from "./dom.js";
import { mainOption, optionDescription, optionName, readValues } from "./entries.js";
import { createField } from "./field.js";

/** @typedef {import("./entries.js").Entry} Entry */
/** @typedef {import("./entries.js").Option} Option */
/** @typedef {import("./entries.js").Value} Value */
/** @typedef {import("./field.js").Field} Field */
/** @typedef {Field["control"]} Control */

/**
 * The message box itself is the field of the main option, so that typing goes on in it.
 * @param {{
 *   box: HTMLInputElement,
 *   locale: () => string,
 *   say: (text: string, isError?: boolean) => void,
 *   listenTo: (control: Control) => void,
 * }} options `listenTo` is given each new control
 */
export function createCommandForm({ box, locale, say, listenTo }) {
  const form = byId("composer", HTMLFormElement);
  const chip = byId("chip", HTMLButtonElement);
  const boxName = byId("box-name", HTMLSpanElement);
  const others = byId("fields", HTMLSpanElement);
  const add = byId("add", HTMLSpanElement);
  /** @type {Entry | null} */
  let entry = null;
  /** @type {Field[]} */
  let fields = [];

  const show = () => {
    const main = fields.find((field) => field.control === box);
    const name = entry ? `/${entry.name}` : "";
    const mainName = main ? optionName(main.option, locale()) : "";
    form.classList.toggle("command", entry !== null);
    chip.hidden = entry === null;
    chip.textContent = name;
    boxName.hidden = !main;
    boxName.textContent = mainName;
    box.setAttribute("aria-label", mainName || name || "Message");
    const placeholder = entry ? "Press Enter to send" : (box.dataset["placeholder"] ?? "");
    box.placeholder = main ? "" : placeholder;
    others.replaceChildren(
      ...fields.filter((field) => field !== main).map((field) => field.element),
    );
    const left = (entry?.options ?? []).filter((o) => !fields.some((field) => field.option === o));
    add.replaceChildren(...left.map(addButton));
    say(entry && main ? optionDescription(main.option, locale()) : (entry?.description ?? ""));
  };

  /** @param {Option} option */
  const addButton = (option) => {
    const title = optionDescription(option, locale());
    const click = () => {
      const field = addField(option);
      show();
      field.control.focus();
    };
    const name = optionName(option, locale());
    return el("button", { type: "button", class: "add-option", title, click }, `+ ${name}`);
  };

  /** @param {Option} option @param {HTMLInputElement | null} [control] */
  const addField = (option, control = null) => {
    const field = createField(option, locale(), control);
    if (!control) listenTo(field.control);
    fields.push(field);
    return field;
  };

  return {
    show,
    entry: () => entry,
    fields: () => fields,
    /** @param {Control} control */
    fieldOf: (control) => fields.find((field) => field.control === control) ?? null,
    /** @param {Entry} chosen @param {string} text what stands after the command */
    enter(chosen, text) {
      [entry, fields] = [chosen, []];
      box.value = "";
      const main = mainOption(chosen);
      const values = readValues(text, chosen);
      for (const option of chosen.options) {
        if (option !== main && !option.required && !values.has(option.name)) continue;
        const value = values.get(option.name);
        const field = addField(option, option === main ? box : null);
        if (value !== undefined) field.set(value);
      }
      show();
    },
    /** @param {string} text what the box then holds */
    leave(text) {
      [entry, fields] = [null, []];
      box.value = text;
      show();
    },
    /** @param {Field} gone */
    remove(gone) {
      fields = fields.filter((field) => field !== gone);
      show();
      box.focus();
    },
    /** @returns {{ values: Value[] } | { error: string, control: Control }} */
    read() {
      /** @type {Value[]} */
      const values = [];
      for (const field of fields) {
        const result = field.read();
        if ("error" in result) return { error: result.error, control: field.control };
        if (result.value) values.push(result.value);
      }
      return { values };
    },
  };
}
