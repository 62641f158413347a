import { languageOfQuestion } from "../../language/languages.ts";
import { type Analyser, inLanguage } from "../../language/tokenizer.ts";
import type { Archive } from "../archive.ts";

/** In which language a question is asked, and how its words are analysed. */
export interface AskedLanguage {
  /** Whether it is a language that no article is in. */
  foreign: boolean;
  analyser: Analyser;
  /** What articles in other languages are analysed with. */
  others: readonly Analyser[];
}

/** A question whose words do not tell is taken for one in the language of most articles. */
export async function readLanguage(question: string, archive: Archive): Promise<AskedLanguage> {
  const held = await archive.languages();
  const code = languageOfQuestion(question) ?? held[0] ?? "en";
  const analyser = inLanguage(archive.analyser, code);
  const all = new Set(held.map((each) => inLanguage(archive.analyser, each)));
  const others = [...all].filter((each) => each.language !== analyser.language);
  return { foreign: !held.includes(code), analyser, others };
}
