import type { Correction, Passage } from "./answer.ts";
import { retrieve } from "./ask.ts";
import type { Query } from "./question/query.ts";
import { quotePassages } from "./quote.ts";
import type { Archive } from "./archive.ts";

/** Passages about a topic, best first. */
export interface TopicPassages {
  /** As asked, trimmed. */
  topic: string;
  /** Its words, each once, stop words left out; none: nothing can be searched for. */
  words: TopicWord[];
  /** Those that the articles never use. */
  missing: string[];
  corrected: Correction[];
  passages: Passage[];
  /** Whether only the best of what was found was looked at. */
  cut: boolean;
}

/** A word as searched for (corrected, where it was), and the term that stands for it. */
export interface TopicWord {
  word: string;
  term: string;
}

/** Passages looked at, those that fit best; what is asked for is read, not counted through. */
export const MAX_PASSAGES = 100;

/**
 * A passage is about a topic when it, its title or its subheading holds more than this share of the
 * topic's words, each weighed by how rare it is: for "Prague meeting", those with "Prague".
 */
const MIN_SHARE = 0.5;

/** Unlike a question, a topic may be as broad as the whole archive: no answer is called for. */
export async function passagesAbout(topic: string, archive: Archive): Promise<TopicPassages> {
  const { query, ranked } = await retrieve(topic, archive, { limit: MAX_PASSAGES });
  const found = ranked.slice(0, MAX_PASSAGES);
  const passages = await quotePassages(found, query, archive);
  const weights = wordWeights(query.words);
  const corrected = new Map(query.corrected.map(({ from, to }) => [from, to]));
  const all = [...weights.values()].reduce((sum, weight) => sum + weight, 0);
  const share = ({ lacks }: Passage): number =>
    1 - lacks.reduce((sum, word) => sum + (weights.get(word) ?? 0), 0) / all;
  return {
    topic: topic.trim(),
    words: query.words
      .filter(({ typed }) => weights.has(typed))
      .map(({ typed, term }) => ({ word: corrected.get(typed) ?? typed, term })),
    missing: query.words
      .filter(({ typed, documentFrequency }) => weights.has(typed) && documentFrequency === 0)
      .map(({ typed }) => typed),
    corrected: query.corrected,
    passages: passages
      .filter((passage) => share(passage) > MIN_SHARE)
      .toSorted((a, b) => b.score - a.score),
    cut: found.length >= MAX_PASSAGES,
  };
}

/** By each word as typed, its idf. A word that the articles never use weighs half of the others' mean. */
function wordWeights(words: Query["words"]): Map<string, number> {
  const topical = words.filter(({ asking }) => !asking);
  const known = topical.filter(({ documentFrequency }) => documentFrequency > 0);
  const mean = known.reduce((sum, { idf }) => sum + idf, 0) / Math.max(1, known.length);
  return new Map(
    topical.map(({ typed, idf, documentFrequency }) => [
      typed,
      documentFrequency > 0 ? idf : mean / 2,
    ]),
  );
}
