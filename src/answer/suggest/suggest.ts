import { memoize } from "../../lib/memoize.ts";
import { tokenize, type Analyser } from "../../language/tokenizer.ts";
import { parseQuestion } from "../question/parse.ts";
import { completeWithName } from "./complete.ts";
import type { NameIndex } from "./lookup.ts";
import type { ArticleStore } from "../../articles/store.ts";
import { wordsIn } from "../../language/fold.ts";
import { isAnswered } from "../ask.ts";
import type { Archive } from "../archive.ts";

/** A name has this many words at most that are looked for at the end of what was typed. */
const MAX_ENDING = 4;
/** A shorter word, perhaps not yet whole, tells no headline from another. */
const MIN_WORD_LENGTH = 3;
/** Each is tried before it is offered: at 100 articles a try takes about 2 ms. */
const MAX_TRIED = 10;
/**
 * Milliseconds after which no other is tried, where a try can take long. What is left out then is
 * offered a letter later: what was found out is kept.
 */
const MAX_SEARCH_MS = 20;
/** In an archive of fewer paragraphs all ten take less than 10 ms at the 99th percentile. */
const LARGE = 20_000;
/** Paragraphs looked at for the words of one question's operators: 300 take up to 20 ms. */
const PATIENCE = 300;
/** Questions whose outcome is kept, about 200 bytes each. */
const MAX_KEPT = 5000;

/**
 * Questions that begin as typed and that the articles answer, names before headlines. Those of an
 * index that is far away are not tried before they are offered: they are made of what articles name,
 * and of headlines.
 */
export async function suggest(typed: string, archive: Archive, locale: string): Promise<string[]> {
  const { articles, analyser } = archive;
  const names = await archive.names();
  const started = performance.now();
  const fromNames = completions(typed, names, analyser, MAX_TRIED / 2);
  const most = MAX_TRIED - fromNames.length;
  const candidates = [...fromNames, ...(await headlinesLike(typed, articles, analyser, most))];
  if (archive.far) return candidates;
  const answered: string[] = [];
  for (const candidate of candidates) {
    if (await answers(candidate, archive, locale)) answered.push(candidate);
    if (archive.index.size > LARGE && performance.now() - started > MAX_SEARCH_MS) break;
  }
  return answered;
}

/** Whether the articles answer a question, which is remembered. */
export async function answers(
  question: string,
  archive: Archive,
  locale: string,
): Promise<boolean> {
  const parsed = await parseQuestion(question, {}, archive, locale);
  if ("problem" in parsed) return false;
  const known = archive.suggested;
  return memoize(known, MAX_KEPT, parsed.text, () =>
    isAnswered(parsed, archive, PATIENCE).catch((error: unknown) => {
      // A disk that could not be read is tried again.
      known.delete(parsed.text);
      throw error;
    }),
  );
}

/** What was typed, its last words completed to names; more words of a name before fewer. */
function completions(typed: string, names: NameIndex, analyser: Analyser, most: number): string[] {
  if (typed === "") return names.first(most).map(({ text }) => text);
  if (/\s$/u.test(typed)) return [];
  const starts = [...typed.matchAll(/(?<![\p{L}\p{N}\p{M}])[\p{L}\p{N}\p{M}]+/gu)];
  for (const { index } of starts.slice(-MAX_ENDING)) {
    const ending = wordsIn(typed.slice(index));
    // "who is" ends in a whole word, not in the beginning of "Israel".
    const begins = tokenize(typed.slice(index), analyser).some(({ stop }) => !stop);
    if (!begins || ending.join("").length < 2) continue;
    const found = new Set(
      names
        .withPrefix(ending, most + 1)
        .map((name) => completeWithName(typed.slice(0, index), name))
        .filter((question) => !same(question, typed)),
    );
    if (found.size > 0) return [...found].slice(0, most);
  }
  return [];
}

/** Headlines with at least half of the words typed; the newest when none is. */
async function headlinesLike(
  typed: string,
  articles: ArticleStore,
  analyser: Analyser,
  most: number,
): Promise<readonly string[]> {
  const words = wordsIn(typed);
  if (words.length === 0) return articles.headlines([], most);
  const stops = new Set(
    tokenize(typed, analyser).flatMap(({ stop, word }) => (stop ? [word] : [])),
  );
  const wanted = words.filter((word) => !stops.has(word) && word.length >= MIN_WORD_LENGTH);
  if (wanted.length === 0) return [];
  const alike = await articles.headlines(wanted, most + 1);
  return alike.filter((headline) => !same(headline, typed)).slice(0, most);
}

function same(one: string, other: string): boolean {
  return wordsIn(one).join(" ") === wordsIn(other).join(" ");
}
