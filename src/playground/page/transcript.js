/** The channel's messages: shown in order, replaced in place, kept in view; a live region reads them out. */
import { byId, el } from "./dom.js";
import { EPHEMERAL, renderMessage, userOf } from "./message.js";
import { createScroll } from "./scroll.js";

/** @typedef {import("discord-api-types/v10").APIMessage} Message */

/** Milliseconds in which assistive software takes in the earlier messages. */
const QUIET = 500;

export class Transcript {
  /**
   * @param {{
   *   reader: string,
   *   locale: () => string,
   *   send: import("./net.js").Send,
   *   apps: () => import("./apps-menu.js").App[],
   * }} options `apps` are the commands that are used on a message
   */
  constructor(options) {
    this.options = options;
    this.scroller = byId("scroller", HTMLDivElement);
    this.list = byId("messages", HTMLOListElement);
    this.scroll = createScroll(this.scroller);
    /** @type {Map<string, Message>} */
    this.shown = new Map();
    /** @type {Set<string>} */
    this.dismissed = new Set();
    /** Messages whose control was used and which the bot has not answered yet. @type {Set<string>} */
    this.pressed = new Set();
  }

  /** @param {Message} message */
  show(message) {
    if (this.dismissed.has(message.id)) return;
    const before = this.shown.get(message.id);
    this.shown.set(message.id, message);
    if (before && JSON.stringify(before) === JSON.stringify(message)) return;
    const own = before ? this.pressed.has(message.id) : userOf(message)?.id === this.options.reader;
    const item = this.draw(message);
    if (own) this.scroll.reveal(item);
    else this.scroll.follow();
  }

  /** @param {string} id */
  remove(id) {
    this.shown.delete(id);
    const item = document.getElementById(`message-${id}`);
    const neighbour = item?.nextElementSibling ?? item?.previousElementSibling;
    const hadFocus = item?.contains(document.activeElement);
    item?.remove();
    if (hadFocus)
      (neighbour instanceof HTMLElement ? neighbour : byId("box", HTMLInputElement)).focus();
  }

  /** Everything in the channel, once a connection is open. @param {Message[]} messages */
  reset(messages) {
    // Earlier messages are not read out; new ones are.
    this.scroller.setAttribute("aria-live", "off");
    setTimeout(() => this.scroller.setAttribute("aria-live", "polite"), QUIET);
    const kept = new Set(messages.map((message) => message.id));
    for (const id of this.shown.keys()) if (!kept.has(id)) this.remove(id);
    for (const message of messages) {
      if (this.dismissed.has(message.id)) continue;
      const before = this.shown.get(message.id);
      if (JSON.stringify(before) !== JSON.stringify(message)) this.draw(message);
      this.shown.set(message.id, message);
    }
    this.scroll.settle();
  }

  /** A command that failed before it led to a message. @param {string} use @param {string} error */
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
    this.list.append(item);
    this.scroll.toEnd();
  }

  toEnd() {
    this.scroll.toEnd();
  }

  /** @param {Message} message */
  draw(message) {
    const id = `message-${message.id}`;
    const known = document.getElementById(id);
    const item = known ?? el("li", { id, class: "message", tabindex: -1 });
    const path = focusedPath(item);
    item.classList.toggle("private", ((message.flags ?? 0) & EPHEMERAL) !== 0);
    item.removeAttribute("aria-busy");
    item.replaceChildren(...renderMessage(message, this.contextOf(message, item)));
    if (!known) this.list.append(item);
    if (path !== null) focusAgain(item, path);
    return item;
  }

  /** @param {Message} message @param {HTMLElement} item @returns {Parameters<typeof renderMessage>[1]} */
  contextOf({ id }, item) {
    const { reader, locale, apps } = this.options;
    return {
      reader,
      locale: locale(),
      press: (customId, values) => {
        const chosen = values ? { values } : {};
        void this.act(item, id, { type: "component", message: id, customId, ...chosen });
      },
      apps,
      useApp: ({ command }) =>
        void this.act(item, null, { type: "message-command", command, target: id }),
      dismiss: () => {
        this.dismissed.add(id);
        this.remove(id);
      },
    };
  }

  /**
   * Sends what a reader did with a message; `changed` is the message that the answer may replace.
   * @param {HTMLElement} item @param {string | null} changed @param {import("./net.js").Interaction} interaction
   */
  async act(item, changed, interaction) {
    item.querySelector(":scope > .client-error")?.remove();
    setPending(item, true);
    if (changed !== null) this.pressed.add(changed);
    const result = await this.options.send(interaction);
    setPending(item, false);
    if (changed !== null) this.pressed.delete(changed);
    if (result.ok) return;
    item.append(el("p", { class: "client-error" }, result.error));
    this.scroll.follow();
  }
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

/** Focuses the same control in the new version, or its nearest enabled neighbour. @param {HTMLElement} item @param {string} path */
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
