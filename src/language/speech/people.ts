import { WORD } from "./words.ts";
import { TOKEN, is, isNamePart, type SpeechToken } from "./tokens.ts";

/** Somebody whom a sentence mentions: a name or a single office, tokens `from` to `to`. */
export interface Mention {
  from: number;
  to: number;
  /** The last name, in lower case, or the office: "minister". */
  key: string;
  /** First and last name as written; null for an office or a last name alone. */
  full: string | null;
  /** Words before the name that say what somebody is, in lower case: "russian foreign minister". */
  titles: readonly string[];
  gender: "male" | "female" | null;
  /** Certainly somebody: a title, an office or an earlier mention says so. */
  surely: boolean;
  office: boolean;
}

/** What an article's sentences have said so far of the people in it. */
export class People {
  /** By last name. */
  readonly #known = new Map<
    string,
    { full: string; titles: Set<string>; sure: boolean; gender: Mention["gender"] }[]
  >();

  note(mention: Mention): void {
    if (mention.full === null) {
      const [person] = this.#known.get(mention.key) ?? [];
      if (person !== undefined) for (const title of mention.titles) person.titles.add(title);
      return;
    }
    const people = this.#known.get(mention.key) ?? [];
    let person = people.find(({ full }) => isSameName(full, mention.full ?? ""));
    if (person === undefined) {
      person = { full: mention.full, titles: new Set(), sure: false, gender: null };
      people.push(person);
      this.#known.set(mention.key, people);
    }
    for (const title of mention.titles) person.titles.add(title);
    person.sure ||= mention.surely;
    person.gender ??= mention.gender;
  }

  isKnown(key: string): boolean {
    return this.#known.has(key);
  }

  isSure(key: string): boolean {
    return this.#known.get(key)?.some(({ sure }) => sure) ?? false;
  }

  genderOf(key: string): Mention["gender"] {
    return this.#known.get(key)?.[0]?.gender ?? null;
  }

  /** First and last name of the one person of this last name, null where there are more or none. */
  fullName(key: string): string | null {
    const people = this.#known.get(key) ?? [];
    return people.length === 1 ? (people[0]?.full ?? null) : null;
  }

  /** The one person to whom all these words of an office belong; null where there are more or none. */
  holderOf(titles: readonly string[]): string | null {
    let holder: string | null = null;
    for (const people of this.#known.values()) {
      for (const person of people) {
        if (!titles.every((title) => person.titles.has(title))) continue;
        if (holder !== null) return null;
        holder = person.full;
      }
    }
    return holder;
  }
}

/** "Sergei Lavrov" and "Sergey Lavrov": one letter differs. */
function isSameName(a: string, b: string): boolean {
  if (a === b) return true;
  if (a.length !== b.length) return false;
  let differing = 0;
  for (let at = 0; at < a.length; at += 1) if (a[at] !== b[at]) differing += 1;
  return differing === 1;
}

/** Before a name that is more likely a place's or a body's. */
const PLACED = /^(?:in|at|near|across|throughout|the|outside|around|inside)$/;

const PARTICLE = /^(?:de|da|del|di|van|von|der|den|bin|al|la|le|el|ibn|ould)$/;

/** The people whom the words of a sentence mention, quotations aside, in order. */
export function mentionsIn(
  text: string,
  tokens: readonly SpeechToken[],
  people: People,
): Mention[] {
  const found: Mention[] = [];
  let at = 0;
  while (at < tokens.length) {
    const end = nameEnd(tokens, at);
    const mention =
      end > at
        ? namedMention(text, tokens, { from: at, to: end }, people)
        : officeMention(tokens, at);
    if (mention !== null) addMention(tokens, found, mention);
    at = Math.max(end, mention?.to ?? 0, at + 1);
  }
  return found;
}

/** An office that only explains a name beside it is the same person. */
function addMention(tokens: readonly SpeechToken[], found: Mention[], mention: Mention): void {
  const last = found.at(-1);
  if (
    last === undefined ||
    last.office === mention.office ||
    !joins(tokens, last.to, mention.from)
  ) {
    found.push(mention);
    return;
  }
  const [name, office] = mention.office ? [last, mention] : [mention, last];
  found.pop();
  found.push({
    ...name,
    titles: [...name.titles, ...office.titles],
    gender: name.gender ?? office.gender,
    surely: true,
  });
}

/** Whether only a comma and a title are between two mentions. */
function joins(tokens: readonly SpeechToken[], to: number, from: number): boolean {
  if (from < to) return true;
  for (let at = to; at < from; at += 1) {
    const token = tokens[at];
    if (token === undefined || (at > to && !is(token, WORD.title))) return false;
  }
  return tokens[to]?.kind === TOKEN.comma;
}

function nameEnd(tokens: readonly SpeechToken[], start: number): number {
  if (!isNamePart(tokens[start])) return start;
  let end = start + 1;
  while (end < tokens.length && !tokens[end - 1]?.possessive) {
    const particle = PARTICLE.test(tokens[end]?.word ?? "") && isNamePart(tokens[end + 1]);
    if (!isNamePart(tokens[end]) && !particle) break;
    end += 1;
  }
  return end;
}

function namedMention(
  text: string,
  tokens: readonly SpeechToken[],
  { from, to }: { from: number; to: number },
  people: People,
): Mention | null {
  let name = from;
  for (let at = from; at < to; at += 1) if (is(tokens[at], WORD.title | WORD.role)) name = at + 1;
  if (name === to) return officeMention(tokens, to - 1);
  const titles = titlesBefore(tokens, name);
  const last = tokens[to - 1];
  const first = tokens[name];
  if (last === undefined || first === undefined) return null;
  const titled = name > from || is(tokens[from - 1], WORD.title | WORD.role);
  let body = false;
  for (let at = name; at < to; at += 1)
    body ||= is(tokens[at], WORD.body) || /\d/.test(tokens[at]?.word ?? "");
  if (body && !titled) return null;
  const key = last.word;
  const length = to - name;
  const before = tokens[from - 1];
  if (!titled && !people.isKnown(key)) {
    if (length < 2 || length > 4) return null;
    if (last.possessive && length < 2) return null;
    const place = PLACED.test(before?.word ?? "") && !isExplained(tokens, to);
    if (place) return null;
  }
  if (length > 4 || key.length < 2) return null;
  const surely = titled || people.isSure(key) || isExplained(tokens, to);
  return {
    from: name,
    to,
    key,
    full:
      length > 1
        ? text.slice(first.start, last.possessive ? last.start + last.word.length : last.end)
        : null,
    titles,
    gender: genderOf(tokens, titlesStart(tokens, name), name) ?? people.genderOf(key),
    surely,
    office: false,
  };
}

/** "X, head of", "X, who", "X, 34": what follows a name of somebody. */
function isExplained(tokens: readonly SpeechToken[], to: number): boolean {
  if (tokens[to]?.kind !== TOKEN.comma) return false;
  const next = tokens[to + 1];
  if (/^(?:who|whose)$/.test(next?.word ?? "") || /^\d{1,3}$/.test(next?.word ?? "")) return true;
  for (let at = to + 1; at < Math.min(tokens.length, to + 6); at += 1) {
    if (tokens[at]?.kind !== TOKEN.word) return false;
    if (is(tokens[at], WORD.role) && !is(tokens[at], WORD.plural)) return true;
  }
  return false;
}

function titlesStart(tokens: readonly SpeechToken[], name: number): number {
  let from = name;
  while (from > 0 && name - from < 6) {
    const before = tokens[from - 1];
    if (before === undefined || before.kind !== TOKEN.word) break;
    if (!before.capital && !is(before, WORD.role | WORD.title)) break;
    if (is(before, WORD.calendar | WORD.preposition | WORD.opensClause | WORD.says | WORD.article))
      break;
    from -= 1;
  }
  return from;
}

function titlesBefore(tokens: readonly SpeechToken[], name: number): string[] {
  const titles: string[] = [];
  for (let at = titlesStart(tokens, name); at < name; at += 1) titles.push(tokens[at]?.word ?? "");
  return titles.some((word) => word !== "") &&
    name > 0 &&
    is(tokens[name - 1], WORD.role | WORD.title)
    ? titles
    : [];
}

function genderOf(tokens: readonly SpeechToken[], from: number, to: number): Mention["gender"] {
  for (let at = from; at < to; at += 1) {
    if (is(tokens[at], WORD.male)) return "male";
    if (is(tokens[at], WORD.female)) return "female";
  }
  return null;
}

/** "the foreign minister", "a spokesman", "his counterpart": one person without a name. */
function officeMention(tokens: readonly SpeechToken[], at: number): Mention | null {
  const token = tokens[at];
  if (!is(token, WORD.role) || is(token, WORD.plural) || token === undefined || token.possessive)
    return null;
  if (isNamePart(tokens[at + 1]) || is(tokens[at + 1], WORD.role)) return null;
  let from = at;
  while (
    from > 0 &&
    at - from < 5 &&
    tokens[from - 1]?.kind === TOKEN.word &&
    !is(tokens[from - 1], WORD.finite | WORD.preposition | WORD.opensClause | WORD.says)
  ) {
    from -= 1;
    if (is(tokens[from], WORD.article) || tokens[from]?.possessive) break;
  }
  if (!is(tokens[from], WORD.article) && tokens[from]?.possessive !== true) return null;
  const titles: string[] = [];
  for (let each = from; each <= at; each += 1) {
    if (!is(tokens[each], WORD.article)) titles.push(tokens[each]?.word ?? "");
  }
  return {
    from,
    to: at + 1,
    key: token.word,
    full: null,
    titles,
    gender: genderOf(tokens, at, at + 1),
    surely: true,
    office: true,
  };
}

/** Whether a mention opens its sentence, titles, adverbs and "On Monday," aside. */
export function isSubject(tokens: readonly SpeechToken[], { from, to }: Mention): boolean {
  if (tokens[to - 1]?.possessive) return false;
  for (let at = from - 1; at >= 0; at -= 1) {
    const token = tokens[at];
    if (token?.kind === TOKEN.comma) return isAdverbial(tokens, at);
    if (token === undefined || token.kind !== TOKEN.word) return false;
    const before = WORD.role | WORD.title | WORD.article | WORD.adverb;
    if (!token.capital && !is(token, before)) return false;
  }
  return true;
}

/** "Speaking in the Commons", "After the vote": words without a verb before the first comma. */
function isAdverbial(tokens: readonly SpeechToken[], comma: number): boolean {
  const [first] = tokens;
  if (!is(first, WORD.preposition) && !first?.word.endsWith("ing")) return false;
  return tokens
    .slice(0, comma)
    .every((token) => token.kind === TOKEN.word && !is(token, WORD.finite));
}
