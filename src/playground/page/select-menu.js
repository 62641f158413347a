/** String selects of a message. */
import { emojiText } from "./button.js";
import { el } from "./dom.js";

/** @typedef {import("./components.js").Context} Context */
/** @typedef {import("discord-api-types/v10").APIStringSelectComponent} Select */
/** @typedef {import("discord-api-types/v10").APISelectMenuOption} Option */

/** @param {Select} select @param {Context} context @param {string} path */
export function renderSelect(select, context, path) {
  return new SelectMenu(select, context, path).element;
}

/**
 * A disclosure of buttons. Where one value is wanted, a press sends it; else the options are marked
 * and sent together.
 */
class SelectMenu {
  /** @param {Select} select @param {Context} context @param {string} path */
  constructor(select, context, path) {
    this.select = select;
    this.press = context.press;
    this.min = select.min_values ?? 1;
    this.max = select.max_values ?? 1;
    const defaults = select.options.filter((option) => option.default === true);
    this.chosen = new Set(defaults.map(({ value }) => value));
    this.done = el(
      "button",
      { type: "button", class: "button primary", click: () => this.send() },
      "Done",
    );
    this.buttons = select.options.map((option) => this.renderOption(option));
    this.element = el(
      "details",
      {
        class: "select",
        inert: select.disabled === true,
        keydown: (event) => {
          if (event.key === "Escape") this.close();
        },
      },
      this.renderSummary(defaults, path),
      el("div", { class: "select-options" }, ...this.buttons, this.max > 1 ? this.done : null),
    );
    this.mark();
  }

  /** @param {Option[]} defaults @param {string} path */
  renderSummary(defaults, path) {
    const { placeholder, disabled } = this.select;
    const labels = defaults.map(({ label }) => label).join(", ");
    return el(
      "summary",
      {
        class: labels ? null : "placeholder",
        "data-path": path,
        "aria-disabled": disabled === true ? "true" : null,
      },
      labels || placeholder || "Make a selection",
    );
  }

  /** @param {Option} option */
  renderOption({ label, value, description, emoji }) {
    return el(
      "button",
      {
        type: "button",
        class: "select-option",
        "data-value": value,
        click: (event) => {
          if (event.currentTarget.getAttribute("aria-disabled") !== "true") this.choose(value);
        },
      },
      emoji ? el("span", { class: "select-emoji", "aria-hidden": "true" }, emojiText(emoji)) : null,
      el("span", { class: "select-label" }, label),
      description ? el("span", { class: "select-detail" }, description) : null,
    );
  }

  /** @param {string} value */
  choose(value) {
    const had = this.chosen.delete(value);
    if (this.max > 1) {
      if (!had && this.chosen.size < this.max) this.chosen.add(value);
      return this.mark();
    }
    if (had && this.min > 0) {
      this.chosen.add(value);
      return this.close();
    }
    this.chosen.clear();
    if (!had) this.chosen.add(value);
    this.send();
  }

  mark() {
    for (const button of this.buttons) {
      const isChosen = this.chosen.has(button.dataset["value"] ?? "");
      button.setAttribute("aria-pressed", String(isChosen));
    }
    this.done.disabled = this.chosen.size < this.min;
  }

  send() {
    this.mark();
    this.close();
    this.press(this.select.custom_id, [...this.chosen]);
  }

  /** The focus moves first: an element that is hidden would lose it to the page. */
  close() {
    this.element.querySelector("summary")?.focus({ preventScroll: true });
    this.element.open = false;
  }
}
