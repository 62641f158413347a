const LINK = /\[([^\]]*)\]\(<?https?:[^)]*\)/g;
/** Addresses, mentions, custom emoji, time stamps: signs and numbers, no words. */
const NO_WORDS = /<?https?:\/\/[^\s>]+>?|<(?:[@#:/]|a:|t:|id:)[^>]*>/g;
/** Headings, subtext, quotes and lists at the start of a line; emphasis, spoilers, code. */
const LINE_MARK = /^\s*(?:#{1,3}|-#|>{1,3}|[-*+]|\d+\.)\s+/gm;
const MARK = /(?<!\\)(?:\*{1,3}|_{2,3}|~~|\|\||`{1,3}(?:[a-z]+\n)?)/g;
/** A text of Discord's without what is no word of it: addresses, mentions, emoji, marks. */
export function withoutMarks(text: string): string {
  return text.replace(LINK, "$1").replace(NO_WORDS, " ").replace(LINE_MARK, "").replace(MARK, "");
}
