/** The list above the message box: commands, choices, completions. One is marked; keys move the mark. */
import { byId, el } from "./dom.js";

/**
 * @typedef {{ title: string, detail?: string, hints?: string[], choose: () => void }} Item
 * @typedef {{
 *   show: (heading: string, items: Item[], owner: HTMLInputElement) => void,
 *   hide: () => void,
 *   key: (event: KeyboardEvent) => boolean,
 * }} Suggest `key` tells whether the list used the key
 */

/** @returns {Suggest} */
export function createSuggest() {
  const panel = byId("suggest", HTMLDivElement);
  const heading = byId("suggest-heading", HTMLParagraphElement);
  const list = byId("suggest-list", HTMLUListElement);
  /** @type {Item[]} */
  let items = [];
  let active = 0;
  /** @type {HTMLInputElement | null} */
  let owner = null;

  const mark = () => {
    [...list.children].forEach((row, at) => {
      row.setAttribute("aria-selected", at === active ? "true" : "false");
      if (at !== active) return;
      row.scrollIntoView({ block: "nearest" });
      owner?.setAttribute("aria-activedescendant", row.id);
    });
  };
  const hide = () => {
    panel.hidden = true;
    items = [];
    list.replaceChildren();
    owner?.setAttribute("aria-expanded", "false");
    owner?.removeAttribute("aria-activedescendant");
    owner = null;
  };

  return {
    show(title, shown, input) {
      hide();
      if (shown.length === 0) return;
      [items, active, owner] = [shown, 0, input];
      heading.textContent = title;
      list.replaceChildren(...items.map(renderItem));
      panel.hidden = false;
      owner.setAttribute("aria-expanded", "true");
      mark();
    },
    hide,
    key(event) {
      if (items.length === 0 || event.isComposing) return false;
      const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
      if (step) {
        active = (active + step + items.length) % items.length;
        mark();
      } else if (event.key === "Enter" || (event.key === "Tab" && !event.shiftKey)) {
        const item = items[active];
        hide();
        item?.choose();
      } else if (event.key === "Escape") hide();
      else return false;
      event.preventDefault();
      return true;
    },
  };
}

/** @param {Item} item @param {number} at */
function renderItem(item, at) {
  return el(
    "li",
    {
      id: `suggestion-${at}`,
      role: "option",
      // The box keeps the focus, so that typing can continue.
      mousedown: (event) => event.preventDefault(),
      click: () => item.choose(),
    },
    el(
      "span",
      { class: "suggest-title" },
      item.title,
      ...(item.hints ?? []).map((hint) => el("span", { class: "suggest-hint" }, hint)),
    ),
    item.detail ? el("span", { class: "suggest-detail" }, item.detail) : null,
  );
}
