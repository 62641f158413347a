export interface StrippedPage {
  html: string;
  /** The content of each `application/ld+json` script, in order. */
  jsonLd: string[];
  /** What other scripts hold as days of publication, as written. */
  scriptDates: string[];
  /** The data that frameworks leave for their scripts, as written. */
  states: string[];
}

/** Data of Next, Nuxt, Apollo and the like: a script of JSON, or one that assigns JSON to a global. */
const STATE_ID =
  /id\s*=\s*["']?(?:__next_data__|__nuxt_data__|__nuxt__|[\w-]*(?:state|initial-?data|preloaded)[\w-]*)/;
const STATE_SCRIPT =
  /^\s*(?:window\.|self\.|var\s+)?(?:__[A-Z_]{3,40}__|__[A-Za-z]+State__|INITIAL_STATE)\s*=\s*\{/;

const SCRIPT_DATE =
  /"(?:datePublished|date_?published|published_?at|publish(?:ed)?_?date|publication_?date|first_?published(?:_?at|_?date)?|pub_?date)"\s*:\s*"(\d{4}-\d{2}-\d{2}[^"]{0,30})"/gi;

/** Attributes that nobody reads here; each would become a node, a third of all on many pages. */
const UNREAD =
  /\s(?:data-[\w-]+|srcset|sizes|on[a-z]+|integrity|nonce|jsaction|jscontroller)\s*=\s*(?:"[^"<>]*"|'[^'<>]*')(?=[^<>]*>)/gi;

/** Cuts scripts, styles and comments out of a page, in time linear in its length. */
export function stripPage(html: string): StrippedPage {
  const kept: string[] = [];
  const jsonLd: string[] = [];
  const scriptDates: string[] = [];
  const states: string[] = [];
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
      else {
        for (const [, date] of content.matchAll(SCRIPT_DATE)) scriptDates.push(date ?? "");
        if (STATE_ID.test(tag) || STATE_SCRIPT.test(content)) states.push(content);
      }
    }
    const isShadow =
      name === "template" && /\sshadowroot(?:mode)?\b/.test(lower.slice(match.index, tagEnd));
    if (isShadow && tagEnd > 0) {
      // The browser shows it: only the two tags go.
      kept.push(
        html.slice(from, match.index),
        "<div>",
        withoutScripts(html.slice(tagEnd + 1, end)),
        "</div>",
      );
    } else kept.push(html.slice(from, match.index), " ");
    const after = name === undefined ? end + 3 : lower.indexOf(">", end) + 1;
    from = after === 0 ? html.length : after;
    opening.lastIndex = from;
  }
  kept.push(html.slice(from));
  return { html: kept.join("").replace(UNREAD, ""), jsonLd, scriptDates, states };
}

function withoutScripts(html: string): string {
  return html.replace(/<(script|style)\b[\s\S]*?<\/\1\s*>/gi, " ");
}
