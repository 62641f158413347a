import { type Analyser, termsIn } from "./tokenizer.ts";

/** Short names that articles use in place of the full one, and the reverse. */
const TABLE: readonly [acronym: string, name: string][] = [
  ["eu", "European Union"],
  ["un", "United Nations"],
  ["us", "United States"],
  ["uk", "United Kingdom"],
  ["uae", "United Arab Emirates"],
  ["ussr", "Soviet Union"],
  ["drc", "Democratic Republic of the Congo"],
  ["who", "World Health Organization"],
  ["imf", "International Monetary Fund"],
  ["wto", "World Trade Organization"],
  ["ecb", "European Central Bank"],
  ["icc", "International Criminal Court"],
  ["icj", "International Court of Justice"],
  ["icrc", "International Committee of the Red Cross"],
  ["iaea", "International Atomic Energy Agency"],
  ["nato", "North Atlantic Treaty Organization"],
  ["osce", "Organization for Security and Co-operation in Europe"],
  ["opec", "Organization of the Petroleum Exporting Countries"],
  ["asean", "Association of Southeast Asian Nations"],
  ["fbi", "Federal Bureau of Investigation"],
  ["cia", "Central Intelligence Agency"],
  ["gdp", "gross domestic product"],
  ["ngo", "non-governmental organization"],
  ["ceo", "chief executive officer"],
];

/** The full name of a folded acronym, or null. */
export function fullName(acronym: string): string | null {
  return TABLE.find(([short]) => short === acronym)?.[1] ?? null;
}

/** The full names of several words, whose acronym a text may have in their place. */
export interface FullName {
  acronym: string;
  /** As it is written. */
  name: string;
  terms: readonly string[];
}

export function fullNames(analyser: Analyser): FullName[] {
  return TABLE.map(([acronym, name]) => ({ acronym, name, terms: termsIn(name, analyser) })).filter(
    ({ terms }) => terms.length > 1,
  );
}
