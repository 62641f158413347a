/** Buttons of a message. */
import { el } from "./dom.js";
import { safeUrl } from "./markdown-inline.js";

/** @typedef {import("./components.js").Context} Context */
/** @typedef {import("discord-api-types/v10").APIButtonComponent} Button */

/** Discord's button styles by number. @type {Record<number, string>} */
const STYLES = {
  1: "primary",
  2: "secondary",
  3: "success",
  4: "danger",
  5: "link",
  6: "secondary",
};

/** @param {Button} button @param {Context} context @param {string} path */
export function renderButton(button, context, path) {
  const label = "label" in button && button.label ? button.label : "";
  const emoji = "emoji" in button && button.emoji ? emojiText(button.emoji) : "";
  const content = [
    emoji
      ? el("span", { class: "button-emoji", "aria-hidden": label ? "true" : null }, emoji)
      : null,
    label ? el("span", {}, label) : null,
  ];
  const style = STYLES[button.style] ?? "secondary";
  if ("url" in button) {
    const href = safeUrl(button.url);
    const attributes = {
      class: "button link",
      target: "_blank",
      rel: "noopener noreferrer nofollow",
    };
    if (href === null || button.disabled) {
      return el("button", { type: "button", class: "button link", disabled: true }, ...content);
    }
    const mark = el("span", { class: "external", "aria-hidden": "true" }, "↗");
    return el("a", { ...attributes, href, title: href, "data-path": path }, ...content, mark);
  }
  const customId = "custom_id" in button ? button.custom_id : null;
  return el(
    "button",
    {
      type: "button",
      class: `button ${style}`,
      disabled: button.disabled === true || customId === null,
      "data-path": path,
      "data-custom-id": customId,
      click: (event) => {
        if (event.currentTarget.getAttribute("aria-disabled") === "true" || customId === null)
          return;
        event.currentTarget.classList.add("pressed");
        context.press(customId);
      },
    },
    ...content,
  );
}

/** @param {{ name?: string | null, id?: string | null }} emoji */
export function emojiText(emoji) {
  return emoji.id ? `:${emoji.name ?? "emoji"}:` : (emoji.name ?? "");
}
