/** The message box: plain text until a command is chosen, then that command's options. */
import { createCommandForm } from "./command-form.js";
import { createCompletion } from "./completion.js";
import { byId } from "./dom.js";
import { matching, nest, optionName, readCommand, takingText } from "./entries.js";
import { createSuggest } from "./suggest.js";

/** @typedef {import("./entries.js").Entry} Entry */
/** @typedef {import("./entries.js").Value} Value */
/** @typedef {import("./field.js").Field} Field */

/**
 * @param {{
 *   send: import("./net.js").Send,
 *   locale: () => string,
 *   sendCommand: (entry: Entry, values: Value[]) => void,
 * }} options
 */
export function createComposer({ send, locale, sendCommand }) {
  const box = byId("box", HTMLInputElement);
  const hint = byId("hint", HTMLParagraphElement);
  const suggest = createSuggest();
  const completion = createCompletion(send, suggest);
  /** @type {Entry[]} */
  let entries = [];

  /** @param {string} text @param {boolean} [isError] */
  const say = (text, isError = false) => {
    hint.textContent = text;
    hint.classList.toggle("error", isError);
  };

  /** @param {Field["control"]} control */
  const listenTo = (control) => {
    control.addEventListener("keydown", (event) => onKey(/** @type {KeyboardEvent} */ (event)));
    control.addEventListener("input", () => (control === box ? onBoxInput() : complete(control)));
    control.addEventListener("focus", () => control !== box && complete(control));
    control.addEventListener("blur", () => {
      completion.stop();
      suggest.hide();
    });
  };
  const form = createCommandForm({ box, locale, say, listenTo });

  /** @param {string} [text] */
  const leave = (text = "") => {
    completion.stop();
    suggest.hide();
    form.leave(text);
  };

  /** @param {Entry} chosen @param {string} text */
  const enter = (chosen, text) => {
    suggest.hide();
    form.enter(chosen, text);
    box.focus();
    complete(box);
  };

  const submit = () => {
    const entry = form.entry();
    if (!entry) {
      if (box.value.trim() !== "") say("Type / to see the commands.", true);
      return;
    }
    const read = form.read();
    if ("error" in read) {
      say(read.error, true);
      read.control.focus();
      return;
    }
    leave();
    sendCommand(entry, nest(entry, read.values));
  };

  /** Asks the bot what may stand in the field. @param {Field["control"]} control */
  const complete = (control) => {
    const [entry, field] = [form.entry(), form.fieldOf(control)];
    completion.stop();
    suggest.hide();
    if (!entry || !field || !("autocomplete" in field.option) || !field.option.autocomplete) return;
    completion.start(field, () => {
      const values = form
        .fields()
        .map((one) => (one === field ? { ...one.raw(), focused: true } : one.raw()))
        .filter((value) => "focused" in value || ("value" in value && value.value !== ""));
      return { type: "autocomplete", command: entry.command, options: nest(entry, values) };
    });
  };

  const onBoxInput = () => {
    if (form.entry()) return complete(box);
    const text = box.value;
    const found = readCommand(text, entries);
    if (found) return enter(found.entry, found.rest);
    say("");
    if (text.startsWith("/")) return showPicker("Commands", matching(text.slice(1), entries));
    if (text.trim() === "") return suggest.hide();
    showPicker("Send as", takingText(entries), text);
  };

  /** @param {string} heading @param {Entry[]} shown @param {string} [text] to be sent with the one chosen */
  const showPicker = (heading, shown, text) => {
    const items = shown.map((entry) => ({
      title: `/${entry.name}`,
      detail: entry.description,
      hints: entry.options.map((o) => `${optionName(o, locale())}${o.required ? "" : "?"}`),
      choose: () => {
        enter(entry, "");
        if (text === undefined) return;
        box.value = text;
        submit();
      },
    }));
    suggest.show(heading, items, box);
  };

  /** @param {KeyboardEvent} event */
  const onKey = (event) => {
    if (suggest.key(event) || event.isComposing) return;
    const control = /** @type {Field["control"]} */ (event.currentTarget);
    const [entry, field] = [form.entry(), form.fieldOf(control)];
    const optional = control !== box && field !== null && !field.option.required;
    if (event.key === "Enter") {
      event.preventDefault();
      submit();
    } else if (event.key === "Escape" && entry) {
      leave();
      box.focus();
    } else if (event.key === "Backspace" && entry && control.value === "") {
      event.preventDefault();
      if (optional) form.remove(field);
      else if (control === box) leave(`/${entry.name}`);
    } else if (event.key === "Delete" && optional && control instanceof HTMLSelectElement) {
      form.remove(field);
    }
  };

  listenTo(box);
  byId("chip", HTMLButtonElement).addEventListener("click", () => {
    leave("/");
    box.focus();
    onBoxInput();
  });
  byId("composer", HTMLFormElement).addEventListener("submit", (event) => {
    event.preventDefault();
    submit();
  });

  return {
    /** @param {Entry[]} known */
    setEntries(known) {
      entries = known;
      const entry = form.entry();
      if (entry && !known.some((one) => one.command === entry.command)) leave();
    },
    /** @param {string} text */
    setPlaceholder(text) {
      box.dataset["placeholder"] = text;
      if (!form.entry()) box.placeholder = text;
    },
    /** Opens a command for its options to be filled. @param {Entry} chosen */
    open: (chosen) => enter(chosen, ""),
    /** Sends `/command text` as if typed, without taking the focus. @param {string} text */
    run(text) {
      const found = readCommand(text, entries);
      if (!found) return say("The bot is not connected yet. One moment, please.", true);
      form.enter(found.entry, found.rest);
      submit();
    },
  };
}
