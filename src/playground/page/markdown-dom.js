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

/** @param {string} text @param {string} locale */
export function renderMarkdown(text, locale) {
  return el("div", { class: "markdown" }, ...render(parseMarkdown(text), locale));
}

/** @param {import("./markdown.js").Node[]} nodes @param {string} locale @returns {Node[]} */
function render(nodes, locale) {
  return nodes.map((node) => renderNode(node, locale));
}

/** @param {import("./markdown.js").Node} node @param {string} locale @returns {Node} */
function renderNode(node, locale) {
  switch (node.type) {
    case "text":
      return document.createTextNode(node.text);
    case "code":
      return el("code", {}, node.text);
    case "codeBlock":
      return el("pre", { tabindex: 0 }, el("code", {}, node.text));
    case "mention":
    case "emoji":
      return el("span", { class: node.type }, node.text);
    case "time":
      return renderTime(node.seconds, node.style, locale);
    case "heading":
      // The page itself holds h1 and h2.
      return el(
        node.level === 1 ? "h3" : node.level === 2 ? "h4" : "h5",
        {},
        ...render(node.children, locale),
      );
    case "list":
      return renderList(node, locale);
    case "link": {
      const attributes = {
        href: node.url,
        title: node.url,
        target: "_blank",
        rel: "noopener noreferrer nofollow",
      };
      return el("a", attributes, ...render(node.children, locale));
    }
    case "spoiler":
      return renderSpoiler(render(node.children, locale));
    case "em":
    case "quote":
    case "strike":
    case "strong":
    case "subtext":
    case "underline":
      break;
  }
  return el(TAGS[node.type], {}, ...render(node.children, locale));
}

/** @param {{ start: number | null, items: import("./markdown.js").Node[][] }} list @param {string} locale */
function renderList(list, locale) {
  const items = list.items.map((item) => el("li", {}, ...render(item, locale)));
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
