import { compoundsIn, type Token } from "./tokenizer.ts";

/** The words of a text in order: hyphenated ones as one word, and as their parts. */
export interface Readings {
  wholes: string[];
  parts: string[];
}

/** How a text may be read word for word: "cease-fire" is "ceasefire", and "cease", "fire". */
export function readings(tokens: readonly Token[]): Readings {
  if (!tokens.some(spansNext)) {
    const words = tokens.map(({ word }) => word);
    return { wholes: words, parts: words };
  }
  const compounds = compoundsIn(tokens);
  const wholes = new Set(compounds.map(({ whole }) => whole));
  const parts = new Set(compounds.flatMap((compound) => compound.parts));
  const without = (left: ReadonlySet<Token>): string[] =>
    tokens.flatMap((token) => (left.has(token) ? [] : [token.word]));
  return { wholes: without(parts), parts: without(wholes) };
}

/** As a hyphenated word does: most texts have none. */
function spansNext({ end }: Token, at: number, tokens: readonly Token[]): boolean {
  return (tokens[at + 1]?.start ?? end) < end;
}
