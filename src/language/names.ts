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
    const name = words.join(" ");
    const alone = words.length === 1 && match[0] === name;
    if (name.length <= 2 || words.length > MAX_WORDS) continue;
    if (!alone || !STARTS_SENTENCE.test(text.slice(Math.max(0, match.index - 4), match.index))) {
      found.push(name);
    }
  }
  return found;
}

function isNoName(word: string, analyser: Analyser): boolean {
  if (CALENDAR.has(word)) return true;
  const [token] = tokenize(word, analyser);
  return token === undefined || token.stop;
}
