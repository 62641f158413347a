import { originalAddress } from "../original-address.ts";
import { folded, type DomDocument, type DomElement } from "./dom.ts";

/** The page's `<meta>` values by lower-case name, property or itemprop; the first of each name counts. */
export function metaTags(document: DomDocument): ReadonlyMap<string, string> {
  const tags = new Map<string, string>();
  for (const element of document.querySelectorAll("meta")) {
    const value = folded(element.getAttribute("content") ?? element.getAttribute("value"));
    if (value === "") continue;
    for (const attribute of ["property", "name", "itemprop"]) {
      const name = element.getAttribute(attribute)?.toLowerCase().trim();
      if (name && !tags.has(name)) tags.set(name, value);
    }
  }
  return tags;
}

/** Every value of the page's `<meta>` tags of this name, in small letters. */
export function metaValues(document: DomDocument, name: string): string[] {
  return [...document.querySelectorAll("meta")]
    .filter((element) =>
      ["property", "name"].some(
        (each) => element.getAttribute(each)?.toLowerCase().trim() === name,
      ),
    )
    .map((element) => folded(element.getAttribute("content")))
    .filter((value) => value !== "");
}

/** The first of these names that the page has. */
export function firstOf(
  tags: ReadonlyMap<string, string>,
  names: readonly string[],
): { name: string; value: string } | null {
  for (const name of names) {
    const value = tags.get(name);
    if (value !== undefined) return { name, value };
  }
  return null;
}

/** The page's language, e.g. "de" or "en-US", or null. */
export function languageOf(
  document: DomDocument,
  tags: ReadonlyMap<string, string>,
): string | null {
  const declared =
    document.documentElement?.getAttribute("lang") ??
    document.documentElement?.getAttribute("xml:lang") ??
    tags.get("og:locale") ??
    tags.get("dc.language");
  const code = declared?.trim().replace("_", "-");
  return code && /^[a-z]{2,3}(?:-|$)/i.test(code) ? code : null;
}

/** Country domains whose sites write the month first, or which are used all over the world. */
const NO_COUNTRY = /^(?:us|tv|io|co|me|ai|fm|ly|cc|ws|to|gg|ph|ca)$/;

/**
 * The language by which "03/04/2019" is read: the page's own, or, where that leaves the order open, the order of
 * the country that its address names.
 */
export function dateLanguage(language: string | null, url: string | null): string | null {
  if (language !== null && !/^en$/i.test(language)) return language;
  const country = url === null ? "" : (new URL(url).hostname.split(".").at(-1) ?? "");
  if (country.length !== 2 || NO_COUNTRY.test(country)) return language;
  return `${language ?? "en"}-${country.toUpperCase()}`;
}

/** The address of the feed that the page names, or null. */
export function feedAddress(document: DomDocument, url: string | null): string | null {
  for (const link of document.querySelectorAll("link[rel~='alternate']")) {
    const href = link.getAttribute("href") ?? "";
    const isFeed = /^application\/(?:rss|atom|feed)\+(?:xml|json)/i.test(
      link.getAttribute("type") ?? "",
    );
    if (!isFeed || !URL.canParse(href, url ?? undefined)) continue;
    const feed = new URL(href, url ?? undefined);
    if (/^https?:$/.test(feed.protocol) && feed.href.length <= 500) return feed.href;
  }
  return null;
}

/** The address that the page gives as its own, as declared, or null. Of a web archive's copy it is the archive's. */
export function declaredAddress(
  document: DomDocument,
  tags: ReadonlyMap<string, string>,
): string | null {
  const link = [...document.querySelectorAll("link")].find(
    (element: DomElement) => element.getAttribute("rel")?.toLowerCase() === "canonical",
  );
  for (const address of [link?.getAttribute("href"), tags.get("og:url")]) {
    if (address && /^https?:\/\//i.test(address) && URL.canParse(address)) {
      const url = new URL(originalAddress(address));
      if (url.username === "" && url.password === "" && url.href.length <= 500) return address;
    }
  }
  return null;
}
