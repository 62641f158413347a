/**
 * Writes src/language/english-words.json: the 85,000 English words and word forms of wink's
 * language model (wink-eng-lite-web-model, MIT), folded. The bot reads this list, since the model
 * takes 60 MB of memory. Run: npx tsx bench/data/make-english-words.ts
 */
import { writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import model from "wink-eng-lite-web-model";
import { fold } from "../../src/language/fold.ts";
import { addToMultimap } from "../../src/lib/multimap.ts";

/** The part of the model that holds its list of words; its types leave it open. */
interface Core {
  features: { lexeme: { list: string[] } };
}

const FILE = fileURLToPath(new URL("../../src/language/english-words.json", import.meta.url));
const WORD = /^\p{L}[\p{L}'.-]*$/u;

const core: unknown = model.core;
const { list } = (core as () => Core)().features.lexeme;
const words = new Set(list.map(fold).filter((word) => WORD.test(word)));
const byLetter = new Map<string, string[]>();
for (const word of [...words].toSorted()) addToMultimap(byLetter, word.slice(0, 1), word);
const lists = [...byLetter].map(([letter, all]) => [letter, all.join(" ")]);
writeFileSync(FILE, `${JSON.stringify(Object.fromEntries(lists), null, 2)}\n`);
