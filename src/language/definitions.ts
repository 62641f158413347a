import { fold } from "./fold.ts";
import { TOKEN, is, isNamePart, speechTokens, type SpeechToken } from "./speech/tokens.ts";
import { WORD } from "./speech/words.ts";

/** How a sentence says who or what something is. */
type DefinitionReason =
  /** "X is a …", "X means …" */
  | "is"
  /** "X, a …", "X (a …)", "X, head of …" */
  | "apposition"
  /** "Foreign Minister X", "the minister, X" */
  | "title"
  /** "X, who is …", "X, which links …" */
  | "clause"
  /** "a campaign known as X" */
  | "called"
  /** "the region of X" */
  | "kind"
  /** "World Health Organization (WHO)" */
  | "abbreviation"
  /** "Orsk lies on the coast" */
  | "place";

export interface Definition {
  /** Above 0, to 1. */
  score: number;
  reason: DefinitionReason;
}

/** A name in a sentence: token positions, `to` exclusive. */
interface Occurrence {
  from: number;
  to: number;
}

/**
 * Whether an English sentence says who or what `term` (its words, folded) is, and how plainly;
 * null where the term is missing or merely acts.
 */
export function definitionOf(term: readonly string[], sentence: string): Definition | null {
  if (!fold(sentence).includes(term[0] ?? "")) return null;
  const tokens = speechTokens(sentence, { start: 0, end: sentence.length }, []);
  let best: Definition | null = null;
  for (const found of occurrences(term, tokens, sentence)) {
    for (const definition of definitionsAt(tokens, found, sentence)) {
      if (definition.score > (best?.score ?? 0)) best = definition;
    }
  }
  return best;
}

/** Where the words of a term follow each other; a name is taken whole ("Sergey Lavrov"). */
function occurrences(
  term: readonly string[],
  tokens: readonly SpeechToken[],
  sentence: string,
): Occurrence[] {
  const words: { word: string; token: number }[] = [];
  for (const [token, { word }] of tokens.entries()) {
    for (const part of fold(word).split(/[^\p{L}\p{N}]+/u))
      if (part !== "") words.push({ word: part, token });
  }
  const found: Occurrence[] = [];
  for (let at = 0; at + term.length <= words.length && term.length > 0; at += 1) {
    if (!term.every((word, offset) => isForm(words[at + offset]?.word, word))) continue;
    const from = words[at]?.token ?? 0;
    const to = (words[at + term.length - 1]?.token ?? from) + 1;
    // The pronoun "who" is not WHO.
    const small = is(tokens[from], WORD.relative | WORD.pronoun | WORD.article | WORD.preposition);
    if (to - from === 1 && small && !isUpperCase(sentence, tokens[from])) continue;
    found.push(wholeName(tokens, from, to));
  }
  return found;
}

function isUpperCase(sentence: string, token: SpeechToken | undefined): boolean {
  const written = sentence.slice(token?.start, token?.end);
  return written === written.toUpperCase();
}

/** A word or its plural. */
function isForm(word: string | undefined, wanted: string): boolean {
  return word === wanted || word === `${wanted}s` || `${word}s` === wanted;
}

function wholeName(tokens: readonly SpeechToken[], start: number, end: number): Occurrence {
  let [from, to] = [start, end];
  if (!isNamePart(tokens[from])) return { from, to };
  while (from > 0 && isFirstName(tokens[from - 1])) from -= 1;
  while (isFirstName(tokens[to]) && !tokens[to - 1]?.possessive) to += 1;
  return { from, to };
}

function isFirstName(token: SpeechToken | undefined): boolean {
  return isNamePart(token) && !is(token, WORD.title | WORD.role) && !token?.possessive;
}

function definitionsAt(
  tokens: readonly SpeechToken[],
  found: Occurrence,
  sentence: string,
): Definition[] {
  if (tokens[found.to - 1]?.possessive) return [];
  return [
    copula(tokens, found),
    after(tokens, found),
    title(tokens, found),
    calledSo(tokens, found),
    abbreviation(tokens, found, sentence),
    situated(tokens, found),
  ].flatMap((definition) => definition ?? []);
}

/** "Elvik lies on the western shore", "is located near Kolm": what a place is asked for. */
function situated(tokens: readonly SpeechToken[], { to }: Occurrence): Definition | null {
  const [verb, next, behind] = [tokens[to]?.word ?? "", tokens[to + 1], tokens[to + 2]];
  const lies = /^(?:lies|lie)$/.test(verb) && is(next, WORD.preposition);
  const placed = IS.test(verb) && /^(?:located|situated)$/.test(next?.word ?? "");
  return lies || (placed && is(behind, WORD.preposition))
    ? { score: SITUATED, reason: "place" }
    : null;
}

const SITUATED = 0.7;
const IS = /^(?:is|are|was|were)$/;
const MEANS = /^(?:means|refers|describes|denotes|stands)$/;
/** What "is" defines with: "a campaign", "one of", "where a person …". */
const DEFINES = /^(?:a|an|the|one|where|when|defined|what|any|another)$/;
/** "is the only one who", "was the first to": says what somebody did, not who it is. */
const OF_EVENTS =
  /^(?:only|first|last|next|same|target|subject|victim|winner|reason|result|case|problem|way|time|day|year|week|month)$/;

/** "X is a …": only where X is the subject. */
function copula(tokens: readonly SpeechToken[], found: Occurrence): Definition | null {
  if (!opensClause(tokens, found.from)) return null;
  const at = behindBrackets(tokens, found.to);
  const verb = tokens[at]?.word ?? "";
  if (MEANS.test(verb)) return { score: 0.9, reason: "is" };
  if (!IS.test(verb)) return null;
  let next = at + 1;
  while (is(tokens[next], WORD.adverb) && tokens[next]?.word !== "and") next += 1;
  if (!DEFINES.test(tokens[next]?.word ?? "")) return null;
  if (OF_EVENTS.test(tokens[next + 1]?.word ?? "")) return { score: 0.5, reason: "is" };
  return { score: verb === "is" || verb === "are" ? 1 : 0.85, reason: "is" };
}

/** Whether a name begins its clause, an article or an office before it aside. */
function opensClause(tokens: readonly SpeechToken[], from: number): boolean {
  let at = from - 1;
  while (
    at >= 0 &&
    (is(tokens[at], WORD.article | WORD.title | WORD.role) ||
      isNamePart(tokens[at]) ||
      /^(?:so-called|term|word)$/.test(tokens[at]?.word ?? ""))
  ) {
    if (tokens[at]?.possessive) break;
    at -= 1;
  }
  if (at < 0) return true;
  const before = tokens[at];
  if (before?.kind !== TOKEN.word) return before?.kind !== TOKEN.bracket;
  return is(before, WORD.opensClause | WORD.adverb);
}

/** Behind "(WHO)" or "(34)" where that follows, else `at`. */
function behindBrackets(tokens: readonly SpeechToken[], at: number): number {
  if (tokens[at]?.kind !== TOKEN.bracket) return at;
  for (let end = at + 1; end < Math.min(tokens.length, at + 6); end += 1) {
    if (tokens[end]?.kind === TOKEN.bracket) return end + 1;
  }
  return at;
}

/** "a day after", "a move that": says when, or speaks of the whole clause. */
const OF_CLAUSE =
  /^(?:day|days|week|weeks|month|months|year|years|decade|hour|hours|minutes|few|couple|move|decision|step|claim|charge|accusation|sign|development|figure|fact|figures|rise|fall|drop|increase|decrease|result|level|feat|time|change|total|number|process|situation|lot|bit|little|former's|latter)$/;

/** What a mark behind a name introduces: "X, a …", "X, who …", "X (a …)". */
function after(tokens: readonly SpeechToken[], found: Occurrence): Definition | null {
  let mark = behindBrackets(tokens, found.to);
  if (tokens[mark]?.kind !== TOKEN.comma && tokens[mark]?.kind !== TOKEN.dash) mark = found.to;
  const kind = tokens[mark]?.kind;
  if (kind !== TOKEN.comma && kind !== TOKEN.dash && kind !== TOKEN.bracket) return null;
  let at = mark + 1;
  // "X, 34, a lecturer"
  if (/^\d{1,3}$/.test(tokens[at]?.word ?? "") && tokens[at + 1]?.kind === TOKEN.comma) at += 2;
  const clause = clauseAfter(tokens, at);
  if (clause !== null) return clause;
  const apposition = appositionAfter(tokens, at);
  return apposition !== null && opensMainClause(tokens, found.from, at) ? null : apposition;
}

/** "According to X, | a rating of 2 means …": not X but the rest of the sentence begins here. */
function opensMainClause(tokens: readonly SpeechToken[], from: number, start: number): boolean {
  const first = tokens[0];
  const fronted = is(first, WORD.preposition) || first?.word === "according";
  if (
    !fronted ||
    tokens.slice(0, from).some((token) => token.kind !== TOKEN.word || is(token, WORD.finite))
  ) {
    return false;
  }
  const close = tokens.findIndex(({ kind }, at) => at > start && kind !== TOKEN.word);
  const next = tokens[close + 1];
  return close < 0 || !(is(next, WORD.article | WORD.person) || isNamePart(next));
}

function clauseAfter(tokens: readonly SpeechToken[], at: number): Definition | null {
  const word = tokens[at]?.word ?? "";
  const verb = tokens[at + 1]?.word ?? "";
  if (word === "who" || word === "which" || word === "where") {
    if (IS.test(verb))
      return { score: DEFINES.test(tokens[at + 2]?.word ?? "") ? 0.85 : 0.5, reason: "clause" };
    return { score: word === "which" && verb.endsWith("s") ? 0.6 : 0.35, reason: "clause" };
  }
  const named =
    /^(?:known|called|nicknamed|formerly|originally)$/.test(word) ||
    (word === "also" && /^(?:known|called)$/.test(verb));
  if (named) return { score: 0.6, reason: "clause" };
  return word === "or" ? { score: 0.5, reason: "apposition" } : null;
}

function appositionAfter(tokens: readonly SpeechToken[], start: number): Definition | null {
  const first = tokens[start];
  if (first === undefined || first.kind !== TOKEN.word || is(first, WORD.mayReport)) return null;
  // "X, the Y said" and "X, the Y is": a clause of another subject.
  if (first.word === "and" || hasOwnVerb(tokens, start) || isListed(tokens, start)) return null;
  if (/^(?:a|an|the|one)$/.test(first.word)) {
    if (
      OF_CLAUSE.test(tokens[start + 1]?.word ?? "") ||
      OF_CLAUSE.test(tokens[start + 2]?.word ?? "")
    )
      return null;
    return { score: first.word === "the" ? 0.85 : 0.95, reason: "apposition" };
  }
  // "X, Russia's foreign minister", "X, head of crisis operations", "X, former president"
  for (let at = start; at < Math.min(tokens.length, start + 6); at += 1) {
    const token = tokens[at];
    if (
      token === undefined ||
      token.kind !== TOKEN.word ||
      is(token, WORD.finite | WORD.says | WORD.opensClause)
    )
      return null;
    if (is(token, WORD.role) && !isNamePart(tokens[at + 1])) {
      return { score: 0.9, reason: "apposition" };
    }
  }
  return null;
}

/** Whether the words up to the next mark are a clause: "…, the minister said". */
function hasOwnVerb(tokens: readonly SpeechToken[], start: number): boolean {
  for (let at = start; at < tokens.length; at += 1) {
    const token = tokens[at];
    if (token === undefined || token.kind !== TOKEN.word) return false;
    if (is(token, WORD.opensClause | WORD.relative)) return false;
    if (is(token, WORD.finite | WORD.says)) return true;
    const past = !token.capital && token.word.endsWith("ed") && at > start + 1;
    if (past && (is(tokens[at + 1], WORD.article) || isNamePart(tokens[at + 1]))) return true;
  }
  return false;
}

/** "X, the United States and Canada": a list of names explains none of them. */
function isListed(tokens: readonly SpeechToken[], start: number): boolean {
  let at = is(tokens[start], WORD.article) ? start + 1 : start;
  if (!isNamePart(tokens[at])) return false;
  while (isNamePart(tokens[at])) at += 1;
  return tokens[at]?.word === "and";
}

/** "Russian Foreign Minister X", "the country's transport minister, X,", "the city of X". */
function title(tokens: readonly SpeechToken[], { from }: Occurrence): Definition | null {
  let at = from - 1;
  const comma = tokens[at]?.kind === TOKEN.comma;
  if (comma) at -= 1;
  const before = tokens[at];
  if (before === undefined) return null;
  if (!comma && before.word === "of" && KIND.test(tokens[at - 1]?.word ?? ""))
    return { score: 0.55, reason: "kind" };
  if (!is(before, WORD.role | WORD.title) || is(before, WORD.plural) || ADDRESS.test(before.word))
    return null;
  const more =
    is(tokens[at - 1], WORD.role | WORD.title) ||
    tokens[at - 1]?.capital === true ||
    tokens[at - 1]?.possessive === true;
  if (comma)
    return tokens[from]?.capital && isDescribed(tokens, at)
      ? { score: 0.85, reason: "title" }
      : null;
  if (before.capital || tokens[from]?.capital) return { score: more ? 0.85 : 0.6, reason: "title" };
  return null;
}

const ADDRESS = /^(?:mr|mrs|ms|miss|dr|sir|dame|lord|lady)$/;
const KIND =
  /^(?:region|city|town|village|province|state|island|islands|river|district|enclave|republic|country|county|company|group|territory|port|capital|neighbou?rhood|suburb|peninsula|valley)$/;

/** "the country's transport |minister|, X": an office with its article. */
function isDescribed(tokens: readonly SpeechToken[], at: number): boolean {
  for (let first = at - 1; first >= Math.max(0, at - 5); first -= 1) {
    const token = tokens[first];
    if (
      token === undefined ||
      token.kind !== TOKEN.word ||
      is(token, WORD.finite | WORD.preposition)
    )
      return false;
    if (is(token, WORD.article) || token.possessive) return true;
  }
  return false;
}

/** "a campaign known as X" */
function calledSo(tokens: readonly SpeechToken[], { from }: Occurrence): Definition | null {
  let at = from - 1;
  if (is(tokens[at], WORD.article)) at -= 1;
  if (tokens[at]?.word === "as" && tokens[at - 1]?.word === "known")
    return { score: 0.6, reason: "called" };
  return /^(?:called|named|dubbed|codenamed|nicknamed)$/.test(tokens[at]?.word ?? "") && at > 0
    ? { score: 0.6, reason: "called" }
    : null;
}

/** "World Health Organization (WHO)" for WHO, whose letters begin the words before. */
function abbreviation(
  tokens: readonly SpeechToken[],
  { from, to }: Occurrence,
  sentence: string,
): Definition | null {
  if (
    to - from !== 1 ||
    tokens[from - 1]?.kind !== TOKEN.bracket ||
    tokens[to]?.kind !== TOKEN.bracket
  )
    return null;
  const { start, end } = tokens[from] ?? { start: 0, end: 0 };
  const letters = sentence.slice(start, end).replace(/\W/g, "");
  if (!/^\p{Lu}[\p{Lu}\p{N}]+$/u.test(letters)) return null;
  const initials = tokens
    .slice(Math.max(0, from - 2 - letters.length * 2), from - 1)
    .flatMap(({ capital, word }) => (capital ? word.slice(0, 1) : []))
    .join("");
  if (!initials.endsWith(letters.toLowerCase())) return null;
  const defined = appositionAfter(tokens, to + 2);
  if (tokens[to + 1]?.kind === TOKEN.comma && defined !== null) return { ...defined, score: 1 };
  return { score: 0.7, reason: "abbreviation" };
}
