/** The message box: plain text until a command is chosen, then that command's options. */
import { createCompletion } from "./completion.js";
import { byId, el } from "./dom.js";
import * as reading from "./entries.js";
import { createField } from "./field.js";
import { createSuggest } from "./suggest.js";

/** @typedef {import("./entries.js").Entry} Entry */
/** @typedef {import("./field.js").Field} Field */

/**
 * @param {{
 *   send: import("./net.js").Send,
 *   locale: () => string,
 *   sendCommand: (entry: Entry, values: import("./entries.js").Value[]) => void,
 * }} options
 */
export function createComposer({ send, locale, sendCommand }) {
  const form = byId("composer", HTMLFormElement);
  const box = byId("box", HTMLInputElement);
  const chip = byId("chip", HTMLButtonElement);
  const boxName = byId("box-name", HTMLSpanElement);
  const extra = byId("fields", HTMLSpanElement);
  const add = byId("add", HTMLSpanElement);
  const hint = byId("hint", HTMLParagraphElement);
  const suggest = createSuggest();
  const completion = createCompletion(send, suggest);
  /** @type {Entry[]} */
  let entries = [];
  /** @type {Entry | null} */
  let entry = null;
  /** @type {Field[]} */
  let fields = [];

  /** @param {string} text @param {boolean} [isError] */
  const say = (text, isError = false) => {
    hint.textContent = text;
    hint.classList.toggle("error", isError);
  };

  const showEntry = () => {
    const main = fields.find((field) => field.control === box);
    form.classList.toggle("command", entry !== null);
    chip.hidden = entry === null;
    chip.textContent = entry ? `/${entry.name}` : "";
    boxName.hidden = !main;
    boxName.textContent = main ? reading.optionName(main.option, locale()) : "";
    box.setAttribute(
      "aria-label",
      main ? boxName.textContent : entry ? `/${entry.name}` : "Message",
    );
    box.placeholder = entry
      ? main
        ? ""
        : "Press Enter to send"
      : (box.dataset["placeholder"] ?? "");
    extra.replaceChildren(
      ...fields.filter((field) => field !== main).map((field) => field.element),
    );
    const left = (entry?.options ?? []).filter((o) => !fields.some((field) => field.option === o));
    add.replaceChildren(...left.map(addButton));
    say(
      entry && main ? reading.optionDescription(main.option, locale()) : (entry?.description ?? ""),
    );
  };

  /** @param {import("./entries.js").Option} option */
  const addButton = (option) =>
    el(
      "button",
      {
        type: "button",
        class: "add-option",
        title: reading.optionDescription(option, locale()),
        click: () => addField(option).control.focus(),
      },
      `+ ${reading.optionName(option, locale())}`,
    );

  /** @param {import("./entries.js").Option} option @param {HTMLInputElement | null} [control] */
  const addField = (option, control = null) => {
    const field = createField(option, locale(), control);
    fields.push(field);
    if (!control) listenTo(field.control);
    showEntry();
    return field;
  };

  /** @param {Field} field */
  const removeField = (field) => {
    fields = fields.filter((other) => other !== field);
    showEntry();
    box.focus();
  };

  const leave = (text = "") => {
    [entry, fields] = [null, []];
    completion.stop();
    suggest.hide();
    box.value = text;
    showEntry();
  };

  /** @param {Entry} chosen @param {string} text what stands after the command */
  const enter = (chosen, text) => {
    leave();
    entry = chosen;
    const main = reading.mainOption(chosen);
    const values = reading.readValues(text, chosen);
    for (const option of chosen.options) {
      if (option !== main && !option.required && !values.has(option.name)) continue;
      const field = addField(option, option === main ? box : null);
      const value = values.get(option.name);
      if (value !== undefined) field.set(value);
    }
    showEntry();
    box.focus();
    complete(box);
  };

  const submit = () => {
    if (!entry) {
      if (box.value.trim() !== "") say("Type / to see the commands.", true);
      return;
    }
    const values = [];
    for (const field of fields) {
      const result = field.read();
      if ("error" in result) {
        say(result.error, true);
        field.control.focus();
        return;
      }
      if (result.value) values.push(result.value);
    }
    const sent = entry;
    leave();
    sendCommand(sent, reading.nest(sent, values));
  };

  /** @param {HTMLInputElement | HTMLSelectElement} control */
  const complete = (control) => {
    const field = fields.find((one) => one.control === control);
    completion.stop();
    suggest.hide();
    if (!entry || !field || !("autocomplete" in field.option) || !field.option.autocomplete) return;
    const asked = entry;
    completion.start(field, () => ({
      type: "autocomplete",
      command: asked.command,
      options: reading.nest(
        asked,
        fields
          .map((one) => (one === field ? { ...one.raw(), focused: true } : one.raw()))
          .filter((value) => "focused" in value || ("value" in value && value.value !== "")),
      ),
    }));
  };

  const onBoxInput = () => {
    if (entry) return complete(box);
    const found = reading.readCommand(box.value, entries);
    if (found) return enter(found.entry, found.rest);
    say("");
    const isCommand = box.value.startsWith("/");
    if (!isCommand && box.value.trim() === "") return suggest.hide();
    const text = box.value;
    const shown = isCommand
      ? reading.matching(text.slice(1), entries)
      : entries.filter(reading.takesText);
    const items = shown.map((one) => ({
      title: `/${one.name}`,
      detail: one.description,
      hints: one.options.map((o) => `${reading.optionName(o, locale())}${o.required ? "" : "?"}`),
      choose: () => {
        enter(one, isCommand ? "" : text);
        if (!isCommand) submit();
      },
    }));
    suggest.show(isCommand ? "Commands" : "Send as", items, box);
  };

  /** @param {KeyboardEvent} event */
  const onKey = (event) => {
    if (suggest.key(event) || event.isComposing) return;
    const control = /** @type {HTMLInputElement | HTMLSelectElement} */ (event.currentTarget);
    const field = fields.find((one) => one.control === control);
    if (event.key === "Enter") {
      event.preventDefault();
      submit();
    } else if (event.key === "Escape" && entry) {
      leave();
      box.focus();
    } else if (event.key === "Backspace" && entry && control.value === "") {
      event.preventDefault();
      if (control !== box && field && !field.option.required) removeField(field);
      else if (control === box) leave(`/${entry.name}`);
    } else if (
      event.key === "Delete" &&
      control instanceof HTMLSelectElement &&
      field &&
      !field.option.required
    ) {
      removeField(field);
    }
  };

  /** @param {HTMLInputElement | HTMLSelectElement} control */
  const listenTo = (control) => {
    control.addEventListener("keydown", (event) => onKey(/** @type {KeyboardEvent} */ (event)));
    control.addEventListener("input", () => (control === box ? onBoxInput() : complete(control)));
    control.addEventListener("focus", () => control !== box && complete(control));
    control.addEventListener("blur", () => suggest.hide());
  };

  listenTo(box);
  chip.addEventListener("click", () => {
    leave("/");
    box.focus();
    onBoxInput();
  });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    submit();
  });

  return {
    /** @param {Entry[]} known */
    setEntries(known) {
      entries = known;
      if (entry && !known.some((one) => one.command === entry?.command)) leave();
    },
    /** @param {string} text */
    setPlaceholder(text) {
      box.dataset["placeholder"] = text;
      if (!entry) box.placeholder = text;
    },
    /** Opens a command for its options to be filled. @param {Entry} chosen */
    open: (chosen) => enter(chosen, ""),
    /** Sends `/command text` as if it were typed. @param {string} text */
    run(text) {
      const found = reading.readCommand(text, entries);
      if (!found) return say("The bot is not here yet. One moment, please.", true);
      enter(found.entry, found.rest);
      submit();
    },
  };
}
