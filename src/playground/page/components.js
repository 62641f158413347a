/** Message components (Components V2) as elements. */
import { el } from "./dom.js";
import { renderMarkdown } from "./markdown-dom.js";
import { renderFile, renderMedia } from "./media.js";
import { renderButton } from "./button.js";
import { renderSelect } from "./select-menu.js";

/** @typedef {import("discord-api-types/v10").APIMessage} Message */
/** @typedef {import("discord-api-types/v10").APIMessageTopLevelComponent} TopLevel */
/** @typedef {import("discord-api-types/v10").APIComponentInMessageActionRow} Control */
/** @typedef {import("discord-api-types/v10").APISectionAccessoryComponent} Accessory */
/** @typedef {TopLevel | Control | Accessory} Component */

/**
 * What rendering a component needs besides it. `press` sends what the reader chose.
 * @typedef {{
 *   message: Message,
 *   locale: string,
 *   users: readonly import("discord-api-types/v10").APIUser[],
 *   press: (customId: string, values?: string[]) => void,
 * }} Context
 */

/**
 * By Discord's number of the component.
 * @type {Record<number, (component: any, context: Context, path: string) => HTMLElement>}
 */
const RENDER = {
  1: (row, context, path) =>
    el("div", { class: "row" }, ...renderComponents(row.components, context, path)),
  2: renderButton,
  3: renderSelect,
  9: renderSection,
  10: (text, context) => renderMarkdown(text.content, context),
  11: (thumbnail) => renderMedia(thumbnail, "thumbnail"),
  12: renderGallery,
  13: (file, context) => renderFile(file, context.message),
  14: renderSeparator,
  17: renderContainer,
};

/**
 * @param {readonly Component[]} components
 * @param {Context} context
 * @param {string} [path] where they are in the message; a control keeps its path when the message is updated
 * @returns {HTMLElement[]}
 */
export function renderComponents(components, context, path = "") {
  return components.map((component, at) => renderComponent(component, context, `${path}/${at}`));
}

/** @param {Component} component @param {Context} context @param {string} path */
function renderComponent(component, context, path) {
  const render = RENDER[component.type];
  if (render) return render(component, context, path);
  const text = `This page cannot show components of type ${component.type}.`;
  return el("p", { class: "unknown" }, text);
}

/** @param {import("discord-api-types/v10").APISectionComponent} section @param {Context} context @param {string} path */
function renderSection({ components, accessory }, context, path) {
  const texts = renderComponents(components, context, path);
  return el(
    "div",
    { class: "section" },
    el("div", { class: "section-text" }, ...texts),
    renderComponent(accessory, context, `${path}/accessory`),
  );
}

/** @param {import("discord-api-types/v10").APIMediaGalleryComponent} gallery */
function renderGallery({ items }) {
  return el("div", { class: "gallery" }, ...items.map((item) => renderMedia(item, "media")));
}

/** @param {import("discord-api-types/v10").APISeparatorComponent} separator */
function renderSeparator({ divider = true, spacing = 1 }) {
  const size = spacing === 2 ? "large" : "small";
  return divider
    ? el("div", { class: `separator ${size} line`, role: "separator" })
    : el("div", { class: `separator ${size}` });
}

/** @param {import("discord-api-types/v10").APIContainerComponent} component @param {Context} context @param {string} path */
function renderContainer(component, context, path) {
  const container = el(
    "div",
    { class: "container" },
    ...renderComponents(component.components, context, path),
  );
  if (typeof component.accent_color === "number") {
    const colour = `#${component.accent_color.toString(16).padStart(6, "0")}`;
    container.classList.add("accented");
    container.style.setProperty("--accent", colour);
  }
  if (!component.spoiler) return container;
  container.inert = true;
  const show = el(
    "button",
    {
      type: "button",
      class: "button secondary",
      click: () => {
        container.inert = false;
        show.remove();
      },
    },
    "Show hidden content",
  );
  return el("div", { class: "hidden-content" }, show, container);
}
