import type { Span } from "../lib/span.ts";
import { sentencesIn } from "./sentences.ts";
import { People, isSubject, mentionsIn, type Mention } from "./speech/people.ts";
import type { Subject } from "./speech/noun-phrase.ts";
import { reportingClause, type ReportingClause } from "./speech/reporting-clause.ts";
import { isSpeech, quotationsBefore, quotationsIn, type Quotation } from "./speech/quotations.ts";
import { TOKEN, is, speechTokens, type SpeechToken } from "./speech/tokens.ts";
import { WORD } from "./speech/words.ts";

/** Who speaks in a sentence, as the article names them. */
interface Speaker extends Span {
  /** Where `start` and `end` count: 0 is the sentence's own paragraph, -1 the one before it. */
  paragraph: number;
  /** That slice: "Russian Foreign Minister Sergey Lavrov", "The foreign minister". */
  text: string;
  /** First and last name, where the article gives them: "Sergey Lavrov". */
  name: string | null;
  /** Nobody else can be meant. */
  certain: boolean;
}

/** What a sentence of a paragraph has to do with speech. */
export interface SentenceSpeech extends Span {
  /** Whose words it quotes or reports; null where it does neither or does not say whose. */
  speaker: Speaker | null;
  /** Its subject, or that of its "he said", is a pronoun only: shown alone it names nobody. */
  pronounSubject: boolean;
}

interface Voice extends Speaker {
  /** A person, of whom "he said" can be said next; "maybe": one word that may be a company. */
  person: "yes" | "maybe" | "no";
  key: string;
  gender: Mention["gender"];
  plural: boolean;
}

interface Sentence extends Span {
  paragraph: number;
  tokens: readonly SpeechToken[];
  mentions: readonly Mention[];
  clause: ReportingClause | null;
  /** With `paragraph` counted from the article's start. */
  voice: Voice | null;
  quoted: readonly Quotation[];
}

/** How many sentences a pronoun may be away from whom it means, and how many paragraphs. */
const MAX_SENTENCES_BACK = 8;
const MAX_PARAGRAPHS_BACK = 2;
const MAX_HEADING_WORDS = 12;
/** Offices that are one person's; "the analyst" may be somebody else than the analyst before. */
const UNIQUE =
  /^(?:minister|president|premier|chancellor|governor|mayor|king|queen|pope|prince|princess|chairman|chairwoman|ambassador|judge|coach|captain|bishop|archbishop|sheriff|prosecutor|director|manager|senator)$/;
/** A longer paragraph is no prose; the work grows with the square of its sentences. */
const MAX_LENGTH = 20_000;

/**
 * For each sentence of each paragraph of an English article (its first ones or all, in order, no
 * headings): whose words it quotes or reports. A speaker is named beside the quotation ("X said",
 * "said X", "according to X"), or taken from the sentences before ("he added", a quotation that
 * goes on). Texts of other languages have no speakers.
 */
export function speakersIn(paragraphs: readonly string[]): SentenceSpeech[][] {
  const reader = new SpeechReader();
  return paragraphs.map((text) => reader.read(text));
}

/** Whether a sentence of a paragraph quotes or reports anything: of most, the paragraph alone tells. */
export function isSpoken(text: string, sentence: Span): boolean {
  if (text.length > MAX_LENGTH) return false;
  const quotations = quotationsIn(text);
  const from = quotations.findIndex(({ end }) => end > sentence.start);
  const quoted = from === -1 ? [] : quotationsBefore(quotations, from, sentence.end);
  if (quoted.some((each) => isSpeech(text, each))) return true;
  if (isHeading(text, quotations)) return false;
  return reportingClause(speechTokens(text, sentence, quoted)) !== null;
}

/** Reads an article paragraph by paragraph and remembers who is spoken of. */
class SpeechReader {
  readonly #people = new People();
  readonly #texts: string[] = [];
  readonly #before: Sentence[] = [];
  /** Whose quotation the last paragraph left open. */
  #open: Voice | null = null;

  read(text: string): SentenceSpeech[] {
    const paragraph = this.#texts.push(text) - 1;
    const quotations = text.length > MAX_LENGTH ? [] : quotationsIn(text);
    const heading = text.length > MAX_LENGTH || isHeading(text, quotations);
    const sentences: Sentence[] = [];
    let past = 0;
    for (const span of sentencesIn(text)) {
      while ((quotations[past]?.end ?? Infinity) <= span.start) past += 1;
      const quoted = quotationsBefore(quotations, past, span.end);
      const sentence = this.#sentence({ ...span, paragraph }, quoted, heading);
      sentences.push(sentence);
      this.#before.push(sentence);
    }
    this.#shareQuotations(text, sentences);
    this.#open = quotations.at(-1)?.closed === false ? (sentences.at(-1)?.voice ?? null) : null;
    return sentences.map((sentence) => shown(sentence));
  }

  #sentence(
    span: Span & { paragraph: number },
    quoted: readonly Quotation[],
    heading: boolean,
  ): Sentence {
    const text = this.#texts[span.paragraph] ?? "";
    const tokens = heading ? [] : speechTokens(text, span, quoted);
    const mentions = mentionsIn(text, tokens, this.#people);
    for (const mention of mentions) if (!mention.office) this.#people.note(mention);
    const clause = reportingClause(tokens);
    const sentence: Sentence = { ...span, tokens, mentions, clause, voice: null, quoted };
    if (clause !== null) sentence.voice = this.#voiceOf(sentence, clause.subject);
    return sentence;
  }

  #voiceOf(sentence: Sentence, subject: Subject): Voice | null {
    if (subject.kind === "person") return this.#meantBy(sentence, subject);
    if (subject.kind === "pronoun") return this.#groupMeantBy(sentence, subject);
    return this.#named(sentence, subject);
  }

  #named(sentence: Sentence, subject: Subject): Voice | null {
    const { tokens, paragraph } = sentence;
    const first = tokens[subject.from];
    const last = tokens[subject.to - 1];
    if (first === undefined || last === undefined) return null;
    const text = this.#texts[paragraph]?.slice(first.start, last.end) ?? "";
    const inside = sentence.mentions.filter(
      ({ from, to }) => from < subject.to && to > subject.from,
    );
    const mention =
      inside.findLast((each) => isHead(tokens, subject, each)) ??
      inside.findLast(({ office }) => office);
    const voice: Voice = {
      paragraph,
      start: first.start,
      end: last.end,
      text,
      name: null,
      certain: subject.clean && !isHisOrHer(first),
      person: mention === undefined ? withoutMention(subject) : "yes",
      key: mention?.key ?? last.word,
      gender: mention?.gender ?? null,
      plural:
        is(last, WORD.plural) ||
        inSubjectAnd(tokens, subject) ||
        /^(?:some|many|several|most|two|three)$/.test(first.word),
    };
    if (mention === undefined || voice.plural)
      return { ...voice, person: voice.plural ? "no" : voice.person };
    if (!mention.office)
      return { ...voice, name: mention.full ?? this.#people.fullName(mention.key) };
    return this.#officeVoice(sentence, mention, voice);
  }

  /** "The Azerbaijani foreign minister" is who was called so; "the minister" whoever was last. */
  #officeVoice(sentence: Sentence, mention: Mention, voice: Voice): Voice {
    const first = sentence.tokens[mention.from];
    if (is(first, WORD.indefinite)) return voice;
    const bare = mention.titles.length === 1 && voice.end - voice.start <= mention.key.length + 4;
    const name = bare && !UNIQUE.test(mention.key) ? null : this.#people.holderOf(mention.titles);
    if (name !== null) return { ...voice, name };
    if (!bare) return voice;
    const earlier = this.#earlierVoice(sentence, mention.key);
    if (earlier !== null) return earlier;
    return { ...voice, certain: false };
  }

  #earlierVoice(sentence: Sentence, title: string): Voice | null {
    for (const before of this.#reachable(sentence)) {
      const { voice } = before;
      if (voice !== null && voice.key === title && voice.person === "yes") return voice;
    }
    return null;
  }

  /** The sentences before this one that a pronoun in it can reach, nearest first. */
  *#reachable(sentence: Sentence): Generator<Sentence> {
    const last = this.#before.length - 1;
    for (let at = last; at >= Math.max(0, last - MAX_SENTENCES_BACK); at -= 1) {
      const before = this.#before[at];
      if (before === undefined || before === sentence) continue;
      if (before.paragraph < sentence.paragraph - MAX_PARAGRAPHS_BACK) return;
      yield before;
    }
  }

  /** Whom "he" or "she" means: the last to speak, or the one person of the sentence before. */
  #meantBy(sentence: Sentence, subject: Subject): Voice | null {
    const pronoun = sentence.tokens[subject.from];
    const gender = is(pronoun, WORD.female) ? "female" : "male";
    const own = isReported(sentence)
      ? []
      : sentence.mentions.filter(({ to }) => to <= subject.from);
    if (own.length > 0) return this.#mentioned(sentence, own, { gender, certain: false });
    let doubt = false;
    for (const before of this.#reachable(sentence)) {
      const { voice } = before;
      if (voice !== null && voice.person !== "no" && !voice.plural && fits(voice, gender)) {
        const certain = voice.certain && !doubt && voice.person === "yes";
        return { ...voice, gender, certain };
      }
      if (voice?.person === "yes") doubt = true;
      const fitting = before.mentions.filter((mention) => fits(mention, gender));
      if (fitting.length > 0) {
        const certain =
          !doubt &&
          before.paragraph >= sentence.paragraph - 1 &&
          (takesTurn(before) || !this.#hasOtherVoice(sentence, before));
        return this.#mentioned(before, fitting, { gender, certain });
      }
    }
    return null;
  }

  /** Whether somebody else spoke shortly before, who may go on speaking. */
  #hasOtherVoice(sentence: Sentence, before: Sentence): boolean {
    const keys = new Set(before.mentions.map(({ key }) => key));
    for (const { voice } of this.#reachable(sentence)) {
      if (voice !== null && voice.person !== "no" && !keys.has(voice.key)) return true;
    }
    return false;
  }

  #mentioned(
    sentence: Sentence,
    mentions: readonly Mention[],
    { gender, certain }: { gender: "male" | "female"; certain: boolean },
  ): Voice | null {
    const [mention] = mentions;
    if (mention === undefined) return null;
    const { paragraph, tokens } = sentence;
    const first = tokens[mention.from];
    const last = tokens[mention.to - 1];
    if (first === undefined || last === undefined) return null;
    const subject = isSubject(tokens, mention);
    // "Hale spoke against President Orr's plans. He said": Orr is not in question.
    const alone = mentions.every(
      ({ key, to }) => key === mention.key || (subject && tokens[to - 1]?.possessive === true),
    );
    const end = last.possessive ? last.start + last.word.length : last.end;
    return {
      paragraph,
      start: first.start,
      end,
      text: this.#texts[paragraph]?.slice(first.start, end) ?? "",
      name:
        mention.full ?? this.#people.fullName(mention.key) ?? this.#people.holderOf(mention.titles),
      certain: certain && alone && mention.surely && subject,
      person: "yes",
      key: mention.key,
      gender,
      plural: false,
    };
  }

  /** Whom "it" or "they" means: only who spoke in the sentence just before. */
  #groupMeantBy(sentence: Sentence, subject: Subject): Voice | null {
    const pronoun = sentence.tokens[subject.from]?.word;
    const before = this.#before.at(-1);
    const voice = before?.voice ?? null;
    if (voice === null || voice.person === "yes") return null;
    if (pronoun === "they" && voice.plural) return voice;
    return pronoun === "it" && !voice.plural
      ? { ...voice, certain: voice.certain && voice.person === "no" }
      : null;
  }

  /** Gives each quotation without a "said" of its own its speaker. */
  #shareQuotations(text: string, sentences: readonly Sentence[]): void {
    for (const [at, sentence] of sentences.entries()) {
      if (sentence.voice !== null || sentence.clause !== null) continue;
      const quotation = sentence.quoted.find((each) => isSpeech(text, each));
      if (quotation === undefined) continue;
      sentence.voice = this.#quotedVoice(sentences, at, quotation);
    }
  }

  #quotedVoice(sentences: readonly Sentence[], at: number, quotation: Quotation): Voice | null {
    const sentence = sentences[at];
    if (sentence === undefined) return null;
    const same = sharing(sentences, at, quotation).find(({ clause }) => clause !== null);
    if (same !== undefined) return same.voice;
    const whole = sentence.tokens.every(({ kind }) => kind !== TOKEN.word);
    const before = sentences[at - 1];
    if (before?.quoted.includes(quotation)) return before.voice;
    if (at === 0 && quotation.start <= sentence.start) {
      if (this.#open !== null) return this.#open;
      const last = this.#before[this.#before.length - sentences.length - 1];
      const next = sentences.find(({ clause }) => clause !== null);
      const voice = next === undefined ? last?.voice : next.voice;
      return voice && whole ? { ...voice, certain: false } : null;
    }
    if (!whole || !before?.voice) return null;
    return before.voice;
  }
}

/** The sentences around `at` that hold a part of the same quotation. */
function sharing(
  sentences: readonly Sentence[],
  at: number,
  quotation: Quotation,
): readonly Sentence[] {
  let [from, to] = [at, at + 1];
  while (sentences[from - 1]?.quoted.at(-1) === quotation) from -= 1;
  while (sentences[to]?.quoted[0] === quotation) to += 1;
  return sentences.slice(from, to);
}

/** A line without an end: a headline or a caption, whose names say nothing of who speaks. */
function isHeading(text: string, quotations: readonly Quotation[]): boolean {
  if (quotations.length > 0 || /[.!?…:,"”’)]\s*$/.test(text)) return false;
  return text.split(" ", MAX_HEADING_WORDS + 1).length <= MAX_HEADING_WORDS;
}

/** "The dam is Orr's, he said.": whoever is named before is spoken of, and does not speak. */
function isReported({ tokens, clause }: Sentence): boolean {
  if (clause === null) return false;
  const before = tokens[clause.subject.from - 1]?.kind;
  const after = tokens[clause.verb + 1];
  if (before === TOKEN.quote) return true;
  return before === TOKEN.comma && (after === undefined || after.kind !== TOKEN.word);
}

/** Whether it is the name of who speaks, not a part of what the speaker is "of". */
function isHead(
  tokens: readonly SpeechToken[],
  subject: Subject,
  { from, to, office }: Mention,
): boolean {
  if (office || tokens[to - 1]?.possessive === true) return false;
  const before = tokens[from - 1];
  if (from <= subject.from || before?.word === "and") return true;
  return !is(before, WORD.links | WORD.preposition);
}

/** One word with a capital: a last name, or a company. */
function withoutMention({ kind, from, to }: Subject): Voice["person"] {
  return kind === "name" && to - from === 1 ? "maybe" : "no";
}

function inSubjectAnd(tokens: readonly SpeechToken[], { from, to, kind }: Subject): boolean {
  // "chairman and chief executive Tom Orr" is one person.
  const and = tokens.findIndex(({ word }, at) => at > from && at < to && word === "and");
  return (
    and >= 0 &&
    (kind !== "name" || (tokens[and - 1]?.capital === true && !is(tokens[and - 1], WORD.role)))
  );
}

function isHisOrHer(token: SpeechToken): boolean {
  return /^(?:his|her|their|its|my|our)$/.test(token.word);
}

function fits({ gender }: { gender: Mention["gender"] }, wanted: "male" | "female"): boolean {
  return gender === null || gender === wanted;
}

const REACTS =
  /^(?:disagree[ds]?|agree[ds]?|dismiss(?:ed|es)|reject(?:ed|s)|praise[ds]|critici[sz]e[ds]|condemn(?:ed|s)|welcome[ds]|defend(?:ed|s)|den(?:ied|ies)|dispute[ds]|blame[ds]|attack(?:ed|s)|hail(?:ed|s)|thank(?:ed|s)|apologi[sz]e[ds]|responde?d?|reacted|warned|cautioned|accuse[ds]|questione?[ds]|speculates|begged|pleaded|pledge[ds]|vow(?:ed|s)|promise[ds]|explain(?:ed|s)|announce[ds]|urge[ds])$/;

/** "The engineer Tom Orr disagreed.", "A driver was angry.": whoever is new speaks next. */
function takesTurn({ tokens, mentions }: Sentence): boolean {
  const [mention] = mentions;
  if (mention === undefined || !isSubject(tokens, mention)) return false;
  if (mention.office && is(tokens[mention.from], WORD.indefinite)) return true;
  return tokens.slice(mention.to, mention.to + 3).some(({ word }) => REACTS.test(word));
}

function shown({ start, end, tokens, clause, voice, paragraph }: Sentence): SentenceSpeech {
  const speaker = voice === null ? null : asSpeaker(voice, paragraph);
  return { start, end, speaker, pronounSubject: hasPronounSubject(tokens, clause) };
}

function asSpeaker(voice: Voice, paragraph: number): Speaker {
  const { start, end, text, name, certain } = voice;
  return { paragraph: voice.paragraph - paragraph, start, end, text, name, certain };
}

function hasPronounSubject(
  tokens: readonly SpeechToken[],
  clause: ReportingClause | null,
): boolean {
  if (clause !== null) {
    const { kind, from } = clause.subject;
    return (
      kind === "person" || (kind === "pronoun" && /^(?:they|it)$/.test(tokens[from]?.word ?? ""))
    );
  }
  const first = tokens.find(({ kind, bits }) => kind !== TOKEN.word || (bits & WORD.adverb) === 0);
  return first !== undefined && (is(first, WORD.person) || first.word === "they");
}
