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

/** Acronyms with their full names, as they are written. */
export function acronyms(): readonly [acronym: string, name: string][] {
  return TABLE;
}
