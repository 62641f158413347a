import { type Outlet, outletKey } from "../../articles/outlets.ts";
import { wordsIn } from "../../language/fold.ts";

/** An outlet that a question names in prose, and the words that do so. */
export interface NamedOutlet {
  outlet: Outlet;
  /** What is taken out of the question: "according to TASS", "what does TASS say about". */
  start: number;
  end: number;
}

/** A longer name is hostile, and no question holds it. */
const MAX_NAME_LENGTH = 100;
const LETTER = String.raw`[\p{L}\p{N}]`;
const SAY =
  "(?:say|says|said|write|writes|wrote|report|reports|reported|claim|claims|claimed|think|thinks|tell us|tells us|publish|publishes|published)";
const ABOUT = "(?:\\s+(?:about|on|of|regarding|concerning))?";

/**
 * The outlet whose reports are asked for: "what does TASS say about …", "… according to TASS",
 * "is The Cradle reliable?". A name that merely occurs in the question is a word like any other.
 */
export function namedOutlet(text: string, outlets: readonly Outlet[]): NamedOutlet | null {
  const known = new Set(wordsIn(text));
  for (const outlet of outlets) {
    if (outlet.name.length > MAX_NAME_LENGTH) continue;
    if (outlet.name.length > text.length) continue;
    if (!wordsIn(outlet.name).every((word) => known.has(word))) continue;
    for (const pattern of patternsOf(outlet.name)) {
      const match = pattern.exec(text);
      if (match !== null) return { outlet, start: match.index, end: match.index + match[0].length };
    }
  }
  return null;
}

function patternsOf(name: string): RegExp[] {
  const bare = outletKey(name).replace(/^the\s+/u, "");
  const escaped = bare
    .replaceAll(/[.*+?^${}()|[\]\\]/gu, String.raw`\$&`)
    .replaceAll(/\s+/gu, String.raw`\s+`);
  const named = String.raw`(?:the\s+)?${escaped}(?:['’]s)?`;
  return [
    String.raw`(?:what|how)\s+(?:do|does|did|has|have)\s+${named}\s+${SAY}${ABOUT}`,
    String.raw`(?:as\s+)?(?:according\s+to|reported\s+by|published\s+by|written\s+by)\s+${named}`,
    String.raw`${named}\s+(?:says|said|reports|reported|writes|wrote)(?:\s+(?:that|about|on))?`,
    String.raw`(?:in|on|from|by)\s+${named}(?=\s*[?!.]*\s*$)`,
    String.raw`(?:is|are)\s+${named}\s+(?:reliable|trustworthy|credible|biased|independent|serious|any good)`,
  ].map((pattern) => new RegExp(`(?<!${LETTER})(?:${pattern})(?!${LETTER})`, "iu"));
}
