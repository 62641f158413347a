export interface StrippedPage {
  html: string;
  /** The content of each `application/ld+json` script, in order. */
  jsonLd: string[];
  /** What other scripts hold as days of publication, as written. */
  scriptDates: string[];
}

const SCRIPT_DATE =
  /"(?:datePublished|date_?published|published_?at|publish(?:ed)?_?date|publication_?date|first_?published(?:_?at|_?date)?|pub_?date)"\s*:\s*"(\d{4}-\d{2}-\d{2}[^"]{0,30})"/gi;

/** Cuts scripts, styles and comments out of a page, in time linear in its length. */
export function stripPage(html: string): StrippedPage {
  const kept: string[] = [];
  const jsonLd: string[] = [];
  const scriptDates: string[] = [];
  // Of ASCII only: other letters may change length when folded, and offsets must agree.
  const lower = html.replace(/[A-Z]+/g, (letters) => letters.toLowerCase());
  // A search that came back empty stays empty: remembered, or unclosed tags would cost a scan each.
  const unclosed = new Set<string>();
  let from = 0;
  const opening =
    /<(?:!--|(script|style|template|svg|iframe|object|math|select|button|textarea)(?=[\s/>]))/g;
  for (let match = opening.exec(lower); match !== null; match = opening.exec(lower)) {
    const name = match[1];
    const closing = name === undefined ? "-->" : `</${name}`;
    const end = unclosed.has(closing) ? -1 : lower.indexOf(closing, opening.lastIndex);
    if (end < 0) {
      unclosed.add(closing);
      continue;
    }
    const tagEnd = lower.indexOf(">", match.index);
    if (name === "script" && tagEnd >= 0 && tagEnd < end) {
      const tag = lower.slice(match.index, tagEnd);
      const content = html.slice(tagEnd + 1, end);
      if (tag.includes("ld+json")) jsonLd.push(content);
      else for (const [, date] of content.matchAll(SCRIPT_DATE)) scriptDates.push(date ?? "");
    }
    kept.push(html.slice(from, match.index), " ");
    const after = name === undefined ? end + 3 : lower.indexOf(">", end) + 1;
    from = after === 0 ? html.length : after;
    opening.lastIndex = from;
  }
  kept.push(html.slice(from));
  return { html: kept.join(""), jsonLd, scriptDates };
}
