import type { Answer, Correction, Reason } from "../../answer/answer.ts";
import { isInformative } from "../../language/weak-words.ts";
import type { Beside } from "../../answer/beside.ts";
import type { Renderer } from "../renderer.ts";
import type { ParseError } from "../../answer/question/parse.ts";
import type { QuestionOutcome } from "../../answer/ask.ts";
import { timeFilter } from "../../answer/question/time-bounds.ts";
import { filterMatch } from "../../articles/filter.ts";
import { dayMonthReadings, lastDay } from "../../articles/partial-date.ts";
import { dateSpan, type DateSpan } from "../../articles/store.ts";
import { shownOutlet } from "./attribution.ts";
import { formatDate } from "./dates.ts";

/** What is said of a search besides its passages. */
export interface Search {
  exact: boolean;
  missing: readonly string[];
  corrected: readonly Correction[];
}

const MAX_WORDS = 5;
const MAX_CORRECTIONS = 4;
const WORD_LENGTH = 24;

/** How the question was searched, where that is not just as typed. */
export function searchNotes({ exact, corrected }: Search, renderer: Renderer): string[] {
  const { messages, show } = renderer;
  const { answer } = messages;
  if (exact) return [answer.exactly];
  if (corrected.length === 0) return [];
  const pairs = corrected.slice(0, MAX_CORRECTIONS).map(({ from, to }) => ({
    from: show(from, WORD_LENGTH),
    to: show(to, WORD_LENGTH),
  }));
  return [answer.corrected(pairs)];
}

const SPEAKER_LENGTH = 80;
const MAX_OUTLETS = 3;

/** Who speaks, where the line before stands, and who else printed the paragraph. */
export function besideNotes(beside: Beside | null, renderer: Renderer): string[] {
  if (beside === null) return [];
  const { messages, show } = renderer;
  const { speaker, before, copies } = beside;
  const named = copies.slice(0, MAX_OUTLETS).map((each) => shownOutlet(each, renderer));
  return [
    ...(speaker === null
      ? []
      : [messages.passage.speaker(show(speaker.name, SPEAKER_LENGTH), speaker.ordinal)]),
    ...(before === null ? [] : [messages.passage.firstLine(before.ordinal)]),
    ...(named.length === 0 ? [] : [messages.timeline.also(named, copies.length - named.length)]),
  ];
}

/** Which words of the question the articles never use. */
export function missingNotes({ missing }: Search, renderer: Renderer): string[] {
  const { answer } = renderer.messages;
  return missing.length === 0 ? [] : [answer.missing(...fewWords(missing, renderer))];
}

/** Why there is no answer: the time, the words not found, or else the reason. */
export function whyNotes(
  search: Search & { reason: Reason | null },
  found: QuestionOutcome | undefined,
  renderer: Renderer,
): string[] {
  const { missing, because } = renderer.messages.noAnswer;
  if (search.reason === "time" && found !== undefined) return [timeNote(found, renderer)];
  if (search.reason === "language") return [languageNote(found, renderer)];
  if (search.missing.length > 0) return [missing(...fewWords(search.missing, renderer))];
  return search.reason === null ? [] : [because[search.reason]];
}

/** In which languages the articles are. */
function languageNote(found: QuestionOutcome | undefined, { messages }: Renderer): string {
  const { noAnswer, locale } = messages;
  const { outcome } = found ?? {};
  const codes = outcome?.answered === false ? (outcome.languages ?? []) : [];
  const names = new Intl.DisplayNames(locale, { type: "language" });
  const known = codes.map((code) => names.of(code) ?? code);
  return known.length === 0 ? noAnswer.because.language : noAnswer.otherLanguage(known);
}

/** That nothing on it is of the time asked for, and how new the newest that is near is. */
function timeNote({ parsed, outcome }: QuestionOutcome, { messages, show }: Renderer): string {
  const { noAnswer, locale } = messages;
  const asked = parsed.operators.find(({ kind }) => kind === "time")?.value;
  const then = timeFilter(outcome.time);
  // What is of that time and near is about something else.
  const near = outcome.passages.filter(({ article }) => {
    return then === null || filterMatch(article, then) !== "in";
  });
  const { to: newest } = dateSpan(near.map(({ article }) => article));
  if (asked === undefined || newest === null) return noAnswer.because.time;
  return noAnswer.otherTime(show(asked, TYPED_LENGTH), formatDate(newest, locale));
}

/** An archive whose newest article is older than so many days says so where the latest is asked. */
const MAX_FRESH_DAYS = 30;

/** How old the newest article is, where a question asks for the latest of an old archive. */
export function ageNotes(
  { time }: Pick<Answer, "time">,
  { to }: DateSpan,
  { messages, today }: Renderer,
): string[] {
  if (time?.kind !== "latest" || to === null) return [];
  const fresh = new Date(today);
  fresh.setUTCDate(fresh.getUTCDate() - MAX_FRESH_DAYS);
  if (lastDay(to) >= fresh.toISOString().slice(0, "2023-05-19".length)) return [];
  return [messages.answer.newest(formatDate(to, messages.locale))];
}

/** Which words of the question a passage lacks; not "say" or "big", whose absence means nothing. */
export function lackNotes(lacks: readonly string[], renderer: Renderer): string[] {
  const { passage } = renderer.messages;
  const informative = lacks.filter(isInformative);
  return informative.length === 0 ? [] : [passage.lacks(...fewWords(informative, renderer))];
}

/** Which names of the question a passage has in a related form only. */
export function relatedNotes(related: readonly string[], renderer: Renderer): string[] {
  const { passage } = renderer.messages;
  return related.length === 0 ? [] : [passage.related(...fewWords(related, renderer))];
}

/** Words of a question, few enough and short enough for one line, and how many more there are. */
export function fewWords(
  words: readonly string[],
  { show }: Renderer,
): [words: string[], more: number] {
  const few = words.slice(0, MAX_WORDS).map((word) => show(word, WORD_LENGTH));
  return [few, Math.max(0, words.length - MAX_WORDS)];
}

const TYPED_LENGTH = 60;
const NO_WORDS_LENGTH = 100;

/** That nothing in a question or a topic can be searched for. */
export function noWordsNote(typed: string, { messages, show }: Renderer): string {
  return messages.ask.noWords(show(typed, NO_WORDS_LENGTH));
}

/** "5/6/2023" has two readings; anything else that is no date lacks its year. */
function notADate(typed: string, { messages, show }: Renderer): string {
  const { filters, locale } = messages;
  const shown = show(typed, TYPED_LENGTH);
  const [one, other] = dayMonthReadings(typed);
  return one === undefined || other === undefined
    ? filters.notADate(shown)
    : filters.ambiguousDate(shown, formatDate(one, locale), formatDate(other, locale));
}

/** Why a question was not searched, and what to write instead: one sentence. */
export function parseErrorNote(why: ParseError, renderer: Renderer): string {
  const { messages, show } = renderer;
  const { filters, locale } = messages;
  const short = (text: string): string => show(text, TYPED_LENGTH);
  switch (why.problem) {
    case "outlet":
      return filters.unknownOutlet(
        short(why.typed),
        why.nearest.map(({ name }) => short(name)),
      );
    case "outlets":
      return filters.oneOutlet(why.names.map(short));
    case "date":
      return notADate(why.typed, renderer);
    case "range":
      break;
  }
  return filters.emptyRange(formatDate(why.after, locale), formatDate(why.before, locale));
}
