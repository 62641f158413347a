import type { Archive, Passage } from "./answer.ts";
import { terms } from "../text/tokens.ts";
import type { Query } from "./query.ts";
import { type Candidate, soughtBy } from "./rank.ts";

/** A candidate as a passage: what is quoted, what matches, what is lacking; null if it is gone. */
export async function quote(
  { paragraph: id, score, evidence }: Candidate,
  query: Query,
  archive: Archive,
): Promise<Passage | null> {
  const paragraph = await archive.articles.paragraph(id);
  const article = await archive.articles.article(paragraph?.article ?? "");
  if (paragraph === undefined || article === undefined) return null;
  const sought = soughtBy(query);
  const { matches, sentences } = await archive.evidence.locate(id, sought);
  const about = terms(`${article.title}\n${paragraph.subheading ?? ""}`, archive.analyser);
  const held = new Set(about.map((term) => sought.positions.get(term)));
  for (const { position } of matches) held.add(position);
  return {
    article,
    paragraph,
    score,
    sentence: sentences[evidence.sentence] ?? { start: 0, end: paragraph.text.length },
    matches: matches.map(({ start, end }) => ({ start, end })),
    lacks: query.words
      .filter(({ asking }, position) => !asking && !held.has(position))
      .map((word) => word.typed),
  };
}
