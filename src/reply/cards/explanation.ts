import type { Explanation } from "../../answer/explain.ts";
import type { ScoreParts } from "../../answer/rank.ts";
import { container, separator, text } from "../discord/components.ts";
import type { Reply } from "../discord/reply.ts";
import type { Renderer } from "../renderer.ts";
import { bold, smallPrint } from "../text/escape.ts";
import { searchNotes } from "../text/notes.ts";

type ExplainedWord = Explanation["words"][number];

const EXPLANATION_COLOR = 0x5a4a7a;
const QUESTION_LENGTH = 300;
/** Of eight words the two lines each, at their longest and escaped, fit Discord's 4,000 characters. */
const MAX_WORDS = 8;
const MAX_MATCHES = 3;
const WORD_LENGTH = 20;

const SUMS = ["bm25", "alike", "article", "sentence", "pairs"] as const;
const FACTORS = ["offers", "together", "text", "time"] as const;

export interface ExplanationView {
  question: string;
  /** Whether spelling correction was off. */
  exact: boolean;
  /** Null when the passage is not ranked. */
  explanation: Explanation | null;
}

/** Why a passage is ranked where it is, for the person who asks. */
export function explanationCard(view: ExplanationView, renderer: Renderer): Reply {
  const { why } = renderer.messages;
  const { question, explanation, exact } = view;
  const notes = explanation
    ? searchNotes({ exact, corrected: explanation.corrected, missing: [] }, renderer)
    : [];
  const small = smallPrint([renderer.show(question, QUESTION_LENGTH), ...notes]);
  const head = text(`### ${why.heading}\n${small}`);
  const body = explanation ? explained(explanation, renderer) : [text(why.unranked)];
  return { components: [container(EXPLANATION_COLOR, [head, ...body])], private: true };
}

/** In plain words which words were found where; the numbers behind it in small print. */
function explained(explanation: Explanation, renderer: Renderer) {
  const { why } = renderer.messages;
  const { rank, of, words, confidence, leastConfidence } = explanation;
  const shown = words.slice(0, MAX_WORDS);
  const more = words.length - shown.length;
  const plain = [
    ...shown.map((word) => `${typedWord(word, renderer)} · ${whereFound(word, renderer)}`),
    ...(more > 0 ? [why.more(more)] : []),
  ];
  const numbers = [
    why.rank(rank, of),
    ...scoreLines(explanation, renderer),
    ...shown.map((word) => {
      const { idf, documentFrequency } = word;
      return `${typedWord(word, renderer)} · ${why.weight(idf, documentFrequency)}`;
    }),
  ];
  const sure = why.confidence(confidence, leastConfidence);
  return [text([...plain, sure].join("\n")), separator(), text(smallPrint(numbers))];
}

function typedWord({ typed }: ExplainedWord, { show }: Renderer): string {
  return bold(show(typed, WORD_LENGTH));
}

function whereFound({ where, matches }: ExplainedWord, { messages, show }: Renderer): string {
  const { text: inText, alike, title, nowhere } = messages.why.where;
  const few = matches.slice(0, MAX_MATCHES).map((match) => show(match, WORD_LENGTH));
  if (where === "text" && few.length > 0) return inText(few);
  if (where === "text" || where === "alike") return alike(few);
  return where === "title" ? title : nowhere;
}

/** The score, then the sum and the factors that made it; parts that add nothing are left out. */
function scoreLines({ score, parts }: Explanation, { messages }: Renderer): string[] {
  const { why } = messages;
  const named = (part: keyof ScoreParts): string => why.parts[part];
  const sums = SUMS.filter((part) => parts[part] !== 0).map((part) =>
    why.plus(named(part), parts[part]),
  );
  const factors = FACTORS.filter((part) => parts[part] !== 1).map((part) =>
    why.times(named(part), parts[part]),
  );
  return [why.score(score), ...sums, ...factors];
}
