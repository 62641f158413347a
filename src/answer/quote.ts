import type { Passage } from "./answer.ts";
import { ABOVE } from "../index/passage-index.ts";
import type { Query } from "./question/query.ts";
import type { Candidate } from "./rank.ts";
import type { Archive } from "./archive.ts";

/** Candidates as passages: what is quoted and what is lacking; those that are gone are left out. */
export function quotePassages(
  candidates: readonly Candidate[],
  query: Query,
  archive: Archive,
): Passage[] {
  const passages: Passage[] = [];
  const corrected = new Set(query.corrected.map(({ from }) => from));
  for (const { paragraph: id, whole, reports, score, features, copies } of candidates) {
    const read = archive.passages.read(id, whole);
    if (read === null) continue;
    const { article, paragraph } = read;
    const { sentence, termCoverage, matched } = features;
    // Words of the question that the title or the subheading holds, or says otherwise, are there.
    const isAbove = (at: number): boolean =>
      matched.some(({ position, sentence: of }) => position === at && of === ABOVE);
    const lacking = query.words.filter(
      ({ asking, time }, at) => !asking && !time && !((termCoverage[at] ?? 0) > 0) && !isAbove(at),
    );
    // What was taken for another word is looked for as that word.
    const lacks = lacking.map(({ typed, word }) => (corrected.has(typed) ? word : typed));
    const related = query.words.filter(({ name }, at) => name && isPartial(termCoverage[at]));
    passages.push({
      article,
      paragraph,
      score,
      sentence,
      lacks,
      related: related.map(({ typed }) => typed),
      copies: [...copies],
      reports,
    });
  }
  return passages;
}

/** Whether a word was found, though not as it was asked for. */
function isPartial(coverage = 0): boolean {
  return coverage > 0 && coverage < 1;
}
