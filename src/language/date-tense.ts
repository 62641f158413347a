import type { Span } from "../lib/span.ts";
import { looksAhead } from "./relative-days.ts";

/**
 * How a sentence speaks of a date in it: as of something past, of what is so then (or always is), of
 * something still to come, or as of an end ("before May 10"); null where no verb tells.
 */
export type DateTense = "past" | "present" | "ahead" | "end" | null;

/** "by Friday", "until the end of May", "before May 10": nothing happens on that day. */
const END =
  /\b(?:by|until|till|before|through|after|beyond|up to|prior to|no later than) (?:(?:the|end of|late|early|mid|next|this|on) ?)*$/iu;
/** Where another clause begins; a comma in "1,600" is none. */
const CLAUSE =
  /,(?!\d)|[;:–—”“"()]|--|\s-\s|\b(?:that|which|who|but|while|whilst|when|after|where|because|as|and (?:he|she|it|they|the|then))\b/gu;
/** A clause of these alone only places what the one before it tells: ", on 15 March". */
const PLACES = /^(?:[\s,]|\b(?:and|with|on|in|at|of|from|early|late|about|just|only)\b)*$/iu;
/** "With the return games played on": a participle, which is of its main clause's time. */
const PARTICIPLE = /^[\s,]*with\b/iu;
/** What may come between the start of a clause and the date that it begins with. */
const LEADS =
  /^[\s,“"(]*(?:(?:and|but|so|then|on|in|at|from|since|late|early|mid|the|also|later|earlier|only|as|of|one|night|morning|evening|of|for|during|over|around|about|again)\b[\s,-]*)*$/iu;

/** "today announced", "on Thursday officially opens": the verb right behind a date is its own. */
const NEXT_WORDS = /^ (?:\p{Ll}+ly )?[\p{L}’']+(?: \p{L}+)?/u;

/** Verb forms, with the tense that they give a date in their clause. */
const VERB =
  /\b(?:(?<ahead>will|would|shall|should|could|may|might|must|can)\b|(?<contracted>\p{L}+['’]ll\b|won['’]t\b|can['’]?t\b)|(?<perfect>had\b|(?:has|have|['’]ve) (?:(?:not|also|now|already|never|\p{Ll}+ly) )?(?:been|begun|come|become|gone|made|taken|given|won|lost|left|met|got|held|led|fallen|risen|grown|shot|struck|hit|died|spoken|written|sent|sunk|broken|found|said|told|seen|run|put|cut|brought|bought|sold|built|set|shut|paid|kept|\p{Ll}{2,}(?<!e)ed))|(?<past>was|were|did|[Ww]asn['’]t|weren['’]t|took|came|went|began|became|won|lost|left|met|made|gave|got|held|led|fell|rose|grew|shot|struck|hit|died|spoke|wrote|sent|sank|broke|found|flew|said|told|saw|ran|stood|put|cut|beat|brought|bought|sold|built|caught|chose|drew|drove|ate|fought|fled|forgot|froze|heard|hid|kept|knew|laid|lay|paid|read|rode|rang|sang|sat|shook|slid|slept|spent|spread|stole|swept|swore|swam|taught|thought|threw|understood|wore|woke|wound|withdrew|overthrew|underwent|arose|bore|bit|blew|bound|burst|dealt|dug|fed|felt|hung|hurt|lent|meant|quit|set|shut|sought|split|stuck|swung|tore|agreed|freed|\p{Ll}{2,}(?<!e)ed)|(?<present>is|are|has|have|am|isn['’]t|aren['’]t|do|does|don['’]t|doesn['’]t|says?|gets?|goes|gives?|holds?|keeps?|makes?|takes?|comes?|becomes?|begins?|starts?|opens?|ends?|closes?|remains?|continues?|calls?|needs?|wants?|seems?|means?|faces?|plays?|meets?|leaves?|brings?|runs?|shows?|lives?|works?|looks?|tends?|hosts?|falls?|airs?|expires?|kicks?|sees?|knows?|thinks?|stands?))\b/gu;
/** After "is", a participle: "is held", "is being held". */
const BE =
  /\b(?:is|are|am|be|been|being|['’]s|['’]re)(?: (?:not|also|now|still|always|being|\p{Ll}+ly))* $/u;
/** "will take", "did not take": the verb before it has told the tense. */
const AUXILIARY =
  /(?:['’]ll|n['’]t|\b(?:will|would|shall|should|could|may|might|must|can|do|does|did|not)) $/u;
/** A noun that only looks like a verb: "the calls", "a play". */
const DETERMINER =
  /\b(?:the|a|an|this|that|these|those|his|her|its|their|our|my|your|of|to|no|some|any|more|most|new|two|three|for|in|on|at|by|with|from)(?: \p{Ll}+ed)? $/iu;
/** Characters looked at on either side: a sentence may list hundreds of dates. */
const MAX_CLAUSE = 400;

/** How a sentence speaks of the date at `date`, a span in it. */
export function tenseAt(sentence: string, { start, end }: Span): DateTense {
  const before = sentence.slice(Math.max(0, start - MAX_CLAUSE), start);
  if (END.test(before) && !/^['’]s/u.test(sentence.slice(end))) return "end";
  if (looksAhead(sentence, start)) return "ahead";
  // "have today closed"
  if (/(?:['’]ve|\b(?:has|have|had)) $/u.test(before)) return "past";
  const clauses = clausesOf(before);
  const own = clauses.at(-1) ?? "";
  const within = lastVerb(own);
  if (within !== null && !PARTICIPLE.test(own)) return within;
  const told = firstVerb(NEXT_WORDS.exec(sentence.slice(end))?.[0] ?? "");
  if (told !== null) return told;
  const leads = LEADS.test(own);
  if (leads && !(clauses.length > 1 && PLACES.test(own))) {
    const after = firstVerb(clauseBehind(sentence.slice(end, end + MAX_CLAUSE)));
    if (after !== null) return after;
  }
  for (const clause of clauses.slice(0, -1).toReversed()) {
    const verb = lastVerb(clause);
    if (verb !== null && !PARTICIPLE.test(clause)) return verb;
  }
  return null;
}

/** "In November, the air is cool, …": the clause that a date begins, without its comma. */
function clauseBehind(text: string): string {
  const rest = text.replace(/^,?\s*/u, "");
  return clausesOf(rest)[0] ?? "";
}

function clausesOf(text: string): string[] {
  const starts = [0, ...[...text.matchAll(CLAUSE)].map(({ index }) => index)];
  return starts.map((at, place) => text.slice(at, starts[place + 1]));
}

function firstVerb(text: string): DateTense {
  return verbsIn(text)[0] ?? null;
}

function lastVerb(clause: string): DateTense {
  return verbsIn(clause).at(-1) ?? null;
}

function verbsIn(text: string): DateTense[] {
  const verbs: DateTense[] = [];
  for (const { index, groups, 0: verb } of text.matchAll(VERB)) {
    const before = text.slice(Math.max(0, index - 30), index);
    if (groups?.["ahead"] ?? groups?.["contracted"]) verbs.push("ahead");
    else if (groups?.["perfect"]) verbs.push("past");
    else if (groups?.["past"]) {
      if (BE.test(before) && verb !== "was" && verb !== "were") continue;
      verbs.push("past");
    } else if (!DETERMINER.test(before) && !AUXILIARY.test(before)) verbs.push("present");
  }
  return verbs;
}
