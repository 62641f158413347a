import { WORD } from "./words.ts";
import { TOKEN, is, isNamePart, type SpeechToken } from "./tokens.ts";
import { phraseAfter, phraseBefore, type Subject } from "./noun-phrase.ts";

/** Where a sentence says who speaks. */
export interface ReportingClause {
  /** The token of the verb, or of "according". */
  verb: number;
  subject: Subject;
}

/** What follows "noted" when it reports: a clause, not a thing. */
const CLAUSE_AFTER = /^(?:that|how|what|why|whether|he|she|they|it|there|if)$/;
/** "called the sign “nonsense”": quotes a few words only. */
const NAMING =
  /^(?:called|described|labell?ed|dubbed|accused|criticised|criticized|denounced|condemned|dismissed|praised|hailed)$/;
const NOT_AFTER = WORD.unsaid;
/** Characters of a quotation that only names something: “weak”. */
const MAX_FEW_WORDS = 40;
/** More than a sentence of news has; a bound for hostile texts, as is the next one. */
const MAX_CLAUSES = 12;
const MAX_TOKENS_BACK = 80;
const MAX_WORDS_TO_QUOTE = 8;
const MAX_WORDS_TO_CLAUSE = 6;

/**
 * The clause of a sentence that names its speaker: "X said", "said X", "X told Y", "according to
 * X", "X, who …, added"; null where there is none. Of several the one beside a quotation, else the
 * first that no other clause contains.
 */
export function reportingClause(tokens: readonly SpeechToken[]): ReportingClause | null {
  let best: ReportingClause | null = null;
  let bestRank = 0;
  let tried = 0;
  for (let at = 0; at < tokens.length && tried < MAX_CLAUSES; at += 1) {
    if (!mayName(tokens[at])) continue;
    tried += 1;
    const subject = subjectAt(tokens, at);
    if (subject === null) continue;
    const rank = rankOf(tokens, at, subject);
    if (rank > bestRank) {
      best = { verb: at, subject };
      bestRank = rank;
    }
  }
  return best;
}

function mayName(token: SpeechToken | undefined): boolean {
  if (token === undefined) return false;
  if (token.kind === TOKEN.word)
    return is(token, WORD.says | WORD.mayReport) || token.word === "according";
  return token.kind === TOKEN.dash;
}

function subjectAt(tokens: readonly SpeechToken[], at: number): Subject | null {
  const token = tokens[at];
  if (token?.kind === TOKEN.dash) return afterDash(tokens, at);
  if (token === undefined || token.kind !== TOKEN.word) return null;
  if (token.word === "according" && tokens[at + 1]?.word === "to")
    return sourceAfter(tokens, at + 2);
  if (!is(token, WORD.says | WORD.mayReport) || token.capital) return null;
  if (token.word === "saying") return sayingSubject(tokens, at);
  if (!isSaid(tokens, at)) return null;
  if (!is(token, WORD.says) && !reports(tokens, at)) return null;
  return inverted(tokens, at) ?? subjectBefore(tokens, at);
}

function rankOf(tokens: readonly SpeechToken[], at: number, subject: Subject): number {
  const beside =
    !NAMING.test(tokens[at]?.word ?? "") &&
    (isQuote(tokens, subject.from - 1) ||
      isQuote(tokens, subject.from - 2) ||
      isQuote(tokens, at - 1) ||
      isQuote(tokens, at + 1) ||
      isQuote(tokens, at + 2));
  const before = tokens[subject.from - 1];
  const within =
    subject.from > 0 &&
    is(before, WORD.relative | WORD.opensClause) &&
    !is(before, WORD.adverb) &&
    before?.word !== "as";
  return (beside ? 4 : 0) + (subject.clean ? 2 : 0) + (within ? 0 : 1) + 1;
}

function isQuote(tokens: readonly SpeechToken[], at: number): boolean {
  return tokens[at]?.kind === TOKEN.quote;
}

/** Not "was told", "refused to say", "did not say", "is said". */
function isSaid(tokens: readonly SpeechToken[], at: number): boolean {
  let before = at - 1;
  while (before >= 0 && isBetween(tokens[before])) before -= 1;
  const token = tokens[before];
  if (is(token, WORD.be)) return false;
  // "the man said to have fled"
  if (tokens[at + 1]?.word === "to" && /^(?:have|be)$/.test(tokens[at + 2]?.word ?? ""))
    return false;
  if (token?.word === "to") return wentOn(tokens, before) >= 0;
  if (is(token, NOT_AFTER)) return false;
  if (tokens[at]?.word === "say") return token?.word !== "and" && !is(token, WORD.person);
  return true;
}

function isBetween(token: SpeechToken | undefined): boolean {
  return (
    token !== undefined &&
    token.kind === TOKEN.word &&
    is(token, WORD.adverb) &&
    !/^(?:and|but)$/.test(token.word)
  );
}

/** "went on to say": the position of its verb, or -1. */
function wentOn(tokens: readonly SpeechToken[], to: number): number {
  return tokens[to - 1]?.word === "on" && /^(?:went|goes)$/.test(tokens[to - 2]?.word ?? "")
    ? to - 2
    : -1;
}

/** Whether a verb that needs it has a quotation or a clause beside it. */
function reports(tokens: readonly SpeechToken[], at: number): boolean {
  if (tokens[at - 1]?.word === "to") return true;
  let after = at + 1;
  while (is(tokens[after], WORD.calendar)) after += 1;
  const next = tokens[after];
  if (next === undefined || next.kind === TOKEN.stop) return isAfterSpeech(tokens, at);
  if (next.kind === TOKEN.quote) return true;
  if (next.kind === TOKEN.colon || next.kind === TOKEN.comma)
    return isQuote(tokens, at + 2) || isAfterSpeech(tokens, at);
  if (CLAUSE_AFTER.test(next.word)) return true;
  if (tokens[at]?.word === "pointed") return next.word === "out";
  if (isQuote(tokens, at - 1) || isQuote(tokens, at - 2)) return true;
  if (next.word !== "to" && isAfterSpeech(tokens, at)) return true;
  if (is(next, WORD.preposition)) return next.word !== "to" && hasClauseSoon(tokens, after);
  // "called the sign “nonsense”", "described it as “weak”"
  if (NAMING.test(tokens[at]?.word ?? "")) {
    // "X, accused of …": a participle.
    if (tokens[at - 1]?.kind === TOKEN.comma && is(next, WORD.preposition | WORD.links))
      return false;
    for (let quote = at + 2; quote < Math.min(tokens.length, at + MAX_WORDS_TO_QUOTE); quote += 1)
      if (isQuote(tokens, quote)) return true;
    return false;
  }
  if (
    /^(?:noted|stressed|argued|insisted|emphasi[sz]ed|believes|says?)$/.test(tokens[at]?.word ?? "")
  ) {
    return next.kind === TOKEN.word && !is(next, WORD.preposition);
  }
  return false;
}

/** "warned over the weekend that" */
function hasClauseSoon(tokens: readonly SpeechToken[], from: number): boolean {
  for (let at = from; at < Math.min(tokens.length, from + MAX_WORDS_TO_CLAUSE); at += 1) {
    const token = tokens[at];
    if (token === undefined || token.kind !== TOKEN.word)
      return isQuote(tokens, at) || isQuote(tokens, at + 1);
    if (token.word === "that") return true;
  }
  return false;
}

/** "…, X added": what X says comes before, ended by a comma or a quotation. */
function isAfterSpeech(tokens: readonly SpeechToken[], at: number): boolean {
  const subject = phraseBefore(tokens, at);
  if (subject === null || subject.from < 1) return false;
  const before = tokens[subject.from - 1];
  if (before?.kind === TOKEN.quote) return true;
  if (before?.kind !== TOKEN.comma) return false;
  if (isQuote(tokens, subject.from - 2)) return true;
  const next = tokens[at + 1];
  return (
    next === undefined || next.kind !== TOKEN.word || is(next, WORD.preposition | WORD.calendar)
  );
}

/** "“…,” said X", and "…, said X." where the sentence ends with X. */
function inverted(tokens: readonly SpeechToken[], at: number): Subject | null {
  // Nobody writes "told X" for "X told".
  if (/^tells?$|^told$/.test(tokens[at]?.word ?? "")) return null;
  const before = tokens[at - 1];
  const afterQuote =
    before?.kind === TOKEN.quote || (before?.kind === TOKEN.comma && isQuote(tokens, at - 2));
  if (!afterQuote && before?.kind !== TOKEN.comma) return null;
  const found = phraseAfter(tokens, at + 1);
  if (found === null || found.kind === "other") return null;
  const subject = withName(tokens, found, tokens.length);
  const next = tokens[subject.to];
  if (is(next, WORD.finite)) return null;
  if (afterQuote) return subject;
  if (at < 3 || (next !== undefined && next.kind !== TOKEN.comma)) return null;
  const whole = subject.kind === "name" && isNamePart(tokens[subject.to - 2]);
  return next === undefined || whole ? subject : { ...subject, clean: false };
}

function subjectBefore(tokens: readonly SpeechToken[], at: number): Subject | null {
  let end = at;
  while (end > 0 && isBetween(tokens[end - 1])) end -= 1;
  if (tokens[end - 1]?.word === "to") end = Math.max(0, wentOn(tokens, end - 1));
  const before = tokens[end - 1];
  if (before === undefined) return null;
  if (before.kind === TOKEN.comma || before.kind === TOKEN.bracket || before.kind === TOKEN.dash) {
    return beforeApposition(tokens, end);
  }
  if (before.kind === TOKEN.quote) return isFewWords(before) ? initialSubject(tokens, end) : null;
  if (before.word === "and" || before.word === "but") return sameSubject(tokens, end - 1);
  const found = phraseBefore(tokens, end);
  if (found === null || isRelative(tokens, found)) return null;
  return explainedBy(tokens, found) ?? found;
}

/** "Tom Orr, | head of the bank told": with no comma behind it, still only an apposition. */
function explainedBy(tokens: readonly SpeechToken[], { from, to }: Subject): Subject | null {
  const first = tokens[from];
  const office = is(first, WORD.role) && !is(first, WORD.plural) && first?.capital === false;
  // "…, officials said" and "…, an expert said" are the rest of a report.
  if (!office || tokens[from - 1]?.kind !== TOKEN.comma || to - from < 2) return null;
  const name = phraseBefore(tokens, from - 1);
  return name?.kind === "name" ? name : null;
}

function isRelative(tokens: readonly SpeechToken[], { from, kind }: Subject): boolean {
  return kind === "pronoun" && is(tokens[from], WORD.relative);
}

/** "Tom Orr, chairman of Orr Shipping, | said": the name that the apposition explains. */
function beforeApposition(tokens: readonly SpeechToken[], end: number): Subject | null {
  const initial = initialSubject(tokens, end);
  if (initial !== null) return withName(tokens, initial, end);
  for (let comma = end - 2; comma > Math.max(0, end - MAX_TOKENS_BACK); comma -= 1) {
    const kind = tokens[comma]?.kind;
    if (kind === TOKEN.quote || kind === TOKEN.colon) return null;
    if (kind !== TOKEN.comma && kind !== TOKEN.bracket && kind !== TOKEN.dash) continue;
    const found = phraseBefore(tokens, comma);
    if (found === null) continue;
    const begins = found.from === 0 || tokens[found.from - 1]?.kind === TOKEN.comma;
    if (found.kind === "name") return { ...found, clean: found.clean && begins };
    if (found.kind !== "other" && found.kind !== "pronoun") {
      return withName(tokens, { ...found, clean: false }, end);
    }
  }
  return null;
}

/** "Former councillor, | Eva Lund, said": the name that explains an office. */
function withName(tokens: readonly SpeechToken[], subject: Subject, end: number): Subject {
  if (subject.kind === "name" || tokens[subject.to]?.kind !== TOKEN.comma) return subject;
  const name = phraseAfter(tokens, subject.to + 1);
  if (name === null || name.kind !== "name" || name.to > end || !isNamePart(tokens[name.to - 2])) {
    return subject;
  }
  if (tokens[name.to]?.kind === TOKEN.word) return subject;
  return { ...name, clean: true };
}

/** The name that opens the sentence, when a mark follows it and only its apposition follows that. */
function initialSubject(tokens: readonly SpeechToken[], end: number): Subject | null {
  let start = datelineEnd(tokens);
  while (start < end && (is(tokens[start], WORD.adverb) || tokens[start]?.kind !== TOKEN.word))
    start += 1;
  let mark = start;
  while (mark < end && tokens[mark]?.kind === TOKEN.word) mark += 1;
  if (mark === start || mark >= end || tokens[mark]?.kind === TOKEN.quote) return null;
  const found = phraseBefore(tokens, mark);
  if (found === null || found.from !== start || found.kind === "other" || found.kind === "pronoun")
    return null;
  return explainsOnly(tokens, mark, end) ? found : null;
}

/** Whether there is no verb from one mark to another but within a clause or brackets. */
function explainsOnly(tokens: readonly SpeechToken[], from: number, to: number): boolean {
  let clause = false;
  let brackets = 0;
  for (let at = from; at < to; at += 1) {
    const token = tokens[at];
    if (token === undefined || (token.kind === TOKEN.quote && !isFewWords(token))) return false;
    if (token.kind === TOKEN.bracket) brackets += 1;
    clause ||= is(token, WORD.relative) || token.word.endsWith("ing");
    if (is(token, WORD.finite) && !clause && brackets % 2 === 0) return false;
  }
  return true;
}

function isFewWords({ start, end }: SpeechToken): boolean {
  return end - start <= MAX_FEW_WORDS;
}

/** Behind "WASHINGTON (AP) --", else 0. */
function datelineEnd(tokens: readonly SpeechToken[]): number {
  const dash = tokens.findIndex(({ kind }) => kind === TOKEN.dash);
  if (dash < 1 || dash > 8) return 0;
  return tokens
    .slice(0, dash)
    .every(({ kind, capital, word }) => kind !== TOKEN.word || capital || /^\d/.test(word))
    ? dash + 1
    : 0;
}

/** "X called it nonsense this week, and said": the subject that opens the sentence. */
function sameSubject(tokens: readonly SpeechToken[], end: number): Subject | null {
  const found = openingSubject(tokens, end);
  return found === null ? null : { ...found, clean: found.clean && onlyName(tokens, found, end) };
}

/** "X defended the choice, saying: “…”". */
function sayingSubject(tokens: readonly SpeechToken[], at: number): Subject | null {
  const before = tokens[at - 1];
  if (before?.word === "as") return quotedSubject(tokens, at - 1);
  if (is(before, WORD.be)) return subjectBefore(tokens, at - 1);
  if (before?.kind !== TOKEN.comma && before?.word !== "by") return null;
  const found = openingSubject(tokens, at);
  if (found === null) return null;
  return { ...found, clean: found.clean && onlyName(tokens, found, at) };
}

/** "X was quoted as saying", "a paper quoted X as saying". */
function quotedSubject(tokens: readonly SpeechToken[], as: number): Subject | null {
  for (let verb = as - 1; verb >= Math.max(0, as - 14); verb -= 1) {
    if (!/^(?:quoted|cited|reported|quotes)$/.test(tokens[verb]?.word ?? "")) continue;
    if (is(tokens[verb - 1], WORD.be)) return phraseBefore(tokens, verb - 1);
    const found = phraseBefore(tokens, as);
    return found !== null && found.from > verb ? found : phraseAfter(tokens, verb + 1);
  }
  return null;
}

/** The name or office that opens a sentence, as far as its verb, a small word that no list has. */
function openingSubject(tokens: readonly SpeechToken[], end: number): Subject | null {
  let from = afterAdverbial(tokens, datelineEnd(tokens), end);
  while (from < end && is(tokens[from], WORD.adverb)) from += 1;
  if (is(tokens[from], WORD.person)) return { from, to: from + 1, kind: "person", clean: true };
  let to = from;
  while (to < end && isOfName(tokens, from, to)) to += 1;
  while (to > from && is(tokens[to - 1], WORD.links | WORD.article)) to -= 1;
  const last = tokens[to - 1];
  if (to === from || last === undefined) return null;
  if (is(last, WORD.role | WORD.group) && !last.capital)
    return { from, to, kind: "role", clean: true };
  return isNamePart(last) ? { from, to, kind: "name", clean: true } : null;
}

/** Behind "Several days after the announcement,", else `start`. */
function afterAdverbial(tokens: readonly SpeechToken[], start: number, end: number): number {
  let preposition = false;
  for (let at = start; at < end; at += 1) {
    const token = tokens[at];
    if (token?.kind === TOKEN.comma) return preposition ? at + 1 : start;
    if (token?.kind !== TOKEN.word || is(token, WORD.finite)) return start;
    preposition ||= at - start < 4 && is(token, WORD.preposition);
  }
  return start;
}

function isOfName(tokens: readonly SpeechToken[], from: number, at: number): boolean {
  const token = tokens[at];
  if (isNamePart(token) || is(token, WORD.role | WORD.title | WORD.group)) return true;
  if (is(token, WORD.article)) return at === from || is(tokens[at - 1], WORD.links);
  return at > from && is(token, WORD.links) && token?.word !== "and";
}

/** Whether no other name comes before `end`: then nobody else can be meant. */
function onlyName(tokens: readonly SpeechToken[], subject: Subject, end: number): boolean {
  let names = 0;
  for (let at = subject.to; at < end; at += 1) {
    const token = tokens[at];
    if (is(token, WORD.be) || token?.word === "by") return false;
    if (isNamePart(token) && !token?.possessive) names += 1;
  }
  return subject.kind === "person" || names <= 2;
}

/** "according to X": a name, an office or a group; a table or a law speaks for nobody. */
function sourceAfter(tokens: readonly SpeechToken[], start: number): Subject | null {
  const phrase = phraseAfter(tokens, start);
  const found = phrase === null ? null : withName(tokens, phrase, tokens.length);
  if (found === null || found.kind !== "name" || !is(tokens[start], WORD.article)) return found;
  let body = false;
  for (let at = found.from; at < found.to; at += 1) body ||= is(tokens[at], WORD.body | WORD.role);
  return { ...found, clean: found.clean && body };
}

/** "“…” - X, secretary of Y." */
function afterDash(tokens: readonly SpeechToken[], dash: number): Subject | null {
  if (!isQuote(tokens, dash - 1)) return null;
  const found = phraseAfter(tokens, dash + 1);
  if (found === null || found.kind !== "name") return null;
  const next = tokens[found.to];
  return next === undefined || next.kind === TOKEN.comma ? found : null;
}
