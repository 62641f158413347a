/** Buttons and selects of a message. */
import { el } from "./dom.js";
import { safeUrl } from "./markdown-inline.js";

/** @typedef {import("./components.js").Context} Context */
/** @typedef {import("discord-api-types/v10").APIButtonComponent} Button */
/** @typedef {import("discord-api-types/v10").APIStringSelectComponent} Select */

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
function emojiText(emoji) {
  return emoji.id ? `:${emoji.name ?? "emoji"}:` : (emoji.name ?? "");
}

/**
 * A string select, as a disclosure of buttons: one press chooses where one value is wanted, else
 * the values are marked and sent together.
 * @param {Select} select
 * @param {Context} context
 * @param {string} path
 */
export function renderSelect(select, context, path) {
  const most = select.max_values ?? 1;
  const chosen = new Set(
    select.options.filter((option) => option.default).map((option) => option.value),
  );
  const send = () => {
    details.open = false;
    context.press(select.custom_id, [...chosen]);
  };
  const options = select.options.map((option) =>
    el(
      "button",
      {
        type: "button",
        class: "select-option",
        "aria-pressed": chosen.has(option.value) ? "true" : "false",
        click: (event) => {
          if (most === 1) chosen.clear();
          if (!chosen.delete(option.value) && chosen.size < most) chosen.add(option.value);
          event.currentTarget.setAttribute("aria-pressed", String(chosen.has(option.value)));
          if (most === 1) send();
        },
      },
      el(
        "span",
        { class: "select-label" },
        option.emoji ? `${emojiText(option.emoji)} ` : "",
        option.label,
      ),
      option.description ? el("span", { class: "select-detail" }, option.description) : null,
    ),
  );
  const done = el("button", { type: "button", class: "button primary", click: send }, "Done");
  const names = select.options
    .filter((option) => chosen.has(option.value))
    .map((option) => option.label);
  const summary = names.length > 0 ? names.join(", ") : (select.placeholder ?? "Make a selection");
  const details = el(
    "details",
    { class: "select" },
    el("summary", { "data-path": path, "aria-disabled": select.disabled ? "true" : null }, summary),
    el("div", { class: "select-options" }, ...options, most > 1 ? done : null),
  );
  if (select.disabled) details.inert = true;
  return details;
}
