import type { Sought } from "../index/evidence.ts";
import type { Analyser } from "../language/analyser.ts";
import { tokenize, type Token } from "../language/tokenizer.ts";
import type { Archive } from "./answer.ts";
import { type Conditions, createTest, type Test } from "./conditions.ts";
import { createGlance } from "./glance.ts";
import { createPauses } from "../lib/event-loop.ts";

/** Finds out which paragraphs meet conditions, reading the texts of as few as it can. */
export interface Screen {
  /** Terms that every paragraph that meets the conditions holds. */
  demanded: readonly string[];
  /** Those of these paragraphs (ids) that meet the conditions, in order. */
  pass(paragraphs: readonly string[]): Promise<string[]>;
  /** Those that may meet them, by the index alone. */
  sift(paragraphs: readonly string[]): Promise<string[]>;
}

/** Of each kind. More than a question has words; evidence is gathered for 127 at most. */
const MOST_TERMS = 60;

export function createScreen(conditions: Conditions, archive: Archive): Screen {
  const { analyser, articles, evidence } = archive;
  const demanded = termsOf(conditions.phrases, analyser).slice(0, MOST_TERMS);
  const single = conditions.without
    .filter((text) => isIndexed(text, analyser))
    .slice(0, MOST_TERMS);
  const refused = termsOf(single, analyser);
  const sought = soughtFor([...new Set([...demanded, ...refused])]);
  const rest = conditions.without.filter((text) => !single.includes(text));
  const test = testOf({ phrases: conditions.phrases, without: rest }, analyser);
  const pause = createPauses();
  return { demanded, sift, pass };

  async function sift(paragraphs: readonly string[]): Promise<string[]> {
    if (sought.terms.length === 0) return [...paragraphs];
    await pause();
    const found = await evidence.gather(paragraphs, sought);
    return paragraphs.filter((_, at) => {
      const holds = (term: string): boolean =>
        found[at]?.credits[sought.positions.get(term) ?? -1] === 1;
      return demanded.every(holds) && !refused.some(holds);
    });
  }

  async function pass(paragraphs: readonly string[]): Promise<string[]> {
    const sifted = await sift(paragraphs);
    if (test === null) return sifted;
    const passed: string[] = [];
    for (const id of sifted) {
      await pause();
      const paragraph = await articles.paragraph(id);
      if (paragraph !== undefined && test(paragraph.text)) passed.push(id);
    }
    return passed;
  }
}

function testOf(conditions: Conditions, analyser: Analyser): Test | null {
  const { phrases, without } = conditions;
  if (phrases.length === 0 && without.length === 0) return null;
  const mayMeet = createGlance(phrases, analyser);
  const meets = createTest(conditions, analyser);
  return (text) => mayMeet(text) && meets(text);
}

/** Whether the index knows which paragraphs hold the word: it is one word, and no stop word. */
function isIndexed(text: string, analyser: Analyser): boolean {
  const [token, ...others] = tokenize(text, analyser);
  if (token === undefined || token.stop || others.length > 0) return false;
  // The stem of "wills" is a stop word, which the index leaves out.
  return tokenize(token.term, analyser).every(({ stop }) => !stop);
}

function termsOf(texts: readonly string[], analyser: Analyser): string[] {
  const tokens: Token[] = texts.flatMap((text) => tokenize(text, analyser));
  return [...new Set(tokens.flatMap(({ term, stop }) => (stop ? [] : [term])))];
}

/** What evidence is gathered for: which of these terms a paragraph holds, and no more. */
function soughtFor(terms: readonly string[]): Sought {
  return {
    terms,
    weights: terms.map(() => 0),
    positions: new Map(terms.map((term, position) => [term, position])),
    kind: 0,
  };
}
