import { MONTHS, WEEKDAYS } from "./calendar.ts";
import { tokenize, type Analyser } from "./tokenizer.ts";

const CAPITALISED = String.raw`\p{Lu}[\p{L}\p{M}\p{N}]*(?:[-'’]\p{Lu}[\p{L}\p{M}\p{N}]*)*`;
const NAME = new RegExp(
  String.raw`(?<![\p{L}\p{M}\p{N}])${CAPITALISED}(?: (?:of (?:the )?)?${CAPITALISED})*`,
  "gu",
);
const MAX_WORDS = 5;
/** What precedes the first word of a sentence: good enough here, at a tenth of the cost. */
const STARTS_SENTENCE = /(?:^|[.!?…]["”’)]?\s)["“‘(]?$/u;

/** What begins a sentence on a part of something: "Some of the Alps". */
const QUANTIFIERS = new Set(
  `One Two Three Four Five Half Part Parts Most Much Many Some All None Any Each Either Neither Both
  Several Few Members`.split(/\s+/u),
);
/** Months for short that are no names of people. */
const SHORT_MONTHS = new Set("Feb Apr Aug Sep Sept Oct Nov Dec".split(" "));
/** Days and months are written like names, and name nobody. */
const CALENDAR = new Set<string>([...MONTHS, ...WEEKDAYS]);

/**
 * What is written like a name, as the text has it: runs of capitalised words. A word that
 * starts a sentence has its capital anyway, so alone it is not counted.
 */
export function namesIn(text: string, analyser: Analyser): string[] {
  const found: string[] = [];
  for (const match of text.matchAll(NAME)) {
    const words = match[0].split(" ");
    while (words.length > 0 && isNoName(words[0] ?? "", analyser)) words.shift();
    while (words.length > 0 && isNoName(words.at(-1) ?? "", analyser)) words.pop();
    const starts = STARTS_SENTENCE.test(text.slice(Math.max(0, match.index - 4), match.index));
    if (starts && words.length > 0 && match[0].startsWith(`${words[0]} of `)) dropPartOf(words);
    const name = words.join(" ");
    const alone = words.length === 1 && match[0] === name;
    if (SHORT_MONTHS.has(name)) continue;
    if (name.length <= 2 || words.length > MAX_WORDS) continue;
    if (!alone || !starts) found.push(name);
  }
  return found;
}

/** "One of North America" at the start of a sentence names a part of what it names. */
function dropPartOf(words: string[]): void {
  if (!QUANTIFIERS.has(words[0] ?? "")) return;
  words.splice(0, words[2] === "the" ? 3 : 2);
}

function isNoName(word: string, analyser: Analyser): boolean {
  if (CALENDAR.has(word)) return true;
  const [token] = tokenize(word, analyser);
  return token === undefined || token.stop;
}
