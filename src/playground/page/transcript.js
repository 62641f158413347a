/** The channel's messages: shown in order, replaced in place, kept in view; a live region reads them out. */
import { byId, el } from "./dom.js";
import { EPHEMERAL, renderMessage, userOf } from "./message.js";
import { createScroll } from "./scroll.js";

/** @typedef {import("discord-api-types/v10").APIMessage} Message */

/** Milliseconds for assistive software to have taken in the messages of before. */
const QUIET = 500;

/**
 * @param {{
 *   reader: string,
 *   locale: () => string,
 *   send: import("./net.js").Send,
 *   apps: () => import("./apps-menu.js").App[],
 * }} options `apps` are the commands that are used on a message
 */
export function createTranscript({ reader, locale, send, apps }) {
  const scroller = byId("scroller", HTMLDivElement);
  const list = byId("messages", HTMLOListElement);
  const scroll = createScroll(scroller);
  /** @type {Map<string, Message>} */
  const shown = new Map();
  /** @type {Set<string>} */
  const dismissed = new Set();
  /** Messages whose control was used and which the bot has not answered yet. @type {Set<string>} */
  const pressed = new Set();

  /** @param {string} id */
  const remove = (id) => {
    shown.delete(id);
    const item = document.getElementById(`message-${id}`);
    const neighbour = item?.nextElementSibling ?? item?.previousElementSibling;
    const hadFocus = item?.contains(document.activeElement);
    item?.remove();
    if (hadFocus)
      (neighbour instanceof HTMLElement ? neighbour : byId("box", HTMLInputElement)).focus();
  };

  /** @param {Message} message */
  const draw = (message) => {
    const id = `message-${message.id}`;
    const known = document.getElementById(id);
    const item = known ?? el("li", { id, class: "message", tabindex: -1 });
    const path = focusedPath(item);
    item.classList.toggle("private", ((message.flags ?? 0) & EPHEMERAL) !== 0);
    item.removeAttribute("aria-busy");
    item.replaceChildren(
      ...renderMessage(message, {
        reader,
        locale: locale(),
        press: (customId, values) =>
          void act(item, message.id, {
            type: "component",
            message: message.id,
            customId,
            ...(values ? { values } : {}),
          }),
        apps,
        useApp: ({ command }) =>
          void act(item, null, { type: "message-command", command, target: message.id }),
        dismiss: () => {
          dismissed.add(message.id);
          remove(message.id);
        },
      }),
    );
    if (!known) list.append(item);
    if (path !== null) focusAgain(item, path);
    return item;
  };

  /**
   * Sends what a reader did with a message; `changed` is the message that the answer may replace.
   * @param {HTMLElement} item @param {string | null} changed @param {import("./net.js").Interaction} interaction
   */
  const act = async (item, changed, interaction) => {
    item.querySelector(":scope > .client-error")?.remove();
    setPending(item, true);
    if (changed !== null) pressed.add(changed);
    const result = await send(interaction);
    setPending(item, false);
    if (changed !== null) pressed.delete(changed);
    if (result.ok) return;
    item.append(el("p", { class: "client-error" }, result.error));
    scroll.follow();
  };

  return {
    toEnd: scroll.toEnd,
    /** @param {Message} message */
    show(message) {
      if (dismissed.has(message.id)) return;
      const before = shown.get(message.id);
      shown.set(message.id, message);
      if (before && JSON.stringify(before) === JSON.stringify(message)) return;
      const own = before ? pressed.has(message.id) : userOf(message)?.id === reader;
      const item = draw(message);
      if (own) scroll.reveal(item);
      else scroll.follow();
    },
    remove,
    /** Everything the channel holds, after a connection was opened. @param {Message[]} messages */
    reset(messages) {
      // What was said before is not read out; what comes now is.
      scroller.setAttribute("aria-live", "off");
      setTimeout(() => scroller.setAttribute("aria-live", "polite"), QUIET);
      const kept = new Set(messages.map((message) => message.id));
      for (const id of shown.keys()) if (!kept.has(id)) remove(id);
      for (const message of messages) {
        if (dismissed.has(message.id)) continue;
        if (JSON.stringify(shown.get(message.id)) !== JSON.stringify(message)) draw(message);
        shown.set(message.id, message);
      }
      scroll.settle();
    },
    /** A command that failed before any message came of it. @param {string} use @param {string} error */
    fail(use, error) {
      const item = el(
        "li",
        { class: "message failed", tabindex: -1 },
        el(
          "p",
          { class: "use" },
          el("span", { class: "user" }, "You"),
          " used ",
          el("span", { class: "command" }, use),
        ),
        el("p", { class: "client-error" }, error),
      );
      list.append(item);
      scroll.toEnd();
    },
  };
}

/** @param {HTMLElement} item @param {boolean} pending */
function setPending(item, pending) {
  item.setAttribute("aria-busy", String(pending));
  for (const control of item.querySelectorAll("button.button, .select-option")) {
    if (pending) control.setAttribute("aria-disabled", "true");
    else {
      control.removeAttribute("aria-disabled");
      control.classList.remove("pressed");
    }
  }
}

/** Where in the message the focus is. @param {HTMLElement} item */
function focusedPath(item) {
  const focused = document.activeElement;
  return focused && item.contains(focused) ? (focused.getAttribute("data-path") ?? "") : null;
}

/** The same control of the new state, or its nearest neighbour that can be used. @param {HTMLElement} item @param {string} path */
function focusAgain(item, path) {
  const controls = [...item.querySelectorAll("[data-path]")].filter(
    (control) => !control.matches(":disabled"),
  );
  const row = path.slice(0, path.lastIndexOf("/") + 1);
  const next =
    controls.find((control) => control.getAttribute("data-path") === path) ??
    controls.find((control) => row !== "" && control.getAttribute("data-path")?.startsWith(row)) ??
    item;
  if (next instanceof HTMLElement) next.focus({ preventScroll: true });
}
