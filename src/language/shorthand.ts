import type { Token } from "./tokenizer.ts";

/**
 * What people in a chat write for short. Looked up only for words that the articles never use:
 * in articles that write "PM" themselves it stands for itself.
 */
const MEANT: ReadonlyMap<string, string> = new Map([
  ["ppl", "people"],
  ["govt", "government"],
  ["gov", "government"],
  ["pm", "prime minister"],
  ["pres", "president"],
  ["intl", "international"],
  ["info", "information"],
  ["jan", "January"],
  ["feb", "February"],
  ["mar", "March"],
  ["apr", "April"],
  ["jun", "June"],
  ["jul", "July"],
  ["aug", "August"],
  ["sep", "September"],
  ["sept", "September"],
  ["oct", "October"],
  ["nov", "November"],
  ["dec", "December"],
]);

/** What stands in a chat for a stop word, with its apostrophe left out or by sound. */
const NOISE = new Set(
  `whats wheres whos whens hows whys thats theres heres lets im ive dont doesnt didnt isnt arent
  wasnt werent hasnt havent hadnt wouldnt couldnt shouldnt cant wat wut wich thier teh u ur r n abt
  bc cuz coz tho thru pls plz thx lol btw tbh idk imo rn`.split(/\s+/u),
);

/** The full words, as an article writes them; null when it is no shorthand. */
export function meantBy({ word }: Token): string | null {
  return MEANT.get(word) ?? null;
}

/** Whether a chat's word carries no more than a stop word. */
export function isNoise({ word }: Token): boolean {
  return NOISE.has(word);
}
