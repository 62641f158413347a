import { fold, wordsIn } from "../../language/fold.ts";
import { isKnownName } from "../../language/known-names.ts";
import { isEnglish } from "../../language/english.ts";
import { isNegation } from "../../language/negation.ts";

/** What shape of answer a question asks for, beside its words. */
export interface Intent {
  /** The folded words of the name or term that is to be explained: "who is X", "what is X". */
  defined: readonly string[] | null;
  /** The folded words of the one whose words are asked for: "what did X say about Y". */
  speaker: readonly string[] | null;
  /** What a passage must hold to answer: an age, a height, a sum of money. */
  measure: Measure | null;
  /** Folded words without which nothing answers: "which school", "how many rooms", "X's wife". */
  asked: readonly string[];
  /** What is said to have been done by or to those who are counted: "how many people died". */
  deed: string | null;
  /** Days or names of days in figures: "9/11". */
  dates: readonly string[];
  /** Folded words of a clause that only says when: "after losing". */
  aside: readonly string[];
  /** "The capital of Australia": what is asked for, and of what. */
  relation: Relation | null;
  /** It asks for no detail but for what there is to tell: "what happened to X", "news of X". */
  news: boolean;
  /** It has no question word: "Orsa in March". */
  topic: boolean;
  /** It asks who has an office now: "who is the warden of X". */
  holder: boolean;
  /** It asks who did something: "who invented X". */
  doer: boolean;
  /** It asks what is not so: "who did not sign". */
  negated: boolean;
  /** It speaks of the asker, or to the bot: "how do I …", "near me". */
  personal: boolean;
}

interface Relation {
  noun: readonly string[];
  of: readonly string[];
  /** Whether the noun is a verb for which any office is the answer: "leads". */
  offices?: true;
}

/** A property that a question asks for by an adjective or a noun, and how texts state it. */
interface Measure {
  name: string;
  stated: RegExp;
}

const NUMBER = String.raw`(?:\d[\d.,]*|(?:an?|half an?|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|(?:thir|four|fif|six|seven|eigh|nine)teen|(?:twen|thir|for|fif|six|seven|eigh|nine)ty|several|a few|dozens of|hundreds of|thousands of)(?=[ -]))`;
const LENGTH = String.raw`[ -]?(?:feet|foot|ft|inch(?:es)?|yards?|miles?|m|km|cm|mm|met(?:re|er)s?|kilomet(?:re|er)s?|centimet(?:re|er)s?|light[ -]years?|stor(?:e?y|ies|eys))\b`;
const TIME = String.raw`[ -]?(?:seconds?|minutes?|hours?|days?|nights?|weeks?|months?|years?|decades?|centur(?:y|ies))\b`;
const MONEY = String.raw`(?:(?:US|A|C|NZ|HK)?[$€£¥₹₽]|\b(?:R|Rs\.?|USD|EUR|GBP))\s?\d|\d[\d.,]*\s?(?:k|m|bn|thousand|million|billion|trillion)?\s?(?:US )?(?:dollars?|euros?|pounds?|crowns?|yen|yuan|rand|rupees?|roubles?|rubles?|francs?|cents?|pence|p)\b|\b(?:million|billion|trillion)\b|\bfree(?: of charge)?\b`;
const AMOUNT = String.raw`\d|\b(?:half|third|quarter|percent|per cent|hundreds?|thousands?|millions?|billions?|twice|double)\b`;
const AGE = String.raw`\b\d{1,3}[- ]years?[- ]old\b|\baged? (?:of )?\d|, \d{1,3},|\b\d{1,3}-year-old|\bborn (?:in|on)\b|\b\d+ years? old|\b\d+(?:st|nd|rd|th) birthday|\b(?:centuries|years|decades)[ -]old\b`;

/** By the adjective behind "how", or the noun behind "what" and "which". */
const MEASURES: readonly (Measure & { nouns: readonly string[] })[] = [
  measureOf("old age aged", AGE),
  measureOf("tall high height", `${NUMBER}${LENGTH}`),
  measureOf("wide width broad deep depth far distance", `${NUMBER}${LENGTH}`),
  measureOf(
    "long length",
    `${NUMBER}(?:${LENGTH}|${TIME})|\\buntil\\b|\\bsince\\b|\\bfrom\\b.*\\bto\\b`,
  ),
  measureOf(
    "heavy weigh weight",
    `${NUMBER}[ -]?(?:kg|kilo(?:gram)?s?|pounds?|lbs?|ton(?:ne)?s?|grams?|ounces?)\\b`,
  ),
  measureOf(
    "often frequency",
    String.raw`\b(?:every|each|once|twice|hourly|daily|nightly|weekly|monthly|yearly|annually|annual|times|seldom|rarely|always|never)\b|\b(?:a|per) (?:hour|day|night|week|month|year)\b`,
  ),
  measureOf("salary wage price cost fee fine", MONEY),
  measureOf("phone telephone", String.raw`\+?\d[\d ()-]{5,}\d`),
];
const PRICE = measureOf("amount", MONEY);
const SOME_AMOUNT = measureOf("amount", AMOUNT);
const COUNT = measureOf(
  "count",
  AMOUNT +
    String.raw`|\b(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|dozens?|several)\b|\bno\b|\bnone\b|\ball\b`,
);
const DATE: Measure = {
  name: "date",
  stated:
    /\b(?:1[5-9]|20)\d\d\b|\b(?:January|February|March|April|May|June|July|August|September|October|November|December|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\b|\b(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b|\b(?:yesterday|today|tomorrow|tonight|midnight|noon|morning|evening|[ap]\.?m)\b|\d[:.]\d\d|\b(?:ago|century|last (?:week|month|year))\b/u,
};
const SPENT =
  /\b(?:cost|costs|pay|pays|paid|earn|earns|earned|worth|spend|spent|give|gave|given|donate|donated|raise|raised|owe|owes|owed|price|charge|charged|budget|fined|make|made|sell|sold|buy|bought)\b/u;

const COPULA = String.raw`(?:['’]?s|\s+(?:is|are|was|were))`;
const DEFINED = [
  new RegExp(
    String.raw`^(?:who|what|where)${COPULA}\s+(?:an?\s+|the\s+)?(?<term>[^?!.,]+?)\s*[?!.]*$`,
    "iu",
  ),
  /^what\s+(?:does|do|did)\s+(?<term>[^?!.,]+?)\s+(?:mean|stand\s+for|do)\s*[?!.]*$/iu,
  /^(?:define|explain|meaning\s+of|definition\s+of|tell\s+me\s+about|about)\s+(?<term>[^?!.,]+?)\s*[?!.]*$/iu,
];
/** A longer phrase, or one with these, asks for more than what something is. */
const MAX_DEFINED_WORDS = 4;
const RELATION =
  /\b(?:of|in|for|at|on|to|with|from|by|behind|after|that|who|which|current|latest|going|happening|left|gone)\b|['’]s\b/iu;

/** "Where was Ann Roe born", "who is Ann Roe seeing" ask for more than who she is. */
const DEED_AT_END =
  /\s(?:\p{Ll}+(?:ed|ing)|born|bound|bought|built|caught|found|fought|held|hurt|kept|made|met|sold|shot|spent|taught|won|\p{Ll}+en)$/u;

const SAYS = String.raw`(?:say|said|think|tell|told|claim|warn|announce|argue|add|reply|respond|react|promise|demand|deny|make of|mention|state|write|suggest|propose|call|want|feel)`;
const SPEAKER = [
  new RegExp(
    String.raw`^(?:what|how|why)\s+(?:did|does|do|has|have|had)\s+(?<name>[^?!.,]+?)\s+${SAYS}\b`,
    "iu",
  ),
  /^(?<name>\p{Lu}[\p{L}'’-]+(?:\s+\p{Lu}[\p{L}'’-]+){0,2})\s+on\s+\p{Ll}/u,
];

const SAYING = new RegExp(`^${SAYS}$`, "u");

/** Whether a folded word only asks for somebody's words: "say" of "what did Roe say about the ferry". */
export function isSaying(word: string): boolean {
  return SAYING.test(word);
}

export function readIntent(question: string): Intent {
  const relation = leadingIn(question) ?? relationIn(question);
  return {
    defined: definedIn(question),
    speaker: speakerIn(question),
    measure: measureIn(question),
    asked: [...askedIn(question), ...(relation?.noun ?? [])],
    deed: COUNTED_DEED.exec(fold(question))?.groups?.["deed"] ?? null,
    dates: question.match(/(?<![\d/])\d{1,2}\/\d{1,2}(?![\d/])/gu) ?? [],
    aside: wordsIn(ASIDE.exec(question)?.groups?.["clause"] ?? ""),
    relation,
    news: NEWS.test(question),
    topic: !ASKS.test(question),
    holder: relation !== null && (HOLDER.test(question) || LEADING.test(question)),
    doer: DOER.test(question) && !LEADING.test(question),
    negated: fold(question)
      .split(/[^\p{L}']+/u)
      .some(isNegation),
    personal: PERSONAL.test(question),
  };
}

function definedIn(question: string): string[] | null {
  for (const pattern of DEFINED) {
    const term = pattern.exec(question)?.groups?.["term"];
    if (term === undefined) continue;
    const words = wordsIn(term);
    if (words.length === 0 || words.length > MAX_DEFINED_WORDS || RELATION.test(term)) return null;
    if (/^wh(?:o|ere)/iu.test(question) && DEED_AT_END.test(term) && isEnglish(words.at(-1) ?? ""))
      return null;
    return words;
  }
  return null;
}

function speakerIn(question: string): string[] | null {
  for (const pattern of SPEAKER) {
    const name = pattern.exec(question)?.groups?.["name"];
    if (name === undefined) continue;
    const words = wordsIn(name).filter((word) => word !== "the");
    if (
      words.length > 0 &&
      words.length <= 6 &&
      !/^(?:he|she|they|it|we|you|people|i)$/u.test(words.join(" "))
    )
      return words;
  }
  return null;
}

function measureIn(question: string): Measure | null {
  const words = wordsIn(question);
  const how = words.indexOf("how");
  const asked = how === -1 ? undefined : words[how + 1];
  if (asked === "much") return SPENT.test(question.toLowerCase()) ? PRICE : SOME_AMOUNT;
  if (asked === "many") return COUNT;
  if (/^(?:since |until )?when\b|\b(?:what|which) (?:day|date|year|month)\b/iu.test(question))
    return DATE;
  const noun = /\b(?:what|which|whats)\b/u.test(question.toLowerCase()) ? words : [];
  return (
    MEASURES.find(
      ({ name, nouns }) =>
        asked === name || nouns.some((word) => word === asked || noun.includes(word)),
    ) ?? null
  );
}

/** `words`: the adjective, which names the measure, and nouns. */
function measureOf(words: string, stated: string): Measure & { nouns: readonly string[] } {
  const [name = "", ...nouns] = words.split(" ");
  // Without the flag `u`, beside which `i` and `\b` take V8 three to fourteen times as long.
  return { name, nouns, stated: new RegExp(stated, "i") };
}

const ASIDE =
  /(?<=\S)(?<!^(?:since|until))\s+(?:after|before|when|while|once|during|following)\s+(?<clause>.+)$/iu;
const ASKS =
  /(?<![\p{L}\p{N}])(?:what|whats|which|who|whos|whom|whose|when|where|why|how)(?![\p{L}\p{N}])|^\s*(?:is|are|was|were|do|does|did|has|have|had|can|could|will|would|should)\s/iu;
const NEWS =
  /^\s*(?:(?:so\s+|and\s+)?what(?:['’]?s|\s+(?:is|has|have))?\s+(?:happen(?:ed|s|ing)|new|up|going\s+on)\b|(?:any\s+|the\s+)?(?:news|updates?)\b|(?:the\s+)?state\s+of\b)/iu;
const PERSONAL = /(?<![\p{L}\p{N}'’.])(?:i|i['’]m|me|my|you|u|your)(?![\p{L}\p{N}.])/iu;
const AUXILIARY = String.raw`(?:is|are|was|were|do|does|did|has|have|had|can|could|will|would|should|may|might|must)`;
const HOLDER = /^\s*who(?:['’]?s|\s+is)\s/iu;
const DOER = new RegExp(String.raw`^\s*who\s+(?!${AUXILIARY}\b)\p{L}{3,}`, "iu");
/** Nouns that only say what kind of answer is wanted: its capital or its figure says so as well. */
const KINDS = new Set(
  wordsIn(
    `people ppl person persons man men woman women official officials leader company firm country
    countries nation city town place state region area location outlet newspaper paper source team
    club group party organisation organization agency year date day month week time kind type sort
    way part thing things one ones reason name number amount percentage share much many other
    votes times days weeks years months hours minutes have has had does did do last first favourite
    favorite best new old next full own`,
  ),
);
const WHICH = new RegExp(
  String.raw`(?:^|\s)(?:which|what|how many)\s+(?<nouns>(?:[\p{L}\p{N}'’-]+\s+){0,2}?[\p{L}\p{N}'’-]+)(?=\s+(?:${AUXILIARY}|get|got|made|let|came|went|took|flew|[\p{L}]+ed)\b)`,
  "iu",
);
const POSSESSED = new RegExp(
  String.raw`^(?:who|what|where|when|which)(?:['’]?s|\s+(?:is|are|was|were))\b.*?\b(?<of>[\p{L}-]+(?:\s+[\p{L}-]+)?)['’]s?\s+(?<noun>[\p{L}-]+(?:\s+[\p{L}-]+){0,2}?)(?:\s+(?:called|named|like))?\s*[?!.]*$`,
  "iu",
);
const OF = new RegExp(
  String.raw`^(?:who|what|where|when)(?:['’]?s|\s+(?:is|are|was|were))\s+(?:the\s+)?(?:current\s+|latest\s+)?(?<noun>[\p{L}-]+(?:\s+[\p{L}-]+)?)\s+of\s+(?:the\s+)?(?<of>[\p{L}\p{N} '’-]+?)\s*[?!.]*$`,
  "iu",
);
/** The same without a question word, of somebody or something that has a name: "capital of Lorn". */
const BARE_OF =
  /^\s*(?:the\s+)?(?<noun>\p{L}{3,})\s+of\s+(?:the\s+)?(?<of>[\p{L}'’-]+(?:\s+[\p{L}'’-]+)?)\s*[?!.]*$/iu;

const LEADING =
  /^\s*who(?:['’]?s|\s+(?:is|currently|now))*\s+(?<verb>leads|heads|runs|chairs|governs|rules|leading|heading|running|chairing|(?:the\s+)?(?:head|leader|boss)\s+of|in\s+charge\s+of)\s+(?:the\s+)?(?<of>[\p{L}\p{N}'’][\p{L}\p{N} .&'’-]*?)\s*[?!.]*$/iu;

const COUNTED_DEED = new RegExp(
  String.raw`\bhow many\s+(?:[\p{L}'’-]+\s+){0,4}?(?<deed>\p{L}{2,}ed|hurt|slain|shot|lost)(?![\p{L}'’-])`,
  "u",
);

/** The nouns behind "which", "what" and "how many". */
function askedIn(question: string): string[] {
  const nouns = WHICH.exec(question)?.groups?.["nouns"];
  return nouns === undefined ? [] : wordsIn(nouns).filter((word) => !KINDS.has(word));
}

function relationIn(question: string): Relation | null {
  const { noun, of } =
    (OF.exec(question) ?? POSSESSED.exec(question) ?? bareOf(question))?.groups ?? {};
  if (noun === undefined || of === undefined) return null;
  const nouns = wordsIn(noun).filter((word) => !KINDS.has(word));
  return nouns.length === 0 ? null : { noun: nouns, of: wordsIn(of) };
}

/** "Who leads the clinic" asks who has its office, whatever that is called. */
function leadingIn(question: string): Relation | null {
  const { verb, of } = LEADING.exec(question)?.groups ?? {};
  return verb === undefined || of === undefined
    ? null
    : { noun: wordsIn(verb), of: wordsIn(of), offices: true };
}

function bareOf(question: string): RegExpExecArray | null {
  const found = BARE_OF.exec(question);
  const of = found?.groups?.["of"] ?? "";
  return /^\p{Lu}/u.test(of) || wordsIn(of).some(isKnownName) ? found : null;
}
