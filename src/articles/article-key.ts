import { hash } from "node:crypto";

/** Length of an article's key: 42 bits, so that even a million articles rarely share one. */
export const KEY_LENGTH = 7;

/** A short name for an article, for places too narrow for its slug; two articles may share one. */
export function articleKey(slug: string): string {
  return hash("sha256", slug, "base64url").slice(0, KEY_LENGTH);
}
