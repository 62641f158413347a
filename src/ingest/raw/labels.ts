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
  titel: "title",
  titre: "title",
  título: "title",
  titolo: "title",
  заголовок: "title",
  quelle: "source",
  fuente: "source",
  fonte: "source",
  bron: "source",
  källa: "source",
  kilde: "source",
  źródło: "source",
  kaynak: "source",
  источник: "source",
  джерело: "source",
  المصدر: "source",
  来源: "source",
  出典: "source",
  datum: "date",
  fecha: "date",
  дата: "date",
  tarih: "date",
  auteur: "author",
  autor: "author",
  autore: "author",
  автор: "author",
  yazar: "author",
};

const LINE = new RegExp(`^\\W*(${Object.keys(NAMES).join("|")})\\s*[:：]\\s*(\\S.{0,400})$`, "iu");

/** Reads one line of the form "Label: value", or null. A "source" that is an address is the URL. */
export function readLabel(line: string): { name: keyof Labels; value: string } | null {
  const match = LINE.exec(line);
  const name = NAMES[match?.[1]?.toLowerCase() ?? ""];
  const said = match?.[2]?.trim().replace(/^<(https?:[^>]*)>$/i, "$1");
  // "(Source: TASS)"
  const value = /^\W*\(/.test(line) && said?.endsWith(")") ? said.slice(0, -1).trim() : said;
  if (!name || !value) return null;
  const isAddress = /^https?:\/\/\S+$/i.test(value);
  if (name === "url") return isAddress ? { name, value } : null;
  if (isAddress) return name === "source" ? { name: "url", value } : null;
  return { name, value };
}
