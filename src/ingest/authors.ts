import { bareWords } from "./lines.ts";

/** Names that systems give to whoever filed the article. */
const NOBODY =
  /^(?:admin(?:istrator)?|editor(?:s|ial)?(?: team| board)?|staff(?: (?:writer|reporter)s?)?|web ?(?:desk|master)|news ?(?:desk|room)|redaktion|redaction|rédaction|redacción|guest|author|anonymous|unknown|user|root|wordpress|null|undefined)$/i;
const MAX_NAME = 100;
const MAX_AUTHORS = 30;

/**
 * The people behind a byline, every one once: "By A and B", "A, B and C" and lists are taken apart; the outlet's own
 * name, addresses and accounts ("admin") are no author.
 */
export function cleanAuthors(
  bylines: readonly string[],
  outlets: readonly (string | null)[],
): string[] {
  const own = new Set(outlets.map((outlet) => bareOutlet(outlet ?? "")));
  const found = new Map<string, string>();
  for (const name of bylines.flatMap(namesIn)) {
    const bare = bareWords(name);
    const isOutlet = own.has(bareOutlet(name));
    const isNobody = NOBODY.test(name) || HOST.test(name);
    if (bare === "" || isOutlet || isNobody || name.length > MAX_NAME) continue;
    if (!found.has(bare)) found.set(bare, name);
  }
  return [...found.values()].slice(0, MAX_AUTHORS);
}

function namesIn(byline: string): string[] {
  const bare = byline
    .replace(/^\s*(?:by|von|par|por|di|от)\s*:?\s+/i, "")
    .replace(/\s+/g, " ")
    .trim();
  if (/^(?:https?:|www\.|@)|@\S+\.\w/i.test(bare)) return [];
  const parts = bare.split(/\s*[;|]\s*|\s+(?:and|und|et|y|и)\s+|\s*&\s*/u);
  // "Jane Doe, John Roe" are two people; "Jane Doe, AP Auto Writer" and "Doe, Jane" are one.
  return parts.flatMap((part) => {
    const commas = part.split(/,\s+/);
    const [first = "", second = ""] = commas;
    if (commas.length > 1 && commas.every(isFullName)) return commas;
    // "Jane Doe, Chief Reporter" is Jane Doe.
    if (commas.length === 2 && isFullName(first) && ROLE.test(second)) return [first];
    return [
      /^\p{Lu}[\p{L}’'-]+, \p{Lu}[\p{L}.’' -]{1,30}$/u.test(part) ? `${second} ${first}` : part,
    ];
  });
}

const ROLE =
  /\b(?:writer|reporter|editor|correspondent|columnist|journalist|news|press|media|agency|staff|redakteur(?:in)?|journaliste|redactora?|giornalista|корреспондент|jr|sr|phd|md)\b/iu;

function isFullName(text: string): boolean {
  return (
    /^\p{Lu}[\p{L}.’'-]*(?:\s+(?:\p{Lu}[\p{L}.’'-]*|de|van|von|der|al|bin)){1,4}$/u.test(text) &&
    !ROLE.test(text)
  );
}

/** "herald.example", without a person's name. */
const HOST = /^(?:[a-z0-9-]+\.)+[a-z]{2,}$/i;

/** "The Herald", "Herald Staff" and "herald.example" are the Herald. */
function bareOutlet(name: string): string {
  return bareWords(name)
    .replace(/^the /, "")
    .replace(/ (?:staff|team|editors?|desk|newsroom|bureau|redaktion|com|org|net)$/, "");
}
