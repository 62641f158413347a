import type { Article, Paragraph } from "../corpus/article.ts";
import { terms } from "../text/tokens.ts";
import type { Archive, Passage } from "./answer.ts";
import type { Query } from "./query.ts";
import { type Candidate, soughtBy } from "./rank.ts";

/** A candidate as a passage: what is quoted and what is lacking; null if it is gone. */
export async function quote(
  { paragraph: id, score, evidence }: Candidate,
  query: Query,
  archive: Archive,
): Promise<Passage | null> {
  const paragraph = await archive.articles.paragraph(id);
  const article = await archive.articles.article(paragraph?.article ?? "");
  if (paragraph === undefined || article === undefined) return null;
  const { sentence, credits } = evidence;
  const unmet = query.words.filter(({ asking }, at) => !asking && !((credits[at] ?? 0) > 0));
  const above = unmet.length === 0 ? new Set() : positionsAbove(article, paragraph, query, archive);
  const lacks = unmet.filter((word) => !above.has(query.words.indexOf(word)));
  return { article, paragraph, score, sentence, lacks: lacks.map(({ typed }) => typed) };
}

/** Which of the question's words the title and the subheading hold, or say otherwise. */
function positionsAbove(
  { title }: Article,
  { subheading }: Paragraph,
  query: Query,
  { analyser }: Archive,
): Set<unknown> {
  const { positions } = soughtBy(query);
  return new Set(
    terms(`${title}\n${subheading ?? ""}`, analyser).map((term) => positions.get(term)),
  );
}
