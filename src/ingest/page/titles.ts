import { bareWords } from "../lines.ts";
import { folded, type DomDocument, type DomElement } from "./dom.ts";
import type { LinkedArticle } from "./json-ld.ts";

/** Everything that a page calls its article, the surest first; none is empty. */
export function pageTitles(
  document: DomDocument,
  meta: ReadonlyMap<string, string>,
  linked: LinkedArticle | null,
  url: string | null,
): string[] {
  const headings = [...document.querySelectorAll("h1")].map((element) =>
    folded(element.textContent),
  );
  const shared = [meta.get("og:title"), meta.get("twitter:title"), meta.get("dc.title")];
  const whole = folded(document.querySelector("title")?.textContent);
  const site = meta.get("og:site_name") ?? linked?.publisher ?? null;
  const host = url === null ? "" : new URL(url).hostname;
  const heading = ownHeading(headings, [linked?.headline, ...shared, whole]);
  const all = [
    withoutSite(heading ?? ""),
    heading,
    linked?.headline,
    ...shared.map(withoutSite),
    withoutSite(whole),
    whole,
  ];
  const named = [...new Set(all.map((title) => folded(title)))].filter((title) => title !== "");
  // Some pages give every article the site's own name.
  const apart = named.filter((title) => bareWords(title) !== bareWords(site ?? ""));
  return apart.length > 0 ? apart : named;

  function withoutSite(title: string | undefined): string {
    return cutSite(folded(title), site, host);
  }
}

/** The element that shows the headline: one that has its very words, else the first main heading. */
export function headingElement(
  document: DomDocument,
  titles: readonly string[],
): DomElement | null {
  const own = new Set(titles.map(bareWords));
  for (const level of ["h1", "h2", "h3"]) {
    for (const element of document.querySelectorAll(level)) {
      if (own.has(bareWords(folded(element.textContent)))) return element;
    }
  }
  return document.querySelector("h1");
}

/** The heading that the page's data also names: a page may have several, its logo among them. */
function ownHeading(
  headings: readonly string[],
  named: readonly (string | null | undefined)[],
): string | null {
  const names = named.map((name) => bareWords(name ?? "")).filter((name) => name !== "");
  const agreed = headings.find((heading) => {
    const words = bareWords(heading);
    return words.length > 8 && names.some((name) => name.includes(words) || words === name);
  });
  if (agreed !== undefined) return agreed;
  return names.length === 0 ? (headings.find((heading) => heading.length > 15) ?? null) : null;
}

/** A title without the site's name at its end or start: "Talks resume | Example News". */
function cutSite(title: string, site: string | null, host: string): string {
  const parts = title.split(/\s+[|–—·»:-]\s+|\s+::\s+/u);
  const [first] = parts;
  if (first === undefined || parts.length === 1) return title;
  const isSite = (part: string): boolean => {
    const words = bareWords(part);
    if (site !== null && words === bareWords(site)) return true;
    return words.length >= 3 && host.replace(/[^a-z0-9]/g, "").includes(words.replaceAll(" ", ""));
  };
  const last = parts.at(-1) ?? "";
  if (isSite(last)) return title.slice(0, title.lastIndexOf(last)).replace(/[\s|–—·»:-]+$/u, "");
  if (isSite(first)) return title.slice(first.length).replace(/^[\s|–—·»:-]+/u, "");
  // After "|" comes the site or a section, whatever its name is.
  const bar = title.lastIndexOf(" | ");
  return bar > 15 ? title.slice(0, bar) : title;
}
