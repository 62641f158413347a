import type { Rows } from "./database.ts";

/** A text of an article file that is not the one in the folder. */
export interface ArticleVersion {
  file: string;
  /** The whole file. */
  text: string;
  /** `former`: it was replaced. `withheld`: it was not written, for the file had been edited by hand. */
  kind: "former" | "withheld";
  /** When that was, in milliseconds since 1970. */
  at: number;
}

export function addVersion(
  rows: Rows,
  { file, text, kind, at }: ArticleVersion,
  hash: string,
): void {
  rows.run(
    "INSERT INTO article_version (file, hash, text, kind, at) VALUES (?, ?, ?, ?, ?) ON CONFLICT DO NOTHING",
    file,
    hash,
    text,
    kind,
    at,
  );
}

/** The texts of a file, the newest first. */
export function versionsOf(
  rows: Rows,
  file: string,
  kind: ArticleVersion["kind"],
): ArticleVersion[] {
  return rows.all<ArticleVersion>(
    "SELECT file, text, kind, at FROM article_version WHERE file = ? AND kind = ? ORDER BY at DESC, id DESC",
    file,
    kind,
  );
}

export function removeVersions(rows: Rows, file: string): void {
  rows.run("DELETE FROM article_version WHERE file = ?", file);
}
