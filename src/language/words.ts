import { fold } from "./fold.ts";

/** Folded words, as names, headlines, outlets and typed texts are compared. */
export function wordsIn(text: string): string[] {
  return fold(text).match(/[\p{L}\p{N}\p{M}]+/gu) ?? [];
}
