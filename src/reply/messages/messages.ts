import { en } from "./en.ts";

/** What each language must say; English is the pattern. */
export type Messages = typeof en;

/** The messages for a reader's language, e.g. "en-GB"; English where there is no translation. */
export function messagesFor(_locale: string): Messages {
  return en;
}
