import { el } from "./dom.js";
import { safeUrl } from "./markdown-inline.js";

/** @typedef {import("discord-api-types/v10").APIMessage} Message */

/**
 * An image of this server, or a link to one elsewhere: the page loads nothing from other hosts.
 * @param {{ media: { url: string }, description?: string | null }} item
 * @param {"thumbnail" | "media"} kind
 */
export function renderMedia(item, kind) {
  const url = safeUrl(item.media.url, location.href);
  const description = item.description ?? "";
  if (url === null) return el("span", { class: kind }, description);
  if (new URL(url).origin === location.origin) {
    return el("img", { class: kind, src: url, alt: description, loading: "lazy" });
  }
  const attributes = {
    class: kind,
    href: url,
    target: "_blank",
    rel: "noopener noreferrer nofollow",
  };
  return el("a", attributes, description === "" ? "Image" : description);
}

/**
 * A file of the message as a download.
 * @param {import("discord-api-types/v10").APIFileComponent} component
 * @param {Message} message
 */
export function renderFile(component, message) {
  const reference = component.file.url;
  const attached = message.attachments.find(
    (file) => reference === `attachment://${file.filename}` || reference === file.url,
  );
  const name = component.name ?? attached?.filename ?? "file";
  const url = attached?.url ?? reference;
  const size = component.size ?? attached?.size;
  const card = [
    el("span", { class: "file-icon", "aria-hidden": "true" }, "↓"),
    el(
      "span",
      { class: "file-text" },
      el("span", { class: "file-name" }, name),
      typeof size === "number" ? el("span", { class: "file-size" }, fileSize(size)) : null,
    ),
  ];
  const href = safeUrl(url, location.href);
  if (href === null) return el("div", { class: "file" }, ...card);
  return el(
    "a",
    { class: "file", href, download: name, "aria-label": `Download ${name}` },
    ...card,
  );
}

/** @param {number} bytes */
function fileSize(bytes) {
  return bytes < 1024 ? `${bytes} bytes` : `${(bytes / 1024).toFixed(1)} KB`;
}
