import { messagesFor, type Messages } from "./messages/messages.ts";
import { bold, escapeText, truncate } from "./text/escape.ts";

/** What one reply is written with: its language, and the markup of the place that shows it. */
export interface Renderer {
  /**
   * The reader's locale in Discord, e.g. "en-US": it tells whether "5/6/2023" is in May or June.
   * Dates are written by `messages.locale`.
   */
  locale: string;
  messages: Messages;
  /** What ages are counted from. */
  today: Date;
  /** Makes hostile text safe to show, at most `length` characters of it before escaping. */
  show: (text: string, length: number) => string;
  /** Emphasises a text that is already safe. */
  strong: (text: string) => string;
  /** Sets the words of a filter apart from the sentence around them. */
  filter: (words: string) => string;
}

/** For Discord's Markdown. */
export function discordRenderer(locale: string, today = new Date()): Renderer {
  return {
    locale,
    today,
    messages: messagesFor(locale),
    show: (text, length) => escapeText(truncate(text, length)),
    strong: bold,
    filter: bold,
  };
}

/** For labels of buttons, which are no Markdown and are cut when the button is made. */
export function labelRenderer(renderer: Renderer): Renderer {
  return { ...renderer, show: (text) => text, strong: (text) => text, filter: (text) => text };
}
