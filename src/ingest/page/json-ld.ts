import { folded, parsePage } from "./dom.ts";

/** What schema.org data on a page says of its article; absent fields are null. */
export interface LinkedArticle {
  headline: string | null;
  published: string | null;
  body: string | null;
  publisher: string | null;
  author: string | null;
}

type Fields = Readonly<Record<string, unknown>>;

const ARTICLE_TYPE = /(?:Article|BlogPosting|SocialMediaPosting|Report|Review)$/;
/** Pages that hold an article without saying so; asked when nothing names itself an article. */
const PAGE_TYPE = /^(?:WebPage|ItemPage|CreativeWork|VideoObject)$/;
const DEEPEST = 6;

/** The article that a page's JSON-LD scripts describe, or null. Scripts that do not parse are passed over. */
export function linkedArticle(scripts: readonly string[]): LinkedArticle | null {
  const things = scripts.flatMap((script) => flatten(parseLoose(script), 0));
  const article =
    best(things.filter((thing) => typeOf(thing).some((type) => ARTICLE_TYPE.test(type)))) ??
    best(things.filter((thing) => typeOf(thing).some((type) => PAGE_TYPE.test(type))));
  if (!article) return null;
  const body = text(article["articleBody"]);
  return {
    headline: plain(article["headline"]) ?? plain(article["name"]),
    published: text(article["datePublished"]) ?? text(article["dateCreated"]),
    body: body === null ? null : asText(body),
    publisher: nameOf(article["publisher"]) ?? nameOf(article["sourceOrganization"]),
    author: nameOf(article["author"]),
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

function nameOf(value: unknown): string | null {
  if (Array.isArray(value)) return value.map(nameOf).find((name) => name !== null) ?? null;
  if (value !== null && typeof value === "object") return plain((value as Fields)["name"]);
  const name = plain(value);
  return name !== null && !/^https?:/.test(name) ? name : null;
}
