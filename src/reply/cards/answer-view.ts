import type { Answer, Correction, NoAnswer, Passage, Reason } from "../../answer/answer.ts";
import { type Disagreement, disagreements } from "../../answer/claim.ts";
import type { Article, Paragraph } from "../../articles/article.ts";
import { escapedLength } from "../text/escape.ts";
import { ageNotes } from "../text/notes.ts";
import { searchedArticles } from "../text/filters.ts";
import type { Renderer } from "../renderer.ts";
import {
  encodeRef,
  type FoundPassage,
  passageRef,
  type PassageRef,
} from "../discord/passage-ref.ts";
import type { QuestionOutcome } from "../../answer/ask.ts";
import type { Archive } from "../../answer/archive.ts";
import type { Beside } from "../../answer/beside.ts";

export interface ShownPassage {
  article: Article;
  paragraph: Paragraph;
  /** The position of the best; null when the paragraph is no longer the one that was found. */
  sentence: number | null;
  lacks: readonly string[];
  /** Names that it has in a related form only. */
  related?: readonly string[];
}

/** Which passage of an answer is shown, and which paragraph near it. */
export type AnswerPlace = Required<Pick<AnswerView, "mode" | "refs" | "position" | "offset">>;

/** All that an answer card shows. */
export interface AnswerView {
  question: string;
  mode: Mode;
  /** Why there is no answer, where that is known. */
  reason: Reason | null;
  missing: readonly string[];
  corrected: readonly Correction[];
  /** What was searched, in words; empty where there is an answer. */
  searched: string;
  /** Every passage found, best first. */
  refs: readonly PassageRef[];
  /** Which of them is shown, from 0. */
  position: number;
  passage: ShownPassage | null;
  /** Who speaks in it, who else printed it and who else reports the event. */
  beside?: Beside | null;
  /** The next passage, shown below the first where that is short. */
  runnerUp?: ShownPassage | null;
  /** How many paragraphs after (or, negative, before) the passage is shown; 0 unless said. */
  offset?: number;
  /** The whole outcome of the search, its filters included. */
  found?: QuestionOutcome;
  /** Questions that the archive does answer, where this one has no answer. */
  instead?: readonly string[];
  /** Where the question is a message: what of it the passage contradicts. */
  disagrees?: readonly Disagreement[];
  /** That the archive is old, where the latest is asked for. */
  age?: readonly string[];
}

/** What was searched, how, and what that came to. */
export interface Searched {
  found: QuestionOutcome;
  mode: Mode;
  archive: Pick<Archive, "analyser" | "articles" | "span">;
  /** Questions that the archive does answer, where this one has no answer. */
  instead: readonly string[];
  /** What the passage that is shown needs beside it; null where none is. */
  beside: Beside | null;
}

/** What a card says of the search itself. */
function searchView(
  { found, mode, archive, instead, beside }: Searched,
  renderer: Renderer,
): Omit<AnswerView, "refs" | "position" | "passage" | "runnerUp" | "disagrees"> {
  const { outcome } = found;
  return {
    question: outcome.question,
    mode,
    reason: outcome.answered || mode.answered ? null : outcome.reason,
    missing: outcome.missing,
    corrected: outcome.corrected,
    searched: mode.answered ? "" : searchedArticles(found, archive, renderer),
    found,
    instead: mode.answered ? [] : instead,
    beside,
    age: ageNotes(outcome, archive.span, renderer),
  };
}

/** An answer as it is shown first: at its best passage. */
export function firstView(searched: Searched, renderer: Renderer): AnswerView {
  const { outcome } = searched.found;
  const { passages, missing } = outcome;
  const [best] = passages;
  return {
    ...searchView(searched, renderer),
    refs: passages.map(refOf),
    position: 0,
    passage: best === undefined ? null : { ...best, lacks: lacksBeside(missing, best.lacks) },
    runnerUp: runnerUp(outcome),
    disagrees: best === undefined ? [] : disagreementsOf(best, searched),
  };
}

/** An answer at a place that a button leads to, whose passage was found again. */
export function viewAt(
  place: AnswerPlace,
  passage: QuotedPassage,
  searched: Searched,
  renderer: Renderer,
): AnswerView {
  const { outcome } = searched.found;
  const shown = shownPassage(passage, outcome);
  // A card with nothing more to turn to does not carry the passages that it shows.
  const now = outcome.passages.map(refOf);
  const isSame = (at: number): boolean => {
    const [found, shownThere] = [now[at], place.refs[at]];
    return (
      found !== undefined && shownThere !== undefined && encodeRef(found) === encodeRef(shownThere)
    );
  };
  const refs = place.refs.length === 1 && isSame(0) ? now : place.refs;
  const unchanged = isSame(0) && (refs === now || isSame(1));
  return {
    ...searchView(searched, renderer),
    ...place,
    refs,
    passage: shown,
    runnerUp: place.position === 0 && unchanged ? runnerUp(outcome) : null,
    disagrees: disagreementsOf(passage, searched),
  };
}

/** Only a message claims something; a question asks. */
function disagreementsOf(
  { article, paragraph }: Pick<Passage, "article" | "paragraph">,
  { mode, found, archive }: Searched,
): Disagreement[] {
  if (mode.plain !== true) return [];
  return disagreements(found.outcome.question, article, paragraph, archive.analyser);
}

function refOf({ paragraph, sentence }: Passage): PassageRef {
  return passageRef(paragraph, sentence);
}

/**
 * In CNN's questions the second passage answers where the first does not: right among the first two
 * .67 in place of .58. Beside a longer one it would be off a phone's screen.
 */
const MAX_SHORT_WORDS = 40;
/** As many characters at most, escaped: both quotes and their lines share Discord's 4,000. */
const MAX_SHORT_LENGTH = 400;

/** The second passage, where the first is short. */
function runnerUp({ answered, passages, missing }: Answer | NoAnswer): ShownPassage | null {
  const [best, next] = passages;
  if (!answered || best === undefined || next === undefined) return null;
  const { text } = best.paragraph;
  const short =
    text.split(" ").length <= MAX_SHORT_WORDS && escapedLength(text) <= MAX_SHORT_LENGTH;
  return short ? { ...next, lacks: lacksBeside(missing, next.lacks) } : null;
}

type QuotedPassage = Extract<FoundPassage, { paragraph: Paragraph }>;

/** A passage found again, with what the search now says of it. */
function shownPassage(
  found: QuotedPassage,
  { passages, missing }: Answer | NoAnswer,
): ShownPassage {
  const { article, paragraph } = found;
  if (found.state === "changed") return { article, paragraph, sentence: null, lacks: [] };
  const now = passages.find((passage) => passage.paragraph.id === paragraph.id);
  const lacks = lacksBeside(missing, now?.lacks ?? []);
  return { article, paragraph, sentence: found.sentence, lacks, related: now?.related ?? [] };
}

/** What a passage lacks, besides the words that the card already says no article has. */
function lacksBeside(missing: readonly string[], lacks: readonly string[]): string[] {
  return lacks.filter((word) => !missing.includes(word));
}

/** How a question was searched, and whether what was found is an answer. */
export interface Mode {
  answered: boolean;
  exact: boolean;
  /** The question was not typed as one, so no sign in it is an operator. */
  plain?: boolean;
}

export function encodeMode({ answered, exact, plain }: Mode): string {
  return `${answered ? "a" : "n"}${exact ? "x" : ""}${plain ? "p" : ""}`;
}

export function decodeMode(encoded = ""): Mode {
  return {
    answered: encoded.startsWith("a"),
    exact: encoded.includes("x"),
    plain: encoded.includes("p"),
  };
}
