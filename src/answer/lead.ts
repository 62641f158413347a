import type { Article, Paragraph } from "../articles/article.ts";
import { isFurniture } from "../language/furniture.ts";
import { wordsIn } from "../language/fold.ts";
import { sentencesIn } from "../language/sentences.ts";
import type { Span } from "../lib/span.ts";
import { TELLS } from "./paragraph-facts.ts";

/** The sentence with which an article begins to tell; the span lies in the paragraph's text. */
export interface Lead {
  paragraph: Paragraph;
  sentence: Span;
}

/** A dateline, a caption or the headline once more may come first. */
const MAX_BEFORE = 4;
/** Captions and headlines have no stop at their end. */
const ENDS = /[.!?…]["”’»)\]]*$/u;

/**
 * An article's lead, word for word: its first whole sentence that tells something, or else its first
 * line that does; null where none does.
 */
export function leadOf({ title, paragraphs }: Article): Lead | null {
  const headline = wordsIn(title).join(" ");
  let line: Lead | null = null;
  for (const paragraph of paragraphs.slice(0, MAX_BEFORE)) {
    if (isFurniture(paragraph.text)) continue;
    for (const sentence of sentencesIn(paragraph.text)) {
      const said = paragraph.text.slice(sentence.start, sentence.end);
      if (!TELLS.test(said) || wordsIn(said).join(" ") === headline) continue;
      if (ENDS.test(said)) return { paragraph, sentence };
      line ??= { paragraph, sentence };
    }
  }
  return line;
}
