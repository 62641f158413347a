import type { Article, PartialDate } from "../articles/article.ts";
import { statedDates } from "../language/dates.ts";
import { relativeDays } from "../language/relative-days.ts";
import { termsIn, tokenize } from "../language/tokenizer.ts";
import type { Span } from "../lib/span.ts";
import { type EventDay, isAfter, relativeDay, statedDay } from "./event-day.ts";

/** Characters before or after a number beyond which words say nothing of it. */
const MAX_CLAUSE = 160;
/** Where the words of one number end and those of the next begin. */
const BETWEEN = /[,;:—–](?=\s)|--|\s(?=(?:and|while|but|whereas)\b)/u;
/** "$7.33, or 7 percent": one thing in two units. */
const SAME_THING = /^,? or $/u;

/** The place of the number, of a sentence's, that gives the same thing just before in another unit. */
export function firstOfThing(text: string, numbers: readonly Span[], at: number): number {
  const former = numbers[at - 1];
  if (former === undefined) return at;
  return SAME_THING.test(text.slice(former.end, numbers[at]?.start)) ? at - 1 : at;
}

/** The part of a sentence that speaks of the number at this place in a list of its numbers. */
export function clauseOf(text: string, sentence: Span, numbers: readonly Span[], at: number): Span {
  const { start, end } = numbers[at] ?? sentence;
  return {
    start: Math.max(start - MAX_CLAUSE, clauseStart(text, sentence, numbers, at)),
    end: Math.min(end + MAX_CLAUSE, clauseEnd(text, sentence, end, numbers[at + 1])),
  };
}

function clauseStart(text: string, sentence: Span, numbers: readonly Span[], at: number): number {
  const first = firstOfThing(text, numbers, at);
  const former = numbers[first - 1];
  if (former === undefined) return sentence.start;
  const gap = text.slice(former.end, numbers[first]?.start);
  return former.end + Math.max(0, gap.search(BETWEEN));
}

function clauseEnd(text: string, sentence: Span, end: number, next: Span | undefined): number {
  if (next === undefined) return sentence.end;
  const cut = text.slice(end, next.start).search(BETWEEN);
  return cut === -1 ? next.start : end + cut;
}

const ROUGHLY = "(?:(?:a|an|the|its|his|their|just|only|about|some|record|revised|total of) ){0,3}";
const CHANGED_FROM = String.raw`\b(?:up|down|rise|rises|rose|risen|rising|fell|falls?|fallen|falling|drop|dropped|grew|grown|increased?|decreased?|declined?|raised?|lowered|cut|reduced|changed?|improved|slowed|jumped|slipped)\b[^;:]{0,40}\bfrom `;
/** "from 155", "compared with 8.6 %", "than 12": what something was before, or is measured by. */
const BEFORE_FORMER = new RegExp(
  String.raw`(?:\b(?:against|compared (?:with|to)|versus|vs\.?|than|instead of|previous(?:ly)?|earlier|former(?:ly)?|prior|originally|original|last (?:year|month|week|season)(?:['’]s)?|after (?:rising|falling|gaining|growing|climbing|dropping|declining|slipping)(?: by)?) |${CHANGED_FROM})${ROUGHLY}$`,
  "iu",
);
const AFTER_FORMER =
  /^,? (?:in |for |of )?(?:the )?(?:(?:same|previous|prior|corresponding|preceding) |year before|(?:a|one) (?:year|month|week|quarter) (?:ago|earlier|before))/u;
const OPENS_FORMER = /^\W*(?:earlier|previously|formerly|until then|before that)\b/iu;

/** Whether a number is what the thing counted was at another time. */
export function isFormer(text: string, number: Span, clause: Span): boolean {
  const before = text.slice(clause.start, number.start);
  return (
    OPENS_FORMER.test(before) ||
    BEFORE_FORMER.test(before) ||
    AFTER_FORMER.test(text.slice(number.end, number.end + 60))
  );
}

const RISEN_TO = new RegExp(String.raw`${CHANGED_FROM}(?:\S+ ){1,3}to ${ROUGHLY}$`, "iu");
/** "20-30 million", "between 35 and 60", "three to four". */
const RANGE = /^\s?(?:[-–]|to|or)\s?\d/u;
const RANGE_BEFORE =
  /(?:\d|\b(?:two|three|four|five|six|seven|eight|nine|ten|twenty|thirty|forty|fifty)) ?(?:[-–]|to|or) ?$|\bbetween (?:\S+ )and $/iu;
const BETWEEN_BEFORE = /\bbetween $/iu;

/** Whether a number is an end of a range; what something "rose to from 80" is not. */
export function isOfRange(text: string, { start, end }: Span, clause: Span): boolean {
  const before = text.slice(Math.max(clause.start, start - MAX_CLAUSE), start);
  if (RISEN_TO.test(before)) return false;
  const after = text.slice(end, end + 20);
  return (
    RANGE.test(after) ||
    RANGE_BEFORE.test(before) ||
    (BETWEEN_BEFORE.test(before) && /^ and \d/u.test(after))
  );
}

const BEFORE_PART =
  /\b(?:including|among (?:them|the \p{L}+)(?:,| (?:is|are|was|were))?|of (?:them|whom|these|those)(?:,| (?:is|are|was|were))?|another|additional|further|extra|first|last|next|top|remaining|best|every|each|some of the) $/iu;
const AFTER_PART =
  /^ (?:more|further|additional|of (?:them|whom|those|these|the)|(?:\p{L}+ )?(?:was|were|is|are) among)\b|^[^.;]{0,60},? out of\b/u;
const IN_PART = / of (?:the|those|these|its|their|his|her) /u;
const AMONG = /\bamong the (?:dead|killed|wounded|injured|victims|missing|casualties|arrested)\b/iu;

/** Whether a number counts some of what is counted, or more of it: "five were among the dead". */
export function isPart(text: string, number: Span, clause: Span): boolean {
  return (
    BEFORE_PART.test(text.slice(clause.start, number.start)) ||
    AFTER_PART.test(text.slice(number.end, number.end + 90)) ||
    IN_PART.test(text.slice(number.start, number.end)) ||
    AMONG.test(text.slice(clause.start, clause.end))
  );
}

const MAYBE =
  /\b(?:could|might|may|would|hopes?|hoped|expect(?:s|ed)?|forecasts?|predict(?:s|ed)?|projected|targets?)\b/iu;

/** Whether what is counted may never come: "could cost $5 billion". */
export function isPossible(text: string, number: Span, clause: Span): boolean {
  return MAYBE.test(text.slice(clause.start, number.start));
}

/** Plurals that do not end in s. */
const PLURALS = new Set(
  "people men women children police policemen policewomen firemen fishermen troops personnel cattle fish".split(
    " ",
  ),
);
const MAX_NOUN_WORDS = 4;
const NOUN_WORD = /^[ -]([\p{L}\p{M}]+(?:['’-][\p{L}\p{M}]+)*)/u;

/**
 * The noun that a number counts, of the words behind it: "officers" of "five Iraqi police officers";
 * null where no plural is among them.
 */
export function nounAfter(text: string, from: number): string | null {
  let at = from;
  for (let words = 0; words < MAX_NOUN_WORDS; words += 1) {
    const [all = "", word = ""] = NOUN_WORD.exec(text.slice(at, at + 40)) ?? [];
    const [token] = tokenize(word);
    if (token === undefined || token.stop) return null;
    if (PLURALS.has(word.toLowerCase()) || /[^su]s$/u.test(word)) return word;
    at += all.length;
  }
  return null;
}

const PLACE =
  /\b(?:in|across|from|at|throughout|is|was|for) ((?:(?!(?:Sun|Mon|Tues|Wednes|Thurs|Fri|Satur)day)\p{Lu}[\p{L}’'-]+ ?)+)/gu;
const REPORTING =
  /((?:\p{Lu}[\p{L}’'-]+ )+)(?:has|have|had)? ?(?:reported|confirmed|counted|says?|said|accounted for) [^,;]{0,20}$/u;

/** Places by their prepositions, and the last name before the number: "Indonesia reported 40,000 dead". */
export function placesIn(text: string, number: Span, clause: Span): ReadonlySet<string> {
  const names = [...text.slice(clause.start, clause.end).matchAll(PLACE)].map(
    ([, name = ""]) => name,
  );
  const [, reporter = ""] = REPORTING.exec(text.slice(clause.start, number.start)) ?? [];
  return new Set([...names, reporter].flatMap((name) => termsIn(name)));
}

/** What comes before a day that ends or begins a sum so far, or on which it was told. */
const NOT_WHEN =
  /\b(?:(?:since|as of|by|until|till|from|after|before)(?: (?:late|early|mid))?|(?:said|says|told|reported|announced|confirmed|added|estimated)(?: \p{L}+){0,2}) $/iu;
const NOT_WHEN_LENGTH = 40;

/** The day, month or year that a clause gives for what is counted; null for none, or one to come. */
export function dayOf(text: string, clause: Span, article: Article): PartialDate | null {
  const said = text.slice(clause.start, clause.end);
  const tells = ({ start }: Span): boolean =>
    !NOT_WHEN.test(said.slice(Math.max(0, start - NOT_WHEN_LENGTH), start));
  const date = statedDates(said).find(tells);
  const day =
    date === undefined
      ? relativeDayIn(said, article, tells)
      : statedDay(date, article, { namedYear: null, tense: null });
  return day === null || isAfter(day.value, article) ? null : day.value;
}

function relativeDayIn(
  said: string,
  article: Article,
  tells: (day: Span) => boolean,
): EventDay | null {
  const weekend = said.search(/\bweekend\b/iu);
  const saturday = { start: weekend, end: weekend, weekday: 6, offset: 0 };
  const day = (weekend === -1 ? relativeDays(said) : [saturday]).find(tells);
  return day === undefined ? null : relativeDay(day, article);
}

/** Spans of time that a sum is of. */
const SPANS: readonly (readonly [string, RegExp])[] = [
  ["all", /\b(?:so far|in all|in total|to date|overall|cumulative|since|altogether)\b/iu],
  ["start", /\b(?:opening|debut\w*|premiere\w*)\b/iu],
  ["quarter", /\bquarter(?:ly|s)?\b|\bQ[1-4]\b/iu],
  ["half", /\b(?:first|second)[ -]half\b|\bhalf[- ]year\b/iu],
  ["year", /\b(?:annual(?:ly)?|yearly|(?:a|per|each|every|last|this|next) year|year-on-year)\b/iu],
  ["month", /\b(?:monthly|(?:a|per|each|every|last|this|next) month)\b/iu],
  ["week", /\b(?:weekly|(?:a|per|each|every|last|this|next) week|weekend)\b/iu],
  ["day", /\b(?:daily|(?:a|per|each|every|one|single|two|three|intra)[- ]day)\b/iu],
  ["hour", /\b(?:hourly|(?:an|per|each|every) hour)\b/iu],
];

/** The span of time that a clause says its number is of; "" where it says none. */
export function spanOfTime(text: string, clause: Span): string {
  const said = text.slice(clause.start, clause.end);
  return SPANS.find(([, words]) => words.test(said))?.[0] ?? "";
}

const RANK =
  /\b(first|second|third|fourth|fifth|\d{1,2}(?:st|nd|rd|th))[ -](?:place|placed|spot|position|rank)\b/iu;

/** "third place": of which place in a list or race a clause speaks; "" for none. */
export function rankIn(text: string, clause: Span): string {
  return RANK.exec(text.slice(clause.start, clause.end))?.[1]?.toLowerCase() ?? "";
}

const UP =
  /\b(?:up|ahead|rise|rises|rose|risen|rising|gain\w*|increas\w*|climb\w*|soar\w*|jump\w*|surg\w*|grew|grow\w*|higher|advanc\w*)\b/iu;
const DOWN =
  /\b(?:down|fall|falls|fell|fallen|falling|drop\w*|declin\w*|decreas\w*|slump\w*|plung\w*|slid|lower|lost|shed|shrank)\b/iu;

/** Whether a clause tells of a rise or a fall. */
export function changeIn(text: string, clause: Span): "up" | "down" | "" {
  const said = text.slice(clause.start, clause.end);
  return UP.test(said) ? "up" : DOWN.test(said) ? "down" : "";
}
