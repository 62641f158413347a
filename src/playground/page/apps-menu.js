/** The menu "Apps" of a message: commands that are used on it. */
import { el } from "./dom.js";

/** @typedef {{ command: string, name: string }} App `command` is the registered name */

/**
 * A button that opens the menu; `apps` is called each time it opens.
 * @param {() => App[]} apps
 * @param {(app: App) => void} use
 */
export function renderApps(apps, use) {
  const button = el(
    "button",
    {
      type: "button",
      class: "apps-button",
      "aria-haspopup": "menu",
      "aria-expanded": "false",
      "data-path": "apps",
    },
    "Apps",
  );
  const menu = el("ul", { class: "apps-menu", role: "menu", "aria-label": "Apps", hidden: true });
  const root = el("div", { class: "apps" }, button, menu);

  /** @param {boolean} open */
  const toggle = (open) => {
    menu.hidden = !open;
    button.setAttribute("aria-expanded", String(open));
    if (!open) return;
    menu.replaceChildren(
      ...apps().map((app) =>
        el(
          "li",
          { role: "none" },
          renderItem(app, () => choose(app)),
        ),
      ),
    );
    menu.querySelector("button")?.focus({ preventScroll: true });
    menu.scrollIntoView({ block: "nearest" });
  };

  // The focus moves first: a hidden element would lose it to the page.
  const close = () => {
    button.focus({ preventScroll: true });
    toggle(false);
  };
  /** @param {App} app */
  const choose = (app) => {
    close();
    use(app);
  };

  button.addEventListener("click", () => toggle(menu.hidden !== false));
  root.addEventListener("keydown", (event) => {
    if (!menu.hidden && moves(event, menu, close)) event.preventDefault();
  });
  root.addEventListener("focusout", ({ relatedTarget }) => {
    if (!(relatedTarget instanceof Node && root.contains(relatedTarget))) toggle(false);
  });
  return root;
}

/** @param {App} app @param {() => void} choose */
function renderItem({ name }, choose) {
  return el("button", { type: "button", role: "menuitem", tabindex: -1, click: choose }, name);
}

/** Whether the menu used the key. @param {KeyboardEvent} event @param {HTMLElement} menu @param {() => void} close */
function moves({ key }, menu, close) {
  const items = [...menu.querySelectorAll("button")];
  const step = { ArrowDown: 1, ArrowUp: -1 }[key];
  if (key === "Escape") close();
  else if (step) {
    const at = items.findIndex((item) => item === document.activeElement);
    items[(at + step + items.length) % items.length]?.focus();
  } else return false;
  return true;
}
