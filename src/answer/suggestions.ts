import type { Analyser } from "../text/analyser.ts";
import { tokenize } from "../text/tokens.ts";
import type { Archive } from "./answer.ts";
import { searchAsked } from "./answer-asked.ts";
import { understand } from "./asked.ts";
import { type Headline, lexiconOf, type Name, wordsIn } from "./lexicon.ts";

/** A question that the articles answer. */
export interface Suggestion {
  question: string;
  /** For a question that ends in a name: how many articles name it. */
  named: { articles: number; atLeast: boolean } | null;
}

/** A name has this many words at most that are looked for at the end of what was typed. */
const MOST_ENDING = 4;
/** A shorter word, perhaps not yet whole, tells no headline from another. */
const SHORTEST = 3;
/** Each is tried before it is offered: at 100 articles a try takes about 2 ms. */
const MOST_TRIED = 10;

/** Questions that begin as typed and that the articles answer, names before headlines. */
export async function suggest(
  typed: string,
  archive: Archive,
  locale: string,
): Promise<Suggestion[]> {
  const { names, headlines, whole } = await lexiconOf(archive);
  const half = MOST_TRIED / 2;
  const fromNames = completions(typed, names).slice(0, half);
  const fromHeadlines = headlinesLike(typed, headlines, archive.analyser).slice(
    0,
    MOST_TRIED - fromNames.length,
  );
  const candidates: Suggestion[] = [
    ...fromNames.map(({ question, articles }) => ({
      question,
      named: { articles, atLeast: !whole },
    })),
    ...fromHeadlines.map(({ text }) => ({ question: text, named: null })),
  ];
  const answered: Suggestion[] = [];
  for (const candidate of candidates) {
    const asked = await understand(candidate.question, {}, archive, locale);
    if ("problem" in asked) continue;
    const { answered: answers } = await searchAsked(asked, archive, { limit: 1 });
    if (answers) answered.push(candidate);
  }
  return answered;
}

/** What was typed, its last words completed to names; more words of a name before fewer. */
function completions(
  typed: string,
  names: readonly Name[],
): { question: string; articles: number }[] {
  const found = new Map<string, number>();
  const starts = [...typed.matchAll(/(?<![\p{L}\p{N}\p{M}])[\p{L}\p{N}\p{M}]+/gu)];
  if (typed === "") return names.map(({ text, articles }) => ({ question: text, articles }));
  if (/\s$/u.test(typed)) return [];
  for (const { index } of starts.slice(-MOST_ENDING)) {
    const ending = wordsIn(typed.slice(index));
    if (ending.join("").length < 2) continue;
    const head = typed.slice(0, index);
    for (const { text, words, articles } of names) {
      const question = head + text;
      if (begins(ending, words) && !same(question, typed) && !found.has(question)) {
        found.set(question, articles);
      }
    }
  }
  return [...found].map(([question, articles]) => ({ question, articles }));
}

/** Whether the words typed are the name's first, the last of them perhaps not yet whole. */
function begins(typed: readonly string[], words: readonly string[]): boolean {
  return typed.every((word, at) =>
    at === typed.length - 1 ? words[at]?.startsWith(word) : words[at] === word,
  );
}

/** Headlines with at least half of the words typed, those with more first; all when none is. */
function headlinesLike(
  typed: string,
  headlines: readonly Headline[],
  analyser: Analyser,
): Headline[] {
  const stops = new Set(
    tokenize(typed, analyser).flatMap(({ stop, word }) => (stop ? [word] : [])),
  );
  const wanted = wordsIn(typed).filter((word) => !stops.has(word) && word.length >= SHORTEST);
  if (wanted.length === 0) return wordsIn(typed).length === 0 ? [...headlines] : [];
  return headlines
    .map((headline) => ({ headline, shared: shared(wanted, headline.words) }))
    .filter(
      ({ shared: count, headline }) => count * 2 >= wanted.length && !same(headline.text, typed),
    )
    .toSorted((a, b) => b.shared - a.shared)
    .map(({ headline }) => headline);
}

function shared(wanted: readonly string[], words: readonly string[]): number {
  return wanted.filter((word, at) =>
    words.some((each) => (at === wanted.length - 1 ? each.startsWith(word) : each === word)),
  ).length;
}

function same(one: string, other: string): boolean {
  return wordsIn(one).join(" ") === wordsIn(other).join(" ");
}
