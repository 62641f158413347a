/** The message box once a command is chosen: its name, its options, and what may be added. */
import { byId, el } from "./dom.js";
import { mainOption, optionDescription, optionName, readValues } from "./entries.js";
import { createField } from "./field.js";

/** @typedef {import("./entries.js").Entry} Entry */
/** @typedef {import("./entries.js").Option} Option */
/** @typedef {import("./entries.js").Value} Value */
/** @typedef {import("./field.js").Field} Field */
/** @typedef {Field["control"]} Control */

/** The message box itself is the field of the main option, so that typing continues in it. */
export class CommandForm {
  /**
   * @param {{
   *   box: HTMLInputElement,
   *   locale: () => string,
   *   say: (text: string, isError?: boolean) => void,
   *   listenTo: (control: Control) => void,
   * }} options `listenTo` is given each new control
   */
  constructor({ box, locale, say, listenTo }) {
    this.box = box;
    this.locale = locale;
    this.say = say;
    this.listenTo = listenTo;
    this.form = byId("composer", HTMLFormElement);
    this.chip = byId("chip", HTMLButtonElement);
    this.boxName = byId("box-name", HTMLSpanElement);
    this.others = byId("fields", HTMLSpanElement);
    this.add = byId("add", HTMLSpanElement);
    /** @type {Entry | null} */
    this.entry = null;
    /** @type {Field[]} */
    this.fields = [];
  }

  /** @param {Entry} chosen @param {string} text what follows the command */
  enter(chosen, text) {
    [this.entry, this.fields] = [chosen, []];
    this.box.value = "";
    const main = mainOption(chosen);
    const values = readValues(text, chosen);
    for (const option of chosen.options) {
      if (option !== main && !option.required && !values.has(option.name)) continue;
      const value = values.get(option.name);
      const field = this.addField(option, option === main ? this.box : null);
      if (value !== undefined) field.set(value);
    }
    this.show();
  }

  /** @param {string} text what the box then holds */
  leave(text) {
    [this.entry, this.fields] = [null, []];
    this.box.value = text;
    this.show();
  }

  /** @param {Field} field */
  remove(field) {
    this.fields = this.fields.filter((one) => one !== field);
    this.show();
    this.box.focus();
  }

  /** @param {Control} control */
  fieldOf(control) {
    return this.fields.find((field) => field.control === control) ?? null;
  }

  /** @returns {{ values: Value[] } | { error: string, control: Control }} */
  read() {
    /** @type {Value[]} */
    const values = [];
    for (const field of this.fields) {
      const result = field.read();
      if ("error" in result) return { error: result.error, control: field.control };
      if (result.value) values.push(result.value);
    }
    return { values };
  }

  /** @param {Option} option @param {HTMLInputElement | null} [control] */
  addField(option, control = null) {
    const field = createField(option, this.locale(), control);
    if (!control) this.listenTo(field.control);
    this.fields.push(field);
    return field;
  }

  show() {
    const { entry, box, fields } = this;
    const main = this.fieldOf(box);
    const name = entry ? `/${entry.name}` : "";
    const mainName = main ? optionName(main.option, this.locale()) : "";
    this.form.classList.toggle("command", entry !== null);
    this.chip.hidden = entry === null;
    this.chip.textContent = name;
    this.boxName.hidden = !main;
    this.boxName.textContent = mainName;
    box.setAttribute("aria-label", mainName || name || "Message");
    const placeholder = entry ? "Press Enter to send" : (box.dataset["placeholder"] ?? "");
    box.placeholder = main ? "" : placeholder;
    const others = fields.filter((field) => field !== main);
    this.others.replaceChildren(...others.map((field) => field.element));
    const left = (entry?.options ?? []).filter((o) => !fields.some((field) => field.option === o));
    this.add.replaceChildren(...left.map((option) => this.renderAddButton(option)));
    const description = entry?.description ?? "";
    this.say(entry && main ? optionDescription(main.option, this.locale()) : description);
  }

  /** @param {Option} option */
  renderAddButton(option) {
    const title = optionDescription(option, this.locale());
    const click = () => {
      const field = this.addField(option);
      this.show();
      field.control.focus();
    };
    const name = optionName(option, this.locale());
    return el("button", { type: "button", class: "add-option", title, click }, `+ ${name}`);
  }
}
