import { type Analyser, inLanguage, tokenize } from "../../language/tokenizer.ts";
import type { MatchFeatures, RerankQuery } from "../passage-index.ts";
import { type AnalysedParagraph, createTermTable, WordMatcher } from "../rerank-features.ts";
import { indexed, type ParagraphDocument, wordsOf } from "./documents.ts";
import { readSentenceEnds, readTypes, readWords } from "./stored-words.ts";

/** What paragraphs show for a question, as `FeatureSource` has it, without analysing texts again. */
export function documentFeatures(
  documents: readonly ParagraphDocument[],
  query: RerankQuery,
  analyser: Analyser,
): MatchFeatures[] {
  // 0 is the number of all terms that are not looked for.
  const numbers = new Map(Array.from(query.positions.keys(), (term, at) => [term, at + 1]));
  const stored = new Map(Array.from(numbers, ([term, number]) => [indexed(term), number]));
  const table = createTermTable(
    () => numbers.size + 1,
    (term) => numbers.get(term),
  );
  return table.with(query, (entries) => {
    const matcher = new WordMatcher(query, entries);
    return documents.map((each) => matcher.featuresOf(analysedParagraph(each, stored, analyser)));
  });
}

function analysedParagraph(
  document: ParagraphDocument,
  numbers: ReadonlyMap<string, number>,
  analyser: Analyser,
): AnalysedParagraph {
  const { paragraph } = document;
  const [own, above] = [wordsOf(document.body), wordsOf(document.head)];
  const terms = Uint32Array.from([...own, ...above], (term) => numbers.get(term) ?? 0);
  const sentenceEnds = readSentenceEnds(paragraph);
  // Of most paragraphs few words are looked at, and of the words above none.
  let words: string[] | null = null;
  let wordsAbove: string[] | null = null;
  return {
    words: terms.length,
    sentences: sentenceEnds.length,
    terms,
    types: readTypes(paragraph),
    sentenceEnds,
    wordAt: (place) =>
      (place < own.length
        ? (words ??= readWords(paragraph, own))[place]
        : (wordsAbove ??= wordsAboveOf(document, analyser))[place - own.length]) ?? "",
  };
}

function wordsAboveOf({ article, paragraph }: ParagraphDocument, analyser: Analyser): string[] {
  const text = `${article.title}\n${paragraph.subheading ?? ""}`;
  const tokens = tokenize(text, inLanguage(analyser, article.language ?? null));
  return tokens.flatMap(({ word, stop }) => (stop ? [] : [word]));
}
