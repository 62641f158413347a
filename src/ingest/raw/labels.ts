/** What a text states about itself in lines like "Source: TASS". */
export interface Labels {
  title?: string;
  source?: string;
  date?: string;
  url?: string;
  author?: string;
}

const NAMES: Readonly<Record<string, keyof Labels>> = {
  title: "title",
  headline: "title",
  source: "source",
  outlet: "source",
  publisher: "source",
  publication: "source",
  newspaper: "source",
  date: "date",
  published: "date",
  "publication date": "date",
  url: "url",
  link: "url",
  address: "url",
  "originally published at": "url",
  "original article": "url",
  author: "author",
  byline: "author",
};

const LINE = new RegExp(`^\\W*(${Object.keys(NAMES).join("|")})\\s*:\\s*(\\S.{0,400})$`, "iu");

/** Reads one line of the form "Label: value", or null. A "source" that is an address is the URL. */
export function readLabel(line: string): { name: keyof Labels; value: string } | null {
  const match = LINE.exec(line);
  const name = NAMES[match?.[1]?.toLowerCase() ?? ""];
  const value = match?.[2]?.trim().replace(/^<(https?:[^>]*)>$/i, "$1");
  if (!name || !value) return null;
  const isAddress = /^https?:\/\/\S+$/i.test(value);
  if (name === "url") return isAddress ? { name, value } : null;
  if (isAddress) return name === "source" ? { name: "url", value } : null;
  return { name, value };
}
