/** One message of the bot as an element. */
import { renderApps } from "./apps-menu.js";
import { renderComponents } from "./components.js";
import { el } from "./dom.js";
import { renderMarkdown } from "./markdown-dom.js";

/** @typedef {import("discord-api-types/v10").APIMessage} Message */

/** Discord's message flags: visible to one reader; waiting for its content. */
export const EPHEMERAL = 1 << 6;
const LOADING = 1 << 7;
/** Discord's type of a reply to a command used on a message. */
const FROM_MENU = 23;

/**
 * @param {Message} message
 * @param {{
 *   reader: string,
 *   locale: string,
 *   press: (customId: string, values?: string[]) => void,
 *   dismiss: () => void,
 *   apps: () => import("./apps-menu.js").App[],
 *   useApp: (app: import("./apps-menu.js").App) => void,
 * }} context
 */
export function renderMessage(message, context) {
  const flags = message.flags ?? 0;
  const isPrivate = (flags & EPHEMERAL) !== 0;
  return [
    renderUse(message, context.reader),
    el("div", { class: "avatar", "aria-hidden": "true" }, message.author.username.slice(0, 1)),
    el(
      "header",
      {},
      el("strong", { class: "author" }, message.author.global_name ?? message.author.username),
      el("span", { class: "badge" }, "App"),
      renderSent(message.timestamp, context.locale),
      message.edited_timestamp ? el("span", { class: "edited" }, "(edited)") : null,
      (flags & LOADING) === 0 ? renderApps(context.apps, context.useApp) : null,
    ),
    el("div", { class: "body" }, ...renderBody(message, flags, context)),
    isPrivate ? renderPrivacy(context.dismiss) : null,
  ].filter((part) => part !== null);
}

/** @param {Message} message @param {number} flags @param {Parameters<typeof renderMessage>[1]} context */
function renderBody(message, flags, context) {
  const { locale, press } = context;
  if ((flags & LOADING) !== 0) {
    const dots = el("span", { class: "dots", "aria-hidden": "true" }, el("i"), el("i"), el("i"));
    return [el("p", { class: "thinking" }, dots, `${message.author.username} is thinking…`)];
  }
  const user = userOf(message);
  const users = [...(user ? [user] : []), ...message.mentions];
  const setting = { message, locale, users, press };
  const content = message.content ? [renderMarkdown(message.content, setting)] : [];
  return [...content, ...renderComponents(message.components ?? [], setting)];
}

/** Who the message answers. @param {Message} message */
export function userOf(message) {
  return message.interaction_metadata?.user ?? message.interaction?.user ?? null;
}

/** Who used which command, or a button of which message. @param {Message} message @param {string} reader */
function renderUse(message, reader) {
  const user = userOf(message);
  if (!user) return null;
  const name = user.id === reader ? "You" : (user.global_name ?? user.username);
  const origin = message.interaction_metadata;
  const command =
    message.interaction?.name ?? (origin && "name" in origin ? String(origin.name) : null);
  const earlier = document.getElementById(`message-${message.message_reference?.message_id}`);
  return el(
    "p",
    { class: "use" },
    el("span", { class: "user" }, name),
    command === null ? " used a button of " : " used ",
    command === null
      ? el(
          "button",
          { type: "button", class: "text-button", click: () => earlier?.focus() },
          "an earlier message",
        )
      : el("span", { class: "command" }, message.type === FROM_MENU ? command : `/${command}`),
  );
}

/** @param {string} timestamp @param {string} locale */
function renderSent(timestamp, locale) {
  const date = new Date(timestamp);
  const time = new Intl.DateTimeFormat(locale, { timeStyle: "short" }).format(date);
  const full = new Intl.DateTimeFormat(locale, { dateStyle: "full", timeStyle: "short" }).format(
    date,
  );
  return el("time", { class: "sent", datetime: timestamp, title: full }, time);
}

/** @param {() => void} dismiss */
function renderPrivacy(dismiss) {
  return el(
    "footer",
    { class: "privacy" },
    el("span", {}, "Only you can see this"),
    " · ",
    el("button", { type: "button", class: "text-button", click: dismiss }, "Dismiss message"),
  );
}
