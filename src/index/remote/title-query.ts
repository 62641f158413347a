import { monthNames } from "../../language/calendar.ts";
import { wordsIn } from "../../language/fold.ts";
import { indexed } from "./documents.ts";

/** What a word that is there counts, the better it fits the more: as `findArticles` weighs it. */
const SAME = 1028;
const BEGUN = 1027;
const WITHIN = 1026;
const MISTYPED = 1025;
/** Letters from which on a word is looked for within others, and may be mistyped; once, or twice. */
const MIN_WITHIN = 3;
const ONE_SLIP_FROM = 4;
const TWO_SLIPS_FROM = 8;
const MAX_EXPANSIONS = 100;

/** Articles with any of these words in title, outlet or date, those with most of them first. */
export function titleQuery(words: readonly string[], locale: string): object {
  if (words.length === 0) return { match_all: {} };
  const namesOfMonths = monthNames(locale, "long").map(([alone = ""]) => wordsIn(alone));
  const should = words.map((word) => {
    const months = namesOfMonths.flatMap((names, month) =>
      names.some((name) => name.startsWith(word)) ? [ofMonth(month + 1)] : [],
    );
    return { dis_max: { queries: [...fitting(indexed(word)), ...months] } };
  });
  return { bool: { should, minimum_should_match: 1 } };
}

function fitting(word: string): object[] {
  const fits = [
    scored(SAME, { term: { about: word } }),
    scored(BEGUN, { prefix: { about: word } }),
  ];
  if (word.length >= MIN_WITHIN) {
    const value = `*${word.replaceAll(/[*?\\]/g, String.raw`\$&`)}*`;
    fits.push(scored(WITHIN, { wildcard: { about: { value } } }));
  }
  if (word.length >= ONE_SLIP_FROM && !/\d/.test(word)) {
    const fuzziness = word.length < TWO_SLIPS_FROM ? 1 : 2;
    const fuzzy = { about: { value: word, fuzziness, max_expansions: MAX_EXPANSIONS } };
    fits.push(scored(MISTYPED, { fuzzy }));
  }
  return fits;
}

/** Articles of a month of any year, January being 1. */
function ofMonth(month: number): object {
  const value = `????-${String(month).padStart(2, "0")}`;
  return scored(BEGUN, { wildcard: { month: { value } } });
}

/** What meets a condition counts so much, whatever it is. */
export function scored(boost: number, filter: object): object {
  return { constant_score: { filter, boost } };
}
