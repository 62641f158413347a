import { sentences } from "./sentences.ts";
import { tokenize } from "./tokens.ts";

const CAPITALISED = String.raw`\p{Lu}[\p{L}\p{M}\p{N}]*(?:[-'’]\p{Lu}[\p{L}\p{M}\p{N}]*)*`;
const NAME = new RegExp(
  String.raw`(?<![\p{L}\p{M}\p{N}])${CAPITALISED}(?: (?:of (?:the )?)?${CAPITALISED})*`,
  "gu",
);
const MOST_WORDS = 5;

/** Days and months are written like names, and name nobody. */
const CALENDAR = new Set(calendarWords());

/**
 * What is written like a name, as it stands in the text: runs of capitalised words. A word that
 * starts a sentence has its capital anyway, so alone it is not counted.
 */
export function namesIn(text: string): string[] {
  const found: string[] = [];
  for (const { start, end } of sentences(text)) {
    const sentence = text.slice(start, end);
    const begin = sentence.search(/[\p{L}\p{N}]/u);
    for (const match of sentence.matchAll(NAME)) {
      const words = match[0].split(" ");
      while (words.length > 0 && isNoName(words[0] ?? "")) words.shift();
      while (words.length > 0 && isNoName(words.at(-1) ?? "")) words.pop();
      const name = words.join(" ");
      const starts = match.index === begin && words.length === 1 && match[0] === words[0];
      if (!starts && name.length > 2 && words.length <= MOST_WORDS) found.push(name);
    }
  }
  return found;
}

function isNoName(word: string): boolean {
  if (CALENDAR.has(word)) return true;
  const [token] = tokenize(word);
  return token === undefined || token.stop;
}

function calendarWords(): string[] {
  const month = new Intl.DateTimeFormat("en", { month: "long", timeZone: "UTC" });
  const weekday = new Intl.DateTimeFormat("en", { weekday: "long", timeZone: "UTC" });
  return [
    ...Array.from({ length: 12 }, (_, at) => month.format(Date.UTC(2023, at, 1))),
    ...Array.from({ length: 7 }, (_, at) => weekday.format(Date.UTC(2023, 0, at + 1))),
  ];
}
