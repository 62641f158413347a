import type { Locale } from "discord-api-types/v10";
import { de } from "./de.ts";
import { en, type Messages } from "./en.ts";
import { es, es419 } from "./es.ts";
import { fr } from "./fr.ts";
import { ru } from "./ru.ts";
import { tr } from "./tr.ts";

export type { Messages };

/** By Discord's locale; every other one reads English. */
export const TRANSLATIONS: Partial<Record<`${Locale}`, Messages>> = {
  de,
  "es-ES": es,
  "es-419": es419,
  fr,
  ru,
  tr,
};

/** The messages for a reader's language, e.g. "en-GB"; English where there is no translation. */
export function messagesFor(locale: string): Messages {
  const translations: Readonly<Record<string, Messages>> = TRANSLATIONS;
  return Object.hasOwn(translations, locale) ? (translations[locale] ?? en) : en;
}
