import { WORD } from "./words.ts";
import { TOKEN, is, isNamePart, type SpeechToken } from "./tokens.ts";

/** Who or what a clause of reporting names as its subject. */
export interface Subject {
  /** Token positions, `to` exclusive. */
  from: number;
  to: number;
  kind: "name" | "role" | "group" | "person" | "pronoun" | "other";
  /** A careful reader takes just these words for the subject. */
  clean: boolean;
}

const MAX_WORDS = 16;
const TIME =
  /^(?:year|month|week|weekend|day|night|morning|afternoon|evening|spring|summer|autumn|winter)$/;
const WHICH_TIME = /^(?:this|last|that|same)$/;

/** The noun phrase that ends before `end`; null where there is none. */
export function phraseBefore(tokens: readonly SpeechToken[], end: number): Subject | null {
  let to = end;
  while (to > 0 && isTrailing(tokens, to - 1)) to -= 1;
  let from = to;
  while (from > 0 && to - from <= MAX_WORDS && !isBoundary(tokens, from - 1)) from -= 1;
  return trimmed(tokens, from, to);
}

/** What comes between a subject and its verb: "has also", "on Tuesday", "in turn". */
function isTrailing(tokens: readonly SpeechToken[], at: number): boolean {
  const token = tokens[at];
  if (token === undefined || token.kind !== TOKEN.word) return false;
  if (token.word.endsWith("ly") && !token.capital) return true;
  if (is(token, WORD.calendar) && !token.possessive) return true;
  const next = tokens[at + 1];
  if (token.word === "on" || token.word === "in") return is(next, WORD.calendar);
  if (TIME.test(token.word)) return WHICH_TIME.test(tokens[at - 1]?.word ?? "");
  if (WHICH_TIME.test(token.word)) return TIME.test(next?.word ?? "");
  return (
    is(token, WORD.adverb) && !is(token, WORD.role) && token.word !== "and" && token.word !== "but"
  );
}

function isBoundary(tokens: readonly SpeechToken[], at: number): boolean {
  const token = tokens[at];
  if (token === undefined || token.kind !== TOKEN.word) return true;
  if (is(token, WORD.opensClause)) return true;
  return token.word === "and" && !joinsNames(tokens, at);
}

/** "Harbour police and the U.S. Coast Guard": both sides can be parts of one subject. */
function joinsNames(tokens: readonly SpeechToken[], at: number): boolean {
  if (joinsGroups(tokens, at)) return true;
  for (let left = at - 1; left >= 0 && !isBoundaryMark(tokens[left]); left -= 1) {
    const token = tokens[left];
    if (token === undefined || at - left > 8) return false;
    const fits =
      isNamePart(token) ||
      is(token, WORD.article | WORD.role | WORD.group | WORD.links | WORD.title | WORD.body);
    if (!fits) return false;
  }
  return at > 0;
}

/** "The town council and the ministry", at the start of the sentence. */
function joinsGroups(tokens: readonly SpeechToken[], at: number): boolean {
  const left = tokens.slice(0, at);
  if (at > 5 || !is(left[0], WORD.article) || !is(left.at(-1), WORD.group | WORD.role))
    return false;
  return left.every(({ kind, bits, word }) => {
    return kind === TOKEN.word && (bits & (WORD.finite | WORD.says)) === 0 && !word.endsWith("ed");
  });
}

function isBoundaryMark(token: SpeechToken | undefined): boolean {
  return token === undefined || token.kind !== TOKEN.word || is(token, WORD.opensClause);
}

function trimmed(tokens: readonly SpeechToken[], start: number, to: number): Subject | null {
  let from = start;
  while (from < to && isLeading(tokens, from, to)) from += 1;
  if (from >= to) return null;
  const first = tokens[from];
  if (to - from === 1 && is(first, WORD.person)) return { from, to, kind: "person", clean: true };
  if (to - from === 1 && is(first, WORD.pronoun) && !is(first, WORD.article)) {
    return { from, to, kind: "pronoun", clean: true };
  }
  return classified(tokens, from, to);
}

/** "Meanwhile", "In October": what opens a sentence before its subject. */
function isLeading(tokens: readonly SpeechToken[], at: number, to: number): boolean {
  const token = tokens[at];
  if (token === undefined) return false;
  if (is(token, WORD.calendar) && !token.possessive) return true;
  if (is(token, WORD.preposition)) {
    const next = tokens[at + 1];
    return at + 2 < to && (is(next, WORD.calendar) || /^\d/.test(next?.word ?? ""));
  }
  if (/^\d{4}$/.test(token.word)) return true;
  return (
    is(token, WORD.adverb) || (token.word.endsWith("ly") && token.word.length > 5 && at + 1 < to)
  );
}

function classified(tokens: readonly SpeechToken[], start: number, to: number): Subject | null {
  const from = lastPhrase(tokens, start, to);
  if (from > start && !is(tokens[start], WORD.preposition)) {
    const found = classified(tokens, from, to);
    return found === null ? null : { ...found, clean: false };
  }
  let roles = false;
  let groups = false;
  let names = false;
  let clean = to - from <= MAX_WORDS;
  for (let at = from; at < to; at += 1) {
    const token = tokens[at];
    if (token === undefined) return null;
    if (is(token, WORD.finite | WORD.unsaid) && !token.capital) return null;
    if (is(token, WORD.person) || (is(token, WORD.pronoun) && !is(token, WORD.article)))
      return null;
    if (at > from && is(token, WORD.says)) return null;
    roles ||= is(token, WORD.role);
    groups ||= is(token, WORD.group);
    names ||= isNamePart(token);
    if (isDoubtful(tokens, at, from, to)) clean = false;
  }
  if (tokens.slice(from, to).every((token) => is(token, WORD.article))) {
    return /^(?:some|many|several|most)$/.test(tokens[from]?.word ?? "")
      ? { from, to, kind: "other", clean: false }
      : null;
  }
  if (is(tokens[from], WORD.preposition)) return afterPreposition(tokens, from, to);
  // "(HRU) official": the rest of it is behind the bracket.
  if (to - from === 1 && is(tokens[from], WORD.role) && !is(tokens[from], WORD.plural)) {
    clean &&= tokens[from]?.capital === true;
  }
  // "former town engineer Eva Lund"
  const described = names && roles && endsInName(tokens, from, to);
  if (!(described || startsPhrase(tokens, from, to)) || isHalfName(tokens[to - 1])) clean = false;
  // "X, who doubles as chairman, says"
  if (
    tokens[from - 1]?.word === "as" &&
    !is(tokens[from], WORD.article) &&
    !isNamePart(tokens[from])
  )
    clean = false;
  const kind =
    names && endsInName(tokens, from, to)
      ? "name"
      : roles
        ? "role"
        : groups
          ? "group"
          : names
            ? "name"
            : "other";
  return { from, to, kind, clean: clean && kind !== "other" };
}

/** Where the last of several phrases begins: "a charge | the ministry (has denied)". */
function lastPhrase(tokens: readonly SpeechToken[], from: number, to: number): number {
  for (let at = to - 2; at > from + 1; at -= 1) {
    const before = tokens[at - 1];
    const second = /^(?:the|a|an)$/.test(tokens[at]?.word ?? "");
    if (second && !is(before, WORD.links | WORD.preposition | WORD.article)) return at;
  }
  return from;
}

/** "Tom B.", "North- und Southbank": cut where a sentence seems to end. */
function isHalfName(token: SpeechToken | undefined): boolean {
  return (
    token !== undefined && ((token.word.length === 1 && token.capital) || token.word.endsWith("-"))
  );
}

/** A small word of no list that may be a verb: "the deal collapsed Smith". */
function isDoubtful(tokens: readonly SpeechToken[], at: number, from: number, to: number): boolean {
  const token = tokens[at];
  if (token === undefined || token.capital || (token.bits & ~WORD.mayReport) !== 0) return false;
  return at > from && at + 1 < to && /(?:ed|ing)$/.test(token.word) && !/-/.test(token.word);
}

function startsPhrase(tokens: readonly SpeechToken[], from: number, to: number): boolean {
  const first = tokens[from];
  if (first === undefined) return false;
  if (first.capital || is(first, WORD.article | WORD.role | WORD.group | WORD.title)) return true;
  // "co-author Eva Lund"
  if (isNamePart(tokens[from + 1]) && isNamePart(tokens[from + 2])) return true;
  // "company officials", "medical organisations", "security firm Norlock"
  if (to - from > 4) return false;
  for (let at = from; at < to; at += 1) if (is(tokens[at], WORD.role | WORD.group)) return true;
  return false;
}

function endsInName(tokens: readonly SpeechToken[], from: number, to: number): boolean {
  const last = tokens[to - 1];
  if (!isNamePart(last) || last === undefined) return false;
  // "a spokesman for the Ministry": the office speaks.
  const initial = tokens[from];
  if (initial === undefined) return false;
  let at = to - 1;
  while (at > from && isNamePart(tokens[at - 1])) at -= 1;
  const before = tokens[at - 1];
  if (
    at > from &&
    before !== undefined &&
    (is(before, WORD.links | WORD.preposition) || before.word === "the")
  ) {
    for (let each = from; each < at; each += 1) {
      const token = tokens[each];
      if (is(token, WORD.role) && token !== undefined && !(token.capital && each === from))
        return false;
    }
  }
  return true;
}

/** "In Moscow | the minister", "At the dinner | President Tom Orr": the last phrase of several. */
function afterPreposition(
  tokens: readonly SpeechToken[],
  from: number,
  to: number,
): Subject | null {
  for (let at = to - 2; at > from; at -= 1) {
    if (is(tokens[at], WORD.article) && !is(tokens[at - 1], WORD.links | WORD.preposition)) {
      const found = classified(tokens, at, to);
      return found === null ? null : { ...found, clean: false };
    }
  }
  let name = to;
  let titled = false;
  while (name > from && isNamePart(tokens[name - 1])) {
    name -= 1;
    titled ||= is(tokens[name], WORD.title | WORD.role);
  }
  const clean = titled && !is(tokens[name - 1], WORD.preposition | WORD.links);
  return clean && name < to ? { from: name, to, kind: "name", clean } : null;
}

const ENDS_AFTER =
  WORD.preposition | WORD.opensClause | WORD.finite | WORD.says | WORD.person | WORD.relative;

/** The noun phrase that begins at `start`: "said | former team manager Tom Orr, who". */
export function phraseAfter(tokens: readonly SpeechToken[], start: number): Subject | null {
  const first = tokens[start];
  if (is(first, WORD.person)) return { from: start, to: start + 1, kind: "person", clean: true };
  if (is(first, WORD.pronoun) && !is(first, WORD.article)) {
    return { from: start, to: start + 1, kind: "pronoun", clean: true };
  }
  let to = start;
  while (to < tokens.length && to - start <= MAX_WORDS && continuesPhrase(tokens, start, to))
    to += 1;
  while (to > start && is(tokens[to - 1], WORD.links)) to -= 1;
  if (to === start) return null;
  return classified(tokens, start, to);
}

function continuesPhrase(tokens: readonly SpeechToken[], start: number, at: number): boolean {
  const token = tokens[at];
  if (token === undefined || token.kind !== TOKEN.word) return false;
  if (is(token, WORD.calendar)) return false;
  if (token.capital) return true;
  if (is(token, ENDS_AFTER) || (is(token, WORD.adverb) && token.word !== "and")) return false;
  if (/(?:ing|ly)$/.test(token.word) && at > start) return false;
  // "a study | published in May"
  if (token.word.endsWith("ed") && is(tokens[at - 1], WORD.role | WORD.group)) return false;
  return at === start || !endsName(tokens, start, at);
}

/** Before "Eva Lund | senior consultant": a whole name that no further capital completes. */
function endsName(tokens: readonly SpeechToken[], start: number, at: number): boolean {
  if (!isNamePart(tokens[at - 1]) || !isNamePart(tokens[at - 2])) return false;
  // "former New Harbour coach Tom Orr": a phrase that begins small is not yet at its name.
  if (tokens[start]?.capital !== true) return false;
  const token = tokens[at];
  if (
    token === undefined ||
    is(token, WORD.links) ||
    /^(?:de|da|del|di|van|von|der|den|bin|al|la|le|el|ibn)$/.test(token.word)
  ) {
    return false;
  }
  for (let next = at + 1; next < Math.min(tokens.length, at + 4); next += 1) {
    if (tokens[next]?.kind !== TOKEN.word || is(tokens[next], ENDS_AFTER | WORD.links)) return true;
    if (isNamePart(tokens[next])) return !is(tokens[next - 1], WORD.role | WORD.title);
  }
  return true;
}
