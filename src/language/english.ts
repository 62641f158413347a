import model from "wink-eng-lite-web-model";

/** The part of the model (version 1.8.1) that holds its list of words; its types leave it open. */
interface Core {
  features: { lexeme: { list: string[] } };
}

const ENDING = /(?:s|d|ed|er|est|ing|ly|ness)$/u;
const MIN_STEM_LENGTH = 3;

/**
 * The 87,000 English words and word forms of wink's language model, folded: what a reader who
 * types one of them means is no slip, even where the articles never use it. Takes 0.1 s to read.
 */
export function englishWords(): ReadonlySet<string> {
  const core: unknown = model.core;
  const { features } = (core as () => Core)();
  return new Set(features.lexeme.list.map((word) => word.toLowerCase()));
}

/** Whether it is one of `words`, or one with a common ending that the list leaves out. */
export function isEnglish(word: string, words: ReadonlySet<string>): boolean {
  if (words.has(word)) return true;
  const stem = word.replace(ENDING, "");
  return (
    stem.length >= MIN_STEM_LENGTH && stem !== word && (words.has(stem) || words.has(`${stem}e`))
  );
}
