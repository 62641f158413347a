import { termsIn } from "./tokenizer.ts";

/**
 * Words that a question may use without hanging on them: common verbs of saying, doing and being,
 * words of degree, time and kind. A passage that lacks "take", "big" or "currently" may answer
 * all the same; one that lacks "population" does not. General English, no names, no topics.
 */
const WORDS = `
say said tell told speak talk mention note state claim describe explain call called name named
announce announced reply respond react comment argue
think believe consider regard view see seen know known mean meant understand
plan planning intend want wish hope expect try aim seek
do done make made take took taken get got give gave given go went gone come came put keep kept
bring brought use used need help let set turn run
start began begin happen happened occur take place cause become became remain stay last lasted
seem look find found show shown include involve concern relate exist consist contain appear
have ever still yet ago now today currently recently already also just really actually exactly
originally usually often sometimes always never finally eventually officially according
big large small great little long short high low new old recent current main major important
different various same similar certain common many much more most several first second next
kind type sort way thing things reason result role part example case fact point number amount
can could will would shall should may might must cannot please
no not nor neither either every else another even since though although whether unless despite
within without upon since until during among besides beside via per towards together along away back around across
near beyond instead rather quite almost perhaps maybe really basically simply completely entirely
whole entire full
anyone someone people person something anything everything
`;

const WEAK: ReadonlySet<string> = new Set(termsIn(WORDS));

/** Whether a word, as typed, is one whose lack is worth telling. */
export function isInformative(typed: string): boolean {
  const own = termsIn(typed);
  return own.length === 0 || own.some((term) => !WEAK.has(term));
}

/** Whether a question with this term may be answered by a passage that lacks it. */
export function isWeak(term: string): boolean {
  return WEAK.has(term);
}

/**
 * What people in a chat write for short. Looked up only for words that the articles never use:
 * in articles that write "PM" themselves it is meant literally.
 */
const MEANT: ReadonlyMap<string, string> = new Map([
  ["ppl", "people"],
  ["govt", "government"],
  ["gov", "government"],
  ["pm", "prime minister"],
  ["pres", "president"],
  ["intl", "international"],
  ["info", "information"],
]);

/** How chats write a stop word, with its apostrophe left out or by sound. */
const NOISE = new Set(
  `whats wheres whos whens hows whys thats theres heres lets im ive dont doesnt didnt isnt arent
  wasnt werent hasnt havent hadnt wouldnt couldnt shouldnt wont aint youre theyre weve hes shes cant wat wut wich thier teh u ur r n abt
  bc cuz coz tho thru pls plz thx lol btw tbh idk imo rn`.split(/\s+/u),
);

/** The full words, as an article writes them; null when it is no shorthand. */
export function expandShorthand(word: string): string | null {
  return MEANT.get(word) ?? null;
}

/** Whether a chat's word carries no more than a stop word. */
export function isChatFiller(word: string): boolean {
  return NOISE.has(word);
}
