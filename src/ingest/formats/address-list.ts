import type { TextKind } from "./kind.ts";

/** Addresses that an input lists instead of an article. */
export interface AddressList {
  /** What lists them: "a sitemap". */
  what: string;
  addresses: string[];
  /** How many were left out above the limit. */
  left: number;
}

/** More than an operator means to fetch at once; the rest is left out and counted. */
const MAX_ADDRESSES = 5_000;

const LISTS: Partial<Record<TextKind, { what: string; pattern: RegExp }>> = {
  addresses: {
    what: "a list of addresses",
    pattern: /^(?!#)[^\n]*?(https?:\/\/[^\s<>"\]]*[^\s<>"\].,;!])/gim,
  },
  shortcut: {
    what: "a link",
    pattern: /(?:^URL=|<key>URL<\/key>\s*<string>)(https?:[^<\s]+)/gim,
  },
  opml: { what: "a list of feeds (OPML)", pattern: /\bxmlUrl\s*=\s*["']([^"']+)["']/gi },
  bookmarks: { what: "a file of bookmarks", pattern: /<a\s[^>]*?\bhref\s*=\s*["']([^"']+)["']/gi },
  sitemap: {
    what: "a sitemap",
    pattern: /<(?:\w+:)?loc>\s*(?:<!\[CDATA\[)?\s*([^<\]]+?)\s*(?:\]\]>)?\s*<\/(?:\w+:)?loc>/gi,
  },
};

/** The addresses of a list, each once and in its order; null when this kind lists none. */
export function addressList(kind: TextKind, text: string): AddressList | null {
  const list = LISTS[kind];
  if (!list) return null;
  const found = [...text.matchAll(list.pattern)].map(([, address = ""]) => {
    // "[Title](https://…)"
    const isBracketed = address.split(")").length > address.split("(").length;
    return unescaped(isBracketed ? address.slice(0, -1) : address);
  });
  return { what: list.what, ...limited(found) };
}

/** Web addresses only, each once, up to the limit. */
export function limited(found: readonly string[]): { addresses: string[]; left: number } {
  const web = [...new Set(found)].filter(
    (address) => /^https?:\/\//i.test(address) && URL.canParse(address),
  );
  return { addresses: web.slice(0, MAX_ADDRESSES), left: Math.max(0, web.length - MAX_ADDRESSES) };
}

function unescaped(text: string): string {
  return text.trim().replaceAll("&quot;", '"').replaceAll("&#38;", "&").replaceAll("&amp;", "&");
}
