import porter2 from "wink-porter2-stemmer";
import { fold } from "./fold.ts";
import { ENGLISH_STOP_WORDS, type Language } from "./languages.ts";
import { NUMBER } from "./pieces.ts";

export interface Word {
  /** Folded, not stemmed: "killed". */
  word: string;
  /** What index and query compare: "kill". */
  term: string;
  /** Too common to search for. */
  stop: boolean;
}

/** What a written word is read by. */
export interface WordRules {
  /** For a folded word, the spelling that represents its group. */
  readonly variants: ReadonlyMap<string, string>;
  /** Whose words of grammar are left out and whose endings are taken off; null: English. */
  readonly language: Language | null;
}

/** Stop words that in capitals are names: the World Health Organization, the United States … */
const ACRONYMS = new Set(["who", "us", "is", "it"]);
/** Two or more capitals, with stops or without. */
const IN_CAPITALS = /^(?:\p{Lu}{2,}|(?:\p{Lu}\.[ \u00a0\u2009\u202f]?)+\p{Lu}?)$/u;

/** Longer than any word of a dictionary. */
export const MAX_STEMMED_LENGTH = 50;
const MAX_COMPOUND_LENGTH = 40;
const POSSESSIVE = /['’‘ʼ＇´`][sS]$/u;
const HAS_DIGIT = /\p{N}/u;
const HYPHENS = /[-‐‑]/u;
/** "Nagorno-Karabakh" is never written as one word. */
const NAME_IN_TWO = /[-‐‑]\p{Lu}/u;
const BETWEEN_WORDS = /[^\p{L}\p{N}\p{M}]+/u;
/** French, Italian and Catalan articles and pronouns before a vowel: "l'Elysée", "d'Artagnan". */
const ELIDED = /^(?:[cdjlmnst]|qu|jusqu|lorsqu|puisqu|dell|nell|sull|dall|all|un)'(?=\p{L}{2})/u;
const MODEL = /^(\p{L}{1,6})[-‐‑]?(\d{1,3}[a-rt-z]?)s?$/u;
const FIGURE_AND_UNIT = /^([\d.]+)(\p{L}{1,6})$/u;

/** Words written for others: signs, and short forms that can mean nothing else. */
const WRITTEN_FOR: ReadonlyMap<string, string> = new Map([
  ["%", "percent"],
  ["$", "dollar"],
  ["€", "euro"],
  ["£", "pound"],
  ["bn", "billion"],
  ["mn", "million"],
  ["mln", "million"],
  ["tn", "trillion"],
  ["trn", "trillion"],
  ["usa", "us"],
]);
/** What a unit written onto its figure says; "" where the figure alone says it. */
const GLUED: ReadonlyMap<string, string> = new Map([
  ["bn", "billion"],
  ["b", "billion"],
  ["m", "million"],
  ["mn", "million"],
  ["mln", "million"],
  ["k", "thousand"],
  ["tn", "trillion"],
  ["trn", "trillion"],
  ["st", ""],
  ["nd", ""],
  ["rd", ""],
  ["th", ""],
]);
const UNITS = new Set(
  "am pm km kg cm mm mi ft lb lbs mph kph kmh kwh mwh gw mw hz ghz gb tb".split(" "),
);
/** Powers that are written in words, with the decimals that they are written with. */
const SCALES = [
  [1e12, "trillion"],
  [1e9, "billion"],
  [1e6, "million"],
] as const;
const MAX_SCALED_DECIMALS = 2;
const NUMBER_WORDS: ReadonlyMap<string, string> = new Map([
  ..."two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen"
    .split(" ")
    .map((word, at) => [word, String(at + 2)] as const),
  ..."twenty thirty forty fifty sixty seventy eighty ninety"
    .split(" ")
    .map((word, at) => [word, String((at + 2) * 10)] as const),
]);

/** How much of a written word is marked and shown: all but a possessive `'s`. */
export function shownLength(raw: string): number {
  return raw.length - (POSSESSIVE.test(raw) ? 2 : 0);
}

/**
 * The words that one piece of text is: mostly one; "½" is two ("1⁄2" by NFKD), "$5bn" is "dollar",
 * "5", "billion" over two pieces; none for a hyphenated word that is never written as one.
 */
export function wordsOf(raw: string, { variants, language }: WordRules): Word[] {
  if (language !== null) return foreignWords(raw, language, variants);
  const folded = fold(raw);
  if (folded.endsWith("n't")) return [{ word: folded, term: folded, stop: true }];
  if (ENGLISH_STOP_WORDS.has(folded)) {
    const stop = !(ACRONYMS.has(folded) && IN_CAPITALS.test(raw));
    return [{ word: folded, term: stop ? folded : (variants.get(folded) ?? folded), stop }];
  }
  const written = WRITTEN_FOR.get(folded);
  const parts = written === undefined ? partsOf(raw, folded) : [written];
  return parts
    .filter((word) => word !== "")
    .map((word) => {
      const stop = ENGLISH_STOP_WORDS.has(word) && !(ACRONYMS.has(word) && IN_CAPITALS.test(raw));
      return { word, term: stop ? word : termOf(variants.get(word) ?? word), stop };
    });
}

/** The same in another language: what its grammar needs is left out, and its endings are taken off. */
function foreignWords(
  raw: string,
  language: Language,
  variants: ReadonlyMap<string, string>,
): Word[] {
  const lower = raw.normalize("NFC").toLowerCase();
  return partsOf(raw, fold(raw)).flatMap((word): Word[] => {
    if (word === "") return [];
    if (language.stopWords.has(word)) return [{ word, term: word, stop: true }];
    const written = variants.get(word) ?? (fold(lower) === word ? lower : word);
    return [{ word, term: isStemmed(written) ? language.stem(written) : written, stop: false }];
  });
}

function partsOf(raw: string, folded: string): string[] {
  const base = folded.replace(/'s$/u, "").replace(ELIDED, "").replaceAll("'", "");
  if (NUMBER.test(base) || /^\d+:\d/.test(base)) return figureParts(base);
  const model = MODEL.exec(base);
  if (model !== null) return [`${model[1]}${model[2]}`];
  if (HYPHENS.test(raw)) return NAME_IN_TWO.test(raw) ? [] : joined(base);
  return base
    .replaceAll(/\.\s?/gu, "")
    .split(BETWEEN_WORDS)
    .map((word) => WRITTEN_FOR.get(word) ?? word);
}

/** "cease-fire" as "ceasefire", beside its parts; nothing where it is no word in one. */
function joined(compound: string): string[] {
  const parts = compound.split(HYPHENS);
  const one = parts.join("");
  return HAS_DIGIT.test(one) || one.length > MAX_COMPOUND_LENGTH ? [] : [one];
}

/** "1,200,000" as "1.2", "million"; "7:30pm" as "7.30", "pm"; "19th" as "19". */
function figureParts(written: string): string[] {
  const plain = written.replaceAll(/[,\s]/gu, "").replace(/^(\d+):/u, "$1.");
  const [, figure = plain, unit = ""] = FIGURE_AND_UNIT.exec(plain) ?? [];
  if (unit === "") return scaled(plain);
  // "747s" are several; "1990s" and "80s" are decades.
  if (unit === "s" && /^\d\d[1-9]$/u.test(figure)) return [figure];
  const said = GLUED.get(unit);
  if (said !== undefined) return [figure, said];
  return UNITS.has(unit) ? [figure, unit] : [plain];
}

function scaled(figure: string): string[] {
  if (figure.includes(".") || figure.length < 7) return [figure];
  const value = Number(figure);
  for (const [scale, name] of SCALES) {
    if (value < scale) continue;
    const mantissa = String(value / scale);
    const decimals = mantissa.split(".")[1]?.length ?? 0;
    return value < scale * 1000 && decimals <= MAX_SCALED_DECIMALS ? [mantissa, name] : [figure];
  }
  return [figure];
}

/**
 * Porter2 would take digits for letters ("2003" becomes "200i"), and its time grows with the
 * square of a word's length: 1.2 s for 20,000 letters, which is no word.
 */
export function termOf(word: string): string {
  const figure = NUMBER_WORDS.get(word);
  if (figure !== undefined) return figure;
  return isStemmed(word) ? porter2(oneSpelling(word)) : word;
}

function isStemmed(word: string): boolean {
  return !HAS_DIGIT.test(word) && word.length <= MAX_STEMMED_LENGTH;
}

/** British endings, and the American ones used for both. */
const ENDINGS: readonly [RegExp, string][] = [
  [/^(\p{L}{3,})is(e|ed|es|er|ers|ing|ation|ations|ational)$/u, "$1iz$2"],
  [/^(\p{L}{3,})ys(e|ed|es|er|ers|ing)$/u, "$1yz$2"],
  [/^(\p{L}{3,})our(s|ed|ing|able|ful|less|ite|ites|hood|hoods|ly)?$/u, "$1or$2"],
  [/^(\p{L}{2,})tre(s|d)?$/u, "$1ter$2"],
  [/^(\p{L}{3,}[aeiou])ll(ed|ing|er|ers)$/u, "$1l$2"],
  [/^(def|off|lic|pret)ence(s|less)?$/u, "$1ense$2"],
  [/^(catal|dial|anal|monol|prol)ogue(s)?$/u, "$1og$2"],
  [/^(prog)ramme(s)?$/u, "$1ram$2"],
];
const MAYBE_BRITISH = /is|ys|our|tre|ll|ence|ogue|ramme/u;

/**
 * One spelling for the British and the American form of a word ("normalisation" and
 * "normalization"). A word that merely ends alike ("promise") changes everywhere the same, so it
 * still finds itself. On 1,400 questions this moved hit@1 by less than .001: docs/ranking.md.
 */
function oneSpelling(word: string): string {
  if (!MAYBE_BRITISH.test(word)) return word;
  for (const [british, american] of ENDINGS) {
    if (british.test(word)) return word.replace(british, american);
  }
  return word;
}
