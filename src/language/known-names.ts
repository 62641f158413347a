import data from "./names.json" with { type: "json" };
import { termOf } from "./written-words.ts";

/**
 * Names that are no words of English, folded: countries, capitals, cities, languages, common given
 * names. `npx tsx bench/data/make-names.ts` writes them; it names their sources.
 */
const NAMES: ReadonlySet<string> = new Set(data.names.split(" "));

/** By term, the terms of what belongs to a country, and the country: "france" and "french". */
const DEMONYMS: ReadonlyMap<string, readonly string[]> = readDemonyms();
/** By the name of a region, folded, the words of longer names that hold it: "guinea", "guinea bissau". */
const LONGER: ReadonlyMap<string, readonly (readonly string[])[]> = readLonger();
/** Endings that make an adjective of a region that the list lacks: "Catalonian", "Karabakhi". */
const REGION_ENDINGS = ["n", "an", "ian", "i"];
/** Shorter names are too near others: Niger and Nigerian, Roma and Roman. */
const MIN_REGION_LENGTH = 7;

/** Whether a folded word is a well-known name and no word of English, or names a country. */
export function isKnownName(word: string): boolean {
  return NAMES.has(word);
}

/** Of these terms that begin like a name's, those that belong to what it names, and more such. */
export function demonymsOf(term: string, similar: readonly string[]): readonly string[] {
  const known = DEMONYMS.get(term);
  if (known !== undefined) return known;
  // "Dominican" belongs to another country as well, so it does not tell Dominica.
  if (NAMES.has(term)) return [];
  return similar.filter((other) => {
    const [short, long] = term.length < other.length ? [term, other] : [other, term];
    return (
      short.length >= MIN_REGION_LENGTH &&
      REGION_ENDINGS.some((ending) => `${short}${ending}` === long)
    );
  });
}

/** Whether a folded word is a part of a longer name of another region. */
export function mayBeInLongerName(word: string): boolean {
  return LONGER.has(word);
}

/**
 * The folded words of another region's name that the word at `at` is a part of: "Guinea" in "Papua
 * New Guinea", "Mexico" in "New Mexico"; null where it is in none. `words` are a text's, in order.
 */
export function longerNameAt(
  words: readonly { word: string }[],
  at: number,
): readonly string[] | null {
  const word = words[at]?.word ?? "";
  const found = LONGER.get(word)?.find((longer) => {
    const start = at - longer.indexOf(word);
    return longer.every((other, place) => words[start + place]?.word === other);
  });
  return found ?? null;
}

function readLonger(): Map<string, string[][]> {
  const all = new Map<string, string[][]>();
  for (const line of data.longer) {
    const [name = "", longer = ""] = line.split(": ");
    all.set(name, [...(all.get(name) ?? []), longer.split(" ")]);
  }
  return all;
}

function readDemonyms(): Map<string, string[]> {
  const all = new Map<string, Set<string>>();
  const add = (from: string, to: string): void => {
    if (from !== to) all.set(from, (all.get(from) ?? new Set()).add(to));
  };
  for (const line of data.demonyms) {
    const [place = "", ...belonging] = line.split(" ").map(termOf);
    for (const one of belonging) {
      add(place, one);
      add(one, place);
    }
  }
  return new Map([...all].map(([term, others]) => [term, [...others]]));
}

/** Whether a term names a country or says what belongs to one. */
export function isDemonym(term: string): boolean {
  return DEMONYMS.has(term);
}

/** Whether two folded words of such a term name the same: "Danes" and "Dane", not "France" and "francs". */
export function isSameDemonym(one: string, other: string): boolean {
  return one === other || one === `${other}s` || other === `${one}s`;
}
