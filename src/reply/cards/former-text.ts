import type { Article, PartialDate } from "../../articles/article.ts";
import { foldSpace } from "../../articles/paragraphs.ts";
import { sentencesIn } from "../../language/sentences.ts";
import type { Span } from "../../lib/span.ts";

/** An earlier text of an article, beside its current one. */
export interface FormerText {
  /** Its place among the earlier texts, from 0, the newest first; and how many there are. */
  index: number;
  count: number;
  /** The day on which it was replaced. */
  until: PartialDate;
  /** By the ordinal of a paragraph: its sentences that the current text no longer has. */
  gone: ReadonlyMap<number, readonly Span[]>;
}

/** Each paragraph's sentences that another text of the article does not have, word for word. */
export function sentencesGone(former: Article, current: Article): Map<number, Span[]> {
  const kept = new Set(current.paragraphs.flatMap(({ text }) => sentenceTexts(text)));
  return new Map(
    former.paragraphs.map(({ ordinal, text }) => {
      const sentences = sentencesIn(text);
      const gone = sentences.filter(
        ({ start, end }) => !kept.has(foldSpace(text.slice(start, end))),
      );
      return [ordinal, gone] as const;
    }),
  );
}

function sentenceTexts(text: string): string[] {
  return sentencesIn(text).map(({ start, end }) => foldSpace(text.slice(start, end)));
}
