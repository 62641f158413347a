import { parse as parseToml, TomlDate } from "smol-toml";
import { parseDocument } from "yaml";
import type { StatedFields } from "../stated.ts";

/** Longest front matter that is read, in characters. */
const MAX_FRONT_MATTER = 16_384;

/** A Markdown file's front matter and what follows it. */
export interface FrontMatterFile {
  fields: StatedFields & { updated?: string | undefined };
  body: string;
}

/**
 * Another program's front matter (YAML between `---`, TOML between `+++`), as Hugo, Jekyll, Zola or Obsidian write
 * it; null when the file has none.
 */
export function readFrontMatter(text: string): FrontMatterFile | null {
  const parts =
    /^\uFEFF?(---|\+\+\+)[^\S\n]*\r?\n([\s\S]*?)\r?\n\1[^\S\n]*(?:\r?\n|$)([\s\S]*)$/.exec(text);
  const [, fence, matter = "", body = ""] = parts ?? [];
  if (!parts || matter.length > MAX_FRONT_MATTER) return null;
  const values = lowerKeys(fence === "+++" ? tomlValues(matter) : yamlValues(matter));
  // Hugo and Zola keep what they do not know themselves one level down.
  const inner = ["params", "extra", "taxonomies"].map((name) => lowerKeys(asFields(values[name])));
  return { fields: statedIn(Object.assign({}, ...inner, values) as Fields), body };
}

type Fields = Readonly<Record<string, unknown>>;

function statedIn(values: Fields): FrontMatterFile["fields"] {
  const first = (...names: string[]) =>
    names.map((name) => asText(values[name])).find((value) => value !== undefined);
  const source = asFields(values["source"]);
  const named = first("source", "publisher", "outlet", "site", "publication");
  return {
    title: first("title", "headline"),
    source:
      named !== undefined && /^https?:/.test(named) ? first("site", "publisher", "outlet") : named,
    url: [
      first("url", "canonical", "canonical_url", "canonicalurl", "link", "original_url"),
      asText(source["url"]),
      first("source"),
    ].find((value) => value !== undefined && /^https?:/.test(value)),
    // "created" is the day on which a clipper made the file.
    date: first("date", "published", "pubdate", "publishdate", "date_published", "datepublished"),
    updated: first("updated", "lastmod", "last_modified_at", "modified", "last_modified"),
    authors:
      ["authors", "author", "byline", "creator"]
        .map((name) => asNames(values[name]))
        .find((names) => names.length > 0) ?? [],
    language: first("language", "lang"),
  };
}

/** Aliases and what does not parse are passed over. */
function yamlValues(yaml: string): unknown {
  const document = parseDocument(yaml, { version: "1.2" });
  if (document.errors.length > 0) return null;
  try {
    return document.toJS({ maxAliasCount: 0 });
  } catch {
    return null;
  }
}

function tomlValues(toml: string): unknown {
  try {
    return parseToml(toml);
  } catch {
    return null;
  }
}

function asFields(value: unknown): Fields {
  return value !== null && typeof value === "object" && !Array.isArray(value)
    ? (value as Fields)
    : {};
}

function lowerKeys(value: unknown): Fields {
  return Object.fromEntries(
    Object.entries(asFields(value)).map(([key, own]) => [key.toLowerCase(), own]),
  );
}

function asText(value: unknown): string | undefined {
  if (typeof value === "string") return unlinked(value) || undefined;
  if (typeof value === "number") return String(value);
  if (value instanceof TomlDate) return value.toISOString();
  const { name } = asFields(value);
  return typeof name === "string" ? name : undefined;
}

function asNames(value: unknown): string[] {
  return (Array.isArray(value) ? value : [value]).flatMap((one) => asText(one) ?? []);
}

/** Obsidian writes a name as "[[Jane Doe]]" or "[[people/jane|Jane Doe]]". */
function unlinked(text: string): string {
  return text.replace(/\[\[(?:[^\]|]*\|)?([^\]|]+)\]\]/g, "$1").trim();
}
