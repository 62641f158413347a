import { folded, parsePage } from "./dom.ts";

/** What schema.org data on a page says of its article; absent fields are null. */
export interface LinkedArticle {
  headline: string | null;
  /** `datePublished`, as written. */
  published: string | null;
  /** `dateCreated`, as written: often the day on which a record was made. */
  created: string | null;
  /** `dateModified`, as written. */
  modified: string | null;
  body: string | null;
  publisher: string | null;
  authors: string[];
  language: string | null;
  /** `wordCount`, or null. */
  words: number | null;
  /** False where the page says that only a part is free to read. */
  free: boolean;
  /** Whether it is a live blog, whose text changes all day. */
  live: boolean;
}

type Fields = Readonly<Record<string, unknown>>;

const ARTICLE_TYPE = /(?:Article|BlogPosting|SocialMediaPosting|Report|Review)$/;
/** Pages that hold an article without saying so; asked when nothing names itself an article. */
const PAGE_TYPE = /^(?:WebPage|ItemPage|CreativeWork|VideoObject)$/;
const DEEPEST = 6;

/** The article that a page's JSON-LD scripts describe, or null. Of scripts that do not parse, what can be read is read. */
export function linkedArticle(scripts: readonly string[]): LinkedArticle | null {
  const things = scripts.flatMap((script) => flatten(parseLoose(script) ?? salvaged(script), 0));
  const article =
    best(things.filter((thing) => typeOf(thing).some((type) => ARTICLE_TYPE.test(type)))) ??
    best(things.filter((thing) => typeOf(thing).some((type) => PAGE_TYPE.test(type))));
  if (!article) return null;
  const body = text(article["articleBody"]);
  return {
    headline: plain(article["headline"]) ?? plain(article["name"]),
    published: moment(article["datePublished"]),
    created: moment(article["dateCreated"]),
    modified: moment(article["dateModified"]),
    body: body === null ? null : asText(body),
    publisher: nameOf(article["publisher"]) ?? nameOf(article["sourceOrganization"]),
    authors: namesOf(article["author"] ?? article["creator"]),
    language: text(article["inLanguage"]) ?? nameOf(article["inLanguage"]),
    words: Number.parseInt(String(article["wordCount"]), 10) || null,
    free: things.every((thing) => !/^false$/i.test(String(thing["isAccessibleForFree"]))),
    live: things.some((thing) => typeOf(thing).includes("LiveBlogPosting")),
  };
}

/** The one that says most: a page may also describe the articles it links to, as stubs. */
function best(things: readonly Fields[]): Fields | undefined {
  const weight = (thing: Fields): number =>
    Number("datePublished" in thing) * 2 +
    Number("articleBody" in thing) +
    Number("headline" in thing || "name" in thing);
  return things.toSorted((a, b) => weight(b) - weight(a))[0];
}

function parseLoose(script: string): unknown {
  const json = script
    .replace(/^\s*(?:\/\/\s*)?<!\[CDATA\[|(?:\/\/\s*)?\]\]>\s*$/g, "")
    .replace(/^\s*<!--|-->\s*$/g, "")
    // Raw line breaks inside strings are common and make JSON.parse refuse the whole.
    .replace(/\p{Cc}+/gu, " ");
  try {
    return JSON.parse(json);
  } catch {
    return null;
  }
}

const KEPT =
  "headline|name|datePublished|dateCreated|dateModified|isAccessibleForFree|articleBody|inLanguage";

/**
 * The plain fields of the first article in a script that is no valid JSON: a brace or a comma too many must not
 * cost the date. What comes before its object or after the next article's type belongs to something else.
 */
function salvaged(script: string): Fields | null {
  const types = [...script.matchAll(/"@type"\s*:\s*\[?\s*"([A-Za-z]+)"/g)];
  const at = types.findIndex(([, type]) => ARTICLE_TYPE.test(type ?? ""));
  const start = types[at];
  if (!start) return null;
  const next = types.slice(at + 1).find(([, type]) => ARTICLE_TYPE.test(type ?? ""));
  const part = script.slice(openingBrace(script, start.index), next?.index);
  const fields: Record<string, unknown> = { "@type": start[1] };
  const field = new RegExp(`"(${KEPT})"\\s*:\\s*(?:"((?:[^"\\\\]|\\\\.)*)"|(true|false))`, "g");
  for (const [, name, value, flag] of part.matchAll(field)) {
    if (name !== undefined) fields[name] ??= flag ?? unescaped(value ?? "");
  }
  return fields;
}

/** Where the object begins that holds the place `at`: its type need not be its first field. */
function openingBrace(script: string, at: number): number {
  let depth = 0;
  for (let place = at; place >= 0; place--) {
    if (script[place] === "}") depth += 1;
    else if (script[place] === "{" && depth-- === 0) return place;
  }
  return at;
}

function unescaped(value: string): string {
  try {
    return String(JSON.parse(`"${value.replace(/\p{Cc}+/gu, " ")}"`));
  } catch {
    return value;
  }
}

function flatten(value: unknown, depth: number): Fields[] {
  if (depth > DEEPEST || value === null || typeof value !== "object") return [];
  if (Array.isArray(value)) return value.flatMap((item) => flatten(item, depth + 1));
  const fields = value as Fields;
  const inner = [fields["@graph"], fields["mainEntity"], fields["mainEntityOfPage"]];
  return [fields, ...inner.flatMap((item) => flatten(item, depth + 1))];
}

function typeOf(thing: Fields): string[] {
  const type = thing["@type"];
  return (Array.isArray(type) ? type : [type]).filter((item) => typeof item === "string");
}

/** A day or time, which may be a number. */
function moment(value: unknown): string | null {
  return typeof value === "number" ? String(value) : text(value);
}

function text(value: unknown): string | null {
  return typeof value === "string" && value.trim() !== "" ? value.trim() : null;
}

/** A string without markup and entities, on one line. */
function plain(value: unknown): string | null {
  const found = text(value);
  return found === null ? null : folded(asText(found)) || null;
}

/** Text that may hold markup or entities as text with its line breaks. */
function asText(value: string): string {
  if (!/[<&]/.test(value)) return value;
  const broken = value.replace(/<\/(?:p|div|li|h\d)>|<br\s*\/?>/gi, "\n");
  return parsePage(`<html><body>${broken}</body></html>`).body?.textContent ?? value;
}

/** The names of one thing or of each in a list, every name once. */
function namesOf(value: unknown): string[] {
  const names = (Array.isArray(value) ? value : [value]).map((one) => nameOf(one));
  return [...new Set(names.filter((name) => name !== null))];
}

function nameOf(value: unknown): string | null {
  if (Array.isArray(value)) return value.map(nameOf).find((name) => name !== null) ?? null;
  if (value !== null && typeof value === "object") return nameOf((value as Fields)["name"]);
  const name = plain(value);
  return name !== null && !/^https?:/.test(name) ? name : null;
}
