export interface StrippedPage {
  html: string;
  /** The content of each `application/ld+json` script, in order. */
  jsonLd: string[];
  /** What other scripts hold as days of publication, as written. */
  scriptDates: string[];
  /** The data that frameworks leave for their scripts, as written. */
  states: string[];
}

/** Data of frameworks: a script of JSON, one that assigns JSON to a name, and the rows that Next streams. */
const STATE_TYPE = /type\s*=\s*["']?(?:application|text)\/(?:\w+\+)?json/;
const STATE_SCRIPT =
  /(?:__[A-Za-z_]{3,40}__|[sS]tate|STATE|[cC]ontent|[dD]ata|[aA]rticle|[sS]tory|[pP]rops)\w*["'\]]*\s*=\s*(?:JSON\.parse\(|\(function|[{[])|__next_f\b/;
/** Less than this holds no article, in characters. */
const MIN_STATE = 200;

/** Where a part belongs that React streams later. */
const STREAM_PLACE = /\sid\s*=\s*["']?([bp]:[\da-f]+)/;

const SCRIPT_DATE =
  /"(?:datePublished|date_?published|published_?at|publish(?:ed)?_?date|publication_?date|first_?published(?:_?at|_?date)?|pub_?date)"\s*:\s*"(\d{4}-\d{2}-\d{2}[^"]{0,30})"/gi;

/** Attributes that nobody reads here; each would become a node, a third of all on many pages. */
const UNREAD =
  /\s(?:data-[\w-]+|srcset|sizes|on[a-z]+|integrity|nonce|jsaction|jscontroller)\s*=\s*(?:"[^"<>]*"|'[^'<>]*')(?=[^<>]*>)/gi;

/** Cuts scripts, styles and comments out of a page, in time linear in its length. */
export function stripPage(html: string): StrippedPage {
  const strip = new Strip(html);
  strip.run();
  return {
    html: strip.kept.join("").replace(UNREAD, ""),
    jsonLd: strip.jsonLd,
    scriptDates: strip.scriptDates,
    states: strip.states,
  };
}

class Strip {
  readonly kept: string[] = [];
  readonly jsonLd: string[] = [];
  readonly scriptDates: string[] = [];
  readonly states: string[] = [];
  readonly #html: string;
  readonly #lower: string;
  /** A search that came back empty stays empty: remembered, or unclosed tags would cost a scan each. */
  readonly #unclosed = new Set<string>();
  readonly #opening =
    /<(?:!--|(script|style|template|svg|iframe|object|math|select|button|textarea)(?=[\s/>])|\/template\s*>)/g;
  /** Where what is not yet kept begins. */
  #from = 0;
  /** How many templates are open that a browser shows. */
  #shown = 0;

  constructor(html: string) {
    this.#html = html;
    // Of ASCII only: other letters may change length when folded, and offsets must agree.
    this.#lower = html.replace(/[A-Z]+/g, (letters) => letters.toLowerCase());
  }

  run(): void {
    const opening = this.#opening;
    for (let found = opening.exec(this.#lower); found; found = opening.exec(this.#lower)) {
      const [text, name] = found;
      if (text.startsWith("</")) this.#endTemplate(found.index, found.index + text.length);
      else if (name !== "template" || !this.#openTemplate(found.index)) {
        this.#cut(found.index, name);
      }
    }
    this.kept.push(this.#html.slice(this.#from));
  }

  #replace(start: number, end: number, text: string): void {
    this.kept.push(this.#html.slice(this.#from, start), text);
    this.#from = end;
    this.#opening.lastIndex = end;
  }

  /** Of a template that the browser shows only the two tags go; of one that marks a place, the place stays. */
  #openTemplate(start: number): boolean {
    const end = this.#lower.indexOf(">", start);
    const tag = this.#lower.slice(start, end + 1);
    const isShown = end >= 0 && /\sshadowroot(?:mode)?\b/.test(tag);
    const place = STREAM_PLACE.exec(tag)?.[1];
    if (isShown) {
      this.#replace(start, end + 1, "<div>");
      this.#shown += 1;
    } else if (place !== undefined) this.#replace(start, start, `<i id="${place}"></i>`);
    if (!isShown) this.#opening.lastIndex = end + 1;
    return isShown;
  }

  #endTemplate(start: number, end: number): void {
    if (this.#shown === 0) return;
    this.#shown -= 1;
    this.#replace(start, end, "</div>");
  }

  /** Cuts an element or a comment out, and keeps what a script says. */
  #cut(start: number, name: string | undefined): void {
    const closing = name === undefined ? "-->" : `</${name}`;
    const from = this.#opening.lastIndex;
    const end = this.#unclosed.has(closing) ? -1 : this.#lower.indexOf(closing, from);
    if (end < 0) {
      this.#unclosed.add(closing);
      return;
    }
    const tagEnd = this.#lower.indexOf(">", start);
    if (name === "script" && tagEnd >= 0 && tagEnd < end) {
      this.#readScript(this.#lower.slice(start, tagEnd), this.#html.slice(tagEnd + 1, end));
    }
    const after = name === undefined ? end + 3 : this.#lower.indexOf(">", end) + 1;
    this.#replace(start, after === 0 ? this.#html.length : after, " ");
  }

  #readScript(tag: string, content: string): void {
    if (tag.includes("ld+json")) {
      this.jsonLd.push(content);
      return;
    }
    for (const [, date] of content.matchAll(SCRIPT_DATE)) this.scriptDates.push(date ?? "");
    const isState = STATE_TYPE.test(tag) || STATE_SCRIPT.test(content);
    // Next's rows are cut anywhere.
    if (isState && (content.length >= MIN_STATE || content.includes("__next_f"))) {
      this.states.push(content);
    }
  }
}
