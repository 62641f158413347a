import { wordsIn } from "../language/fold.ts";
import { MONTHS } from "../language/calendar.ts";
import { isDemonym } from "../language/known-names.ts";
import type { Article } from "../articles/article.ts";
import { WORD, wordBits } from "../language/speech/words.ts";
import { isWeak } from "../language/weak-words.ts";
import type { Archive } from "./archive.ts";
import { type Evidence, isOneOf } from "./evidence.ts";
import { isSaying } from "./question/intent.ts";
import type { Query } from "./question/query.ts";
import type { QueryWord } from "./question/words.ts";
import type { Candidate } from "./rank.ts";
import type { ReadPassage } from "./read-passage.ts";

/**
 * Whether a passage lacks something without which none answers, however much else it has: a name
 * that the whole article lacks, a figure of the question, the measure that is asked for, all that is
 * asked of the one who is named, or the one who is asked about while somebody else speaks.
 */
export function lacksRequirement(
  query: Query,
  { paragraph, whole }: Candidate,
  evidence: Evidence,
  archive: Archive,
): boolean {
  if (evidence.speaks === "other" || evidence.missingFigures > 0) return true;
  const lenient = ["count", "date"].includes(query.intent.measure?.name ?? "");
  if (evidence.measure === "none" && !lenient) return true;
  if (query.intent.relation?.offices === true && evidence.holder === false) return true;
  const passage = archive.passages.read(paragraph, whole);
  if (passage === null) return true;
  return (
    lacksName(query, evidence, passage.article, archive) ||
    lacksFullName(query, passage.article, archive) ||
    lacksAskedOutlet(query, evidence, passage.article) ||
    isNowhere(query) ||
    isSilent(query, evidence, passage) ||
    lacksOneOfTwo(query, evidence, passage) ||
    lacksDeed(query, evidence, passage.article, archive) ||
    lacksDate(query, passage) ||
    holdsNamesAlone(query, evidence, passage, archive)
  );
}

/**
 * A name that the article never has; where the one who is asked about speaks, another's that the
 * passage and its headings lack.
 */
function lacksName(
  query: Query,
  { missingNames, speaks }: Evidence,
  article: Article,
  { passages }: Archive,
): boolean {
  if (missingNames.length === 0) return false;
  const { speaker } = query.intent;
  const ofSpeaker = query.words.filter((word) => isOneOf(speaker ?? [], word));
  const isOfSpeaker = (terms: readonly string[]): boolean =>
    ofSpeaker.some(({ term }) => terms.includes(term));
  const held = passages.termsOf(article);
  return missingNames.some((terms) => {
    if (speaks === "asked" && !isOfSpeaker(terms)) return true;
    return !terms.some((term) => held.has(term) && !isFormAlone(term, query, article, passages));
  });
}

/** Whether an article has a name's stem only in other words: "Roberts" for "Robert". */
function isFormAlone(
  term: string,
  { words }: Query,
  article: Article,
  passages: Archive["passages"],
): boolean {
  const asked = words.find((word) => word.term === term);
  if (asked === undefined || asked.spellings !== undefined) return false;
  const held = passages.wordsWith(term, article);
  if (isDemonym(term) && held.has(`${asked.word}s`)) return false;
  // A chat leaves out the apostrophe of "Robert's".
  return !held.has(asked.word) && !held.has(asked.word.replace(/s$/u, ""));
}

/** "IAEA" is asked about, and the article tells of the International Energy Agency. */
function lacksFullName({ words }: Query, article: Article, { passages }: Archive): boolean {
  const spelledOut = words.filter(({ acronym }) => acronym !== undefined);
  if (spelledOut.length === 0) return false;
  const held = passages.termsOf(article);
  return spelledOut.some(({ term, acronym = "" }) => !held.has(term) && !held.has(acronym));
}

/** Nobody can be quoted whose name no article has. */
function isNowhere({ intent, words }: Query): boolean {
  const asked = words.filter((word) => isOneOf(intent.speaker ?? [], word));
  return asked.length > 0 && asked.every(({ documentFrequency }) => documentFrequency === 0);
}

/** "What did Roe say" is not answered by what tells of Roe and reports nobody's words. */
function isSilent({ words, intent }: Query, { speaks }: Evidence, passage: ReadPassage): boolean {
  const only = words.every((word) => {
    return PLAINLY_SAYS.has(word.word) || isOneOf(intent.speaker ?? [], word);
  });
  if (speaks !== "unknown" || !only) return false;
  if (/["“”«»„]/u.test(passage.paragraph.text)) return false;
  return !passage.words.some((sentence) => sentence.some(({ word }) => reportsSpeech(word)));
}

const PLAINLY_SAYS = new Set(["say", "said", "tell", "told"]);

function reportsSpeech(word: string): boolean {
  return (wordBits(word) & (WORD.says | WORD.mayReport)) !== 0;
}

/** What outlets are called behind a name that may be found without them: "Wall Street", "New York". */
const OUTLET_NOUNS = new Set(
  `bulletin chronicle courier daily dispatch examiner express gazette globe guardian herald inquirer
  journal mail mirror monitor news observer post press record register review standard star sun
  telegraph times today tribune weekly`.split(/\s+/u),
);

/** "What did the Wall Street Journal say" is not answered by what another outlet says of Wall Street. */
function lacksAskedOutlet(
  { intent, words }: Query,
  { coverage }: Evidence,
  { source }: Article,
): boolean {
  const asked = intent.speaker ?? [];
  if (asked.length < 2 || !OUTLET_NOUNS.has(asked.at(-1) ?? "")) return false;
  const own = wordsIn(source ?? "");
  if (asked.every((word) => own.includes(word))) return false;
  return words.some(({ word }, at) => asked.includes(word) && (coverage[at] ?? 0) === 0);
}

/** "How many people died in the fire" is not answered by an article on the fire where nobody does. */
function lacksDeed(
  query: Query,
  { coverage }: Evidence,
  article: Article,
  { passages }: Archive,
): boolean {
  const { intent, words } = query;
  if (intent.deed === null) return false;
  const held = passages.termsOf(article);
  return words.some((word, at) => {
    return word.word === intent.deed && (coverage[at] ?? 0) === 0 && !isHeld(word, held, query);
  });
}

/** Figures of a day mean nothing apart: "9/11" is no 9 among 11. It may be written out as well. */
function lacksDate({ intent }: Query, { article }: ReadPassage): boolean {
  if (intent.dates.length === 0) return false;
  const texts = [article.title, ...article.paragraphs.map(({ text }) => text)];
  return intent.dates.some((date) => {
    const [one = "", other = ""] = date.split("/");
    const days = [
      [one, other],
      [other, one],
    ].flatMap(([month, day]) => {
      const name = MONTHS[Number(month) - 1]?.slice(0, 3);
      return name === undefined ? [] : [String.raw`${name}\p{L}*\.? ${day}|${day} ${name}`];
    });
    const written = new RegExp(String.raw`(?<![\d/])(?:${date}|${days.join("|")})(?![\d/])`, "u");
    return !texts.some((text) => written.test(text));
  });
}

/** A sentence with less of what is asked lacks one of two words. */
const MIN_OF_TWO = 0.75;
/** "The ferry runs hourly. Captain Holt steers it." */
const POINTING = new Set("it them him her this these that those".split(" "));

/**
 * "Who invented the loom" and "how many live in Lorn" have two words that tell: what has but one, or
 * says who did it of something else, is about something else.
 */
function lacksOneOfTwo(
  { words, intent }: Query,
  { coverage, heaviestMissing, sentence, speaks, definition }: Evidence,
  passage: ReadPassage,
): boolean {
  const counted = intent.measure?.name === "count";
  if (!(intent.doer || counted) || speaks !== null || definition !== null) return false;
  const telling = [...words.keys()].filter((at) => {
    const word = words[at];
    return word !== undefined && !word.asking && !word.time && !isWeak(word.term);
  });
  if (telling.length !== 2) return false;
  const lacking = telling.some((at) => (coverage[at] ?? 0) === 0);
  if (lacking && heaviestMissing > 0) return true;
  const apart = !lacking && sentence < MIN_OF_TWO;
  const terms = telling.map((at) => words[at]?.term ?? "");
  return intent.doer && apart && !pointsBack(terms, passage);
}

/** Whether a pronoun right behind one of the terms says the rest: "lit it". */
function pointsBack(terms: readonly string[], { words }: ReadPassage): boolean {
  return words.some((sentence) =>
    sentence.some(({ term }, at) => {
      const next = sentence[at + 1];
      return terms.includes(term) && next !== undefined && POINTING.has(next.word);
    }),
  );
}

/** What a preposition says as well: "Ann Roe of the clinic", "from Lorn". */
const IMPLIED = new Set("work works working live lives living come comes".split(" "));

/**
 * "What does Ann Roe earn" is not answered by what merely speaks of Ann Roe. Names are told by
 * their capitals in the passage, as a question may have none. Two adjacent names say
 * enough: "how much is Roe Mills paying for Dale Mills".
 */
function holdsNamesAlone(
  query: Query,
  { coverage, speaks }: Evidence,
  passage: ReadPassage,
  { passages }: Archive,
): boolean {
  const { intent, words } = query;
  if (intent.defined !== null) return false;
  const capitals = words.slice(1).some(({ typed }) => /^\p{Lu}/u.test(typed));
  const kinds = words.map((word, at) => {
    const { asking, time, term, name, typed } = word;
    if (asking || time || isWeak(term) || IMPLIED.has(word.word)) return null;
    if (intent.aside.includes(word.word)) return null;
    if (intent.speaker !== null && isSaying(word.word)) return null;
    if (name || /^\d/u.test(term) || intent.speaker?.includes(word.word) === true) return "name";
    const small = capitals && !/^\p{Lu}/u.test(typed);
    return (coverage[at] ?? 0) > 0 && !small ? "capitals" : "asked";
  });
  const asked = words.filter((_, at) => kinds[at] === "asked");
  const held = kinds.map(
    (kind, at) => (kind === "name" || kind === "capitals") && (coverage[at] ?? 0) > 0,
  );
  const names = held.filter((is, at) => is && held[at - 1] !== true).length;
  if (asked.length === 0 || names > 1) return false;
  const lower = passage.lowerCase;
  // What the passage writes small is no name, and it says more than names.
  if (words.some((word, at) => kinds[at] === "capitals" && isHeld(word, lower, query)))
    return false;
  const near = new Set([...lower, ...passage.above.map(({ term }) => term)]);
  if (capitals)
    for (const sentence of passage.words) for (const { term } of sentence) near.add(term);
  // What somebody says next may be in the next paragraph; of whom or what it is, is named with it.
  const beside = speaks === "asked" ? passages.beside(passage) : [];
  for (const { lowerCase } of beside) for (const term of lowerCase) near.add(term);
  return !asked.some((word) => isHeld(word, near, query));
}

function isHeld(word: QueryWord | undefined, terms: ReadonlySet<string>, { variants }: Query) {
  if (word === undefined) return false;
  return (
    terms.has(word.term) ||
    [...variants].some(([other, term]) => term === word.term && terms.has(other))
  );
}
