import type { Kind } from "./answer-types.ts";

const PATTERNS: readonly [Kind, RegExp][] = [
  [
    "date",
    / (?:when|(?:what|which) (?:year|date|day|month|century|decade)|how long ago|what time) /u,
  ],
  [
    "number",
    / (?:how (?:many|much|big|large|long|far|old|often|tall|high|fast|heavy|wide|deep)|what (?:percentage|number|proportion|amount|percent|population|fraction)) /u,
  ],
  [
    "name",
    / (?:who|whom|whose|(?:which|what) (?:person|man|woman|leader|president|minister|general|king|queen|author|scientist)) /u,
  ],
  [
    "place",
    / (?:where|(?:what|which) (?:city|cities|country|countries|town|village|place|state|region|river|area|location|nation|continent|island|county|district)) /u,
  ],
];

/** "when's" and, as in a chat, "whens". */
const SHORTENED = / (how|what|when|where|who)'?s /gu;

/** The kind of answer that the question's words ask for; the first that fits, or null. */
export function asksFor(words: readonly string[]): Kind | null {
  const question = ` ${words.join(" ")} `.replaceAll(SHORTENED, " $1 ");
  return PATTERNS.find(([, pattern]) => pattern.test(question))?.[0] ?? null;
}
