/** The message box: plain text until a command is chosen, then that command's options. */
import { CommandForm } from "./command-form.js";
import { createCompletion } from "./completion.js";
import { byId } from "./dom.js";
import { matching, nest, optionName, readCommand, takingText } from "./entries.js";
import { createSuggest } from "./suggest.js";

/** @typedef {import("./entries.js").Entry} Entry */
/** @typedef {import("./entries.js").Value} Value */
/** @typedef {import("./field.js").Field} Field */

export class Composer {
  /**
   * @param {{
   *   send: import("./net.js").Send,
   *   locale: () => string,
   *   sendCommand: (entry: Entry, values: Value[]) => void,
   * }} options
   */
  constructor({ send, locale, sendCommand }) {
    this.locale = locale;
    this.sendCommand = sendCommand;
    this.box = byId("box", HTMLInputElement);
    this.hint = byId("hint", HTMLParagraphElement);
    this.suggest = createSuggest();
    this.completion = createCompletion(send, this.suggest);
    /** @type {Entry[]} */
    this.entries = [];
    this.form = new CommandForm({
      box: this.box,
      locale,
      say: (text) => this.say(text),
      listenTo: (control) => this.listenTo(control),
    });
    this.listenTo(this.box);
    byId("chip", HTMLButtonElement).addEventListener("click", () => {
      this.leave("/");
      this.box.focus();
      this.onBoxInput();
    });
    byId("composer", HTMLFormElement).addEventListener("submit", (event) => {
      event.preventDefault();
      this.submit();
    });
  }

  /** @param {Entry[]} known */
  setEntries(known) {
    this.entries = known;
    const { entry } = this.form;
    if (entry && !known.some((one) => one.command === entry.command)) this.leave();
  }

  /** @param {string} text */
  setPlaceholder(text) {
    this.box.dataset["placeholder"] = text;
    if (!this.form.entry) this.box.placeholder = text;
  }

  /** Opens a command so that its options can be filled in. @param {Entry} chosen */
  open(chosen) {
    this.enter(chosen, "");
  }

  /** Sends `/command text` as if typed, without taking the focus. @param {string} text */
  run(text) {
    const found = readCommand(text, this.entries);
    if (!found) return this.say("The bot is not connected yet. Try again in a moment.", true);
    this.form.enter(found.entry, found.rest);
    this.submit();
  }

  /** @param {string} text @param {boolean} [isError] */
  say(text, isError = false) {
    this.hint.textContent = text;
    this.hint.classList.toggle("error", isError);
  }

  /** @param {Field["control"]} control */
  listenTo(control) {
    const isBox = control === this.box;
    control.addEventListener("keydown", (event) => {
      this.onKey(/** @type {KeyboardEvent} */ (event), control);
    });
    control.addEventListener("input", () => (isBox ? this.onBoxInput() : this.complete(control)));
    control.addEventListener("focus", () => !isBox && this.complete(control));
    control.addEventListener("blur", () => this.stopSuggesting());
  }

  stopSuggesting() {
    this.completion.stop();
    this.suggest.hide();
  }

  /** @param {Entry} chosen @param {string} text */
  enter(chosen, text) {
    this.suggest.hide();
    this.form.enter(chosen, text);
    this.box.focus();
    this.complete(this.box);
  }

  /** @param {string} [text] */
  leave(text = "") {
    this.stopSuggesting();
    this.form.leave(text);
  }

  submit() {
    const { entry } = this.form;
    if (!entry) {
      if (this.box.value.trim() !== "") this.say("Type / to see the commands.", true);
      return;
    }
    const read = this.form.read();
    if ("error" in read) {
      this.say(read.error, true);
      read.control.focus();
      return;
    }
    this.leave();
    this.sendCommand(entry, nest(entry, read.values));
  }

  /** Asks the bot for completions of the field. @param {Field["control"]} control */
  complete(control) {
    const { entry } = this.form;
    const field = this.form.fieldOf(control);
    this.stopSuggesting();
    if (!entry || !field || !("autocomplete" in field.option) || !field.option.autocomplete) return;
    this.completion.start(field, () => {
      const values = this.form.fields
        .map((one) => (one === field ? { ...one.raw(), focused: true } : one.raw()))
        .filter((value) => "focused" in value || ("value" in value && value.value !== ""));
      return { type: "autocomplete", command: entry.command, options: nest(entry, values) };
    });
  }

  onBoxInput() {
    if (this.form.entry) return this.complete(this.box);
    const text = this.box.value;
    const found = readCommand(text, this.entries);
    if (found) return this.enter(found.entry, found.rest);
    this.say("");
    if (text.startsWith("/")) {
      return this.showPicker("Commands", matching(text.slice(1), this.entries));
    }
    if (text.trim() === "") return this.suggest.hide();
    this.showPicker("Send as", takingText(this.entries), text);
  }

  /** @param {string} heading @param {Entry[]} shown @param {string} [text] to send with the one chosen */
  showPicker(heading, shown, text) {
    const items = shown.map((entry) => ({
      title: `/${entry.name}`,
      detail: entry.description,
      hints: entry.options.map((o) => `${optionName(o, this.locale())}${o.required ? "" : "?"}`),
      choose: () => {
        this.enter(entry, "");
        if (text === undefined) return;
        this.box.value = text;
        this.submit();
      },
    }));
    this.suggest.show(heading, items, this.box);
  }

  /** @param {KeyboardEvent} event @param {Field["control"]} control */
  onKey(event, control) {
    if (this.suggest.key(event) || event.isComposing) return;
    const { entry } = this.form;
    const field = this.form.fieldOf(control);
    const optional = control !== this.box && field !== null && !field.option.required;
    if (event.key === "Enter") {
      event.preventDefault();
      this.submit();
    } else if (event.key === "Escape" && entry) {
      this.leave();
      this.box.focus();
    } else if (event.key === "Backspace" && entry && control.value === "") {
      event.preventDefault();
      if (optional) this.form.remove(field);
      else if (control === this.box) this.leave(`/${entry.name}`);
    } else if (event.key === "Delete" && optional && control instanceof HTMLSelectElement) {
      this.form.remove(field);
    }
  }
}
