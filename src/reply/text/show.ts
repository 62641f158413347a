import { cutText } from "./cut.ts";
import { escapeText } from "./escape.ts";

/** Makes a hostile text fit to be read, at most `length` characters of it. */
export type Show = (text: string, length: number) => string;

export const forDiscord: Show = (text, length) => escapeText(cutText(text, length));

/** Control and direction characters are gone; nothing else does harm in a terminal. */
export const forTerminal: Show = cutText;
