/**
 * A news agency's NITF file as a page: its headline, outlet, day and paragraphs. It is only rewritten here; the page
 * is read like any other, with the same limits.
 */
export function nitfPage(xml: string): string {
  const text = (name: string) =>
    new RegExp(`<${name}(?:\\s[^>]*)?>([\\s\\S]*?)</${name}>`, "i").exec(xml)?.[1] ?? "";
  const attribute = (element: string, name: string) =>
    new RegExp(`<${element}\\s[^>]*?\\b${name}\\s*=\\s*"([^"]*)"`, "i").exec(xml)?.[1] ?? "";
  const title = text("hl1") || text("headline") || text("title");
  const day =
    attribute("date\\.issue", "norm") ||
    attribute("pubdata", "date\\.publication") ||
    attribute("story\\.date", "norm");
  const iso = day.replace(
    /^(\d{4})(\d{2})(\d{2})(?:T(\d{2})(\d{2})\d{2})?.*$/,
    (_, ...parts: string[]) => {
      const [year, month, date, hour, minute] = parts;
      return `${year}-${month}-${date}${hour === undefined ? "" : `T${hour}:${minute}`}`;
    },
  );
  const byline = text("byline")
    .replace(/<[^>]*>/g, " ")
    .replace(/^\s*by\s+/i, "");
  const body = text("body\\.content").replace(
    /<(?:media|nitf-table|table)\b[\s\S]*?<\/(?:media|nitf-table|table)>/gi,
    "",
  );
  return `<html><head><title>${title}</title>
<meta property="og:site_name" content="${quoted(attribute("pubdata", "name"))}">
<meta property="article:published_time" content="${quoted(iso)}">
<meta name="author" content="${quoted(byline.trim())}">
</head><body><article><h1>${title}</h1>${body}</article></body></html>`;
}

function quoted(text: string): string {
  return text.replaceAll('"', "&quot;").replaceAll("<", "&lt;");
}
