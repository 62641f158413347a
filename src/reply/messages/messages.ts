import type { Locale } from "discord-api-types/v10";
import { en, type Messages } from "./en.ts";

export type { Messages };

/** Discord's locales with a translation; every other one reads English. */
export const TRANSLATIONS: Partial<Record<`${Locale}`, Messages>> = {};

/** The messages for a reader's language, e.g. "en-GB"; English where there is no translation. */
export function messagesFor(locale: string): Messages {
  const translations: Readonly<Record<string, Messages>> = TRANSLATIONS;
  return Object.hasOwn(translations, locale) ? (translations[locale] ?? en) : en;
}
