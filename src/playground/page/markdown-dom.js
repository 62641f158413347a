import { el } from "./dom.js";
import { parseMarkdown } from "./markdown.js";

/** @type {Record<import("./markdown.js").SpanType, "strong" | "em" | "u" | "s" | "small" | "blockquote" | "span">} */
const TAGS = {
  strong: "strong",
  em: "em",
  underline: "u",
  strike: "s",
  subtext: "small",
  quote: "blockquote",
  spoiler: "span",
};

/** @type {Record<string, Intl.DateTimeFormatOptions>} Discord's time styles, `R` aside */
const TIME_STYLES = {
  t: { timeStyle: "short" },
  T: { timeStyle: "medium" },
  d: { dateStyle: "short" },
  D: { dateStyle: "long" },
  f: { dateStyle: "long", timeStyle: "short" },
  F: { dateStyle: "full", timeStyle: "short" },
};

/** @type {[Intl.RelativeTimeFormatUnit, number][]} */
const UNITS = [
  ["year", 31_536_000],
  ["month", 2_592_000],
  ["day", 86_400],
  ["hour", 3_600],
  ["minute", 60],
  ["second", 1],
];

/**
 * What a text is shown with: the reader's language, and whoever its mentions may name.
 * @typedef {{ locale: string, users: readonly import("discord-api-types/v10").APIUser[] }} Setting
 */

/** @param {string} text @param {Setting} setting */
export function renderMarkdown(text, setting) {
  return el("div", { class: "markdown" }, ...render(parseMarkdown(text), setting));
}

/** @param {import("./markdown.js").Node[]} nodes @param {Setting} setting @returns {Node[]} */
function render(nodes, setting) {
  return nodes.map((node) => renderNode(node, setting));
}

/** @param {import("./markdown.js").Node} node @param {Setting} setting @returns {Node} */
function renderNode(node, setting) {
  switch (node.type) {
    case "text":
      return document.createTextNode(node.text);
    case "code":
      return el("code", {}, node.text);
    case "codeBlock":
      return el("pre", { tabindex: 0 }, el("code", {}, node.text));
    case "mention":
      return el("span", { class: node.type }, nameOf(node.text, setting.users));
    case "emoji":
      return el("span", { class: node.type }, node.text);
    case "time":
      return renderTime(node.seconds, node.style, setting.locale);
    case "heading":
      // The page itself holds h1 and h2.
      return el(
        node.level === 1 ? "h3" : node.level === 2 ? "h4" : "h5",
        {},
        ...render(node.children, setting),
      );
    case "list":
      return renderList(node, setting);
    case "link": {
      const attributes = {
        href: node.url,
        title: node.url,
        target: "_blank",
        rel: "noopener noreferrer nofollow",
      };
      return el("a", attributes, ...render(node.children, setting));
    }
    case "spoiler":
      return renderSpoiler(render(node.children, setting));
    case "em":
    case "quote":
    case "strike":
    case "strong":
    case "subtext":
    case "underline":
      break;
  }
  return el(TAGS[node.type], {}, ...render(node.children, setting));
}

/** "@Ada" for a user's mark; any other as it is. @param {string} mark @param {Setting["users"]} users */
function nameOf(mark, users) {
  const [, id] = /^<@!?(\d+)>$/.exec(mark) ?? [];
  const user = users.find((one) => one.id === id);
  return user === undefined ? mark : `@${user.global_name ?? user.username}`;
}

/** @param {{ start: number | null, items: import("./markdown.js").Node[][] }} list @param {Setting} setting */
function renderList(list, setting) {
  const items = list.items.map((item) => el("li", {}, ...render(item, setting)));
  return list.start === null ? el("ul", {}, ...items) : el("ol", { start: list.start }, ...items);
}

/** @param {Node[]} children */
function renderSpoiler(children) {
  const reveal = () => {
    spoiler.classList.add("revealed");
    for (const name of ["role", "tabindex", "aria-label"]) spoiler.removeAttribute(name);
  };
  const spoiler = el(
    "span",
    {
      class: "spoiler",
      role: "button",
      tabindex: 0,
      "aria-label": "Spoiler, press to show",
      click: reveal,
      keydown: (event) => {
        if (event.key === "Enter" || event.key === " ") reveal();
      },
    },
    el("span", {}, ...children),
  );
  return spoiler;
}

/** @param {number} seconds since 1970 @param {string} style @param {string} locale */
function renderTime(seconds, style, locale) {
  const date = new Date(seconds * 1000);
  const full = new Intl.DateTimeFormat(locale, TIME_STYLES["F"]).format(date);
  const format = TIME_STYLES[style];
  const text = format
    ? new Intl.DateTimeFormat(locale, format).format(date)
    : relative(seconds, locale);
  return el("time", { datetime: date.toISOString(), title: full }, text);
}

/** @param {number} seconds since 1970 @param {string} locale */
function relative(seconds, locale) {
  const away = seconds - Date.now() / 1000;
  const [unit, size] = UNITS.find(([, length]) => Math.abs(away) >= length) ?? ["second", 1];
  return new Intl.RelativeTimeFormat(locale, { numeric: "auto" }).format(
    Math.round(away / size),
    unit,
  );
}
