import type { Article, Paragraph } from "../corpus/article.ts";
import { sentences } from "../text/sentences.ts";
import type { Span } from "../text/span.ts";
import { tokenize } from "../text/tokens.ts";
import type { Passage } from "./answer.ts";
import type { Query } from "./query.ts";

/** The paragraph as a passage: which sentence answers best, what matches, what is lacking. */
export function quote(
  article: Article,
  paragraph: Paragraph,
  score: number,
  query: Query,
): Passage {
  const words = new Map(query.words.map((word) => [word.term, word]));
  const found = tokenize(paragraph.text).filter((token) => words.has(token.term));
  const inTitle = new Set(
    tokenize(`${article.title} ${paragraph.subheading ?? ""}`).map((token) => token.term),
  );
  const inText = new Set(found.map((token) => token.term));
  const idf = (term: string): number => words.get(term)?.idf ?? 0;
  return {
    article,
    paragraph,
    score,
    sentence: bestSentence(paragraph.text, found, idf),
    matches: found.filter(apart).map(({ start, end }) => ({ start, end })),
    lacks: query.words
      .filter(({ term }) => !inText.has(term) && !inTitle.has(term))
      .map((word) => word.typed),
  };
}

/** The sentence whose different matched words weigh most; the first of equals. */
function bestSentence(
  text: string,
  found: readonly (Span & { term: string })[],
  idf: (term: string) => number,
): Span {
  let best: Span = { start: 0, end: text.length };
  let most = -1;
  for (const sentence of sentences(text)) {
    const within = found.filter(({ start, end }) => start >= sentence.start && end <= sentence.end);
    const weight = [...new Set(within.map(({ term }) => term))]
      .map(idf)
      .reduce((sum, value) => sum + value, 0);
    if (weight > most) [best, most] = [sentence, weight];
  }
  return best;
}

/** Two words may stand on one place ("½" is 1 and 2): mark it once. */
function apart(token: Span, position: number, all: readonly Span[]): boolean {
  return position === 0 || token.start >= (all[position - 1]?.end ?? 0);
}
