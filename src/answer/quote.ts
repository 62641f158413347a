import type { Passage } from "./answer.ts";
import type { Query } from "./question/query.ts";
import type { Candidate } from "./rank.ts";
import type { Article, Paragraph } from "../articles/article.ts";
import { termsIn, type Analyser } from "../language/tokenizer.ts";
import type { Archive } from "./archive.ts";

/** Candidates as passages: what is quoted and what is lacking; those that are gone are left out. */
export async function quotePassages(
  candidates: readonly Candidate[],
  query: Query,
  { articles, analyser }: Archive,
): Promise<Passage[]> {
  const { positions } = query.rerank;
  const passages: Passage[] = [];
  for (const { paragraph: id, score, features } of candidates) {
    const paragraph = await articles.paragraph(id);
    const article = await articles.article(paragraph?.article ?? "");
    if (paragraph === undefined || article === undefined) continue;
    const { sentence, termCoverage } = features;
    const unmet = query.words.filter(
      ({ asking, time }, at) => !asking && !time && !((termCoverage[at] ?? 0) > 0),
    );
    // Words of the question that the title or the subheading holds, or says otherwise, are there.
    const above = unmet.length === 0 ? [] : headingTerms(article, paragraph, analyser);
    const held = new Set(above.map((term) => positions.get(term)));
    const lacking = unmet.filter((word) => !held.has(query.words.indexOf(word)));
    const lacks = lacking.map(({ typed }) => typed);
    const related = query.words.filter(({ name }, at) => name && isPartial(termCoverage[at]));
    passages.push({
      article,
      paragraph,
      score,
      sentence,
      lacks,
      related: related.map(({ typed }) => typed),
    });
  }
  return passages;
}

/** Whether a word was found, though not as it was asked for. */
function isPartial(coverage = 0): boolean {
  return coverage > 0 && coverage < 1;
}

/** The terms of what is above a paragraph: its article's title, and its subheading. */
export function headingTerms(
  article: Pick<Article, "title"> | undefined,
  paragraph: Pick<Paragraph, "subheading"> | undefined,
  analyser: Analyser,
): string[] {
  return termsIn(`${article?.title ?? ""}\n${paragraph?.subheading ?? ""}`, analyser);
}
