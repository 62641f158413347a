import type { Explanation } from "../../answer/explain.ts";
import type { ScoreParts } from "../../answer/rank.ts";
import { container, separator, text } from "../discord/components.ts";
import type { Messages } from "../messages/messages.ts";
import { searchNotes } from "../text/notes.ts";
import type { Reply } from "../discord/reply.ts";
import { forDiscord } from "../text/escape.ts";

type ExplainedWord = Explanation["words"][number];

const EXPLANATION_COLOR = 0x5a4a7a;
const QUESTION_LENGTH = 300;
/** Twelve lines of the longest, escaped, are 3,300 of Discord's 4,000 characters. */
const MAX_WORDS = 12;
const MAX_MATCHES = 3;
const WORD_LENGTH = 20;

const SUMS = ["bm25", "alike", "article", "sentence", "pairs"] as const;
const FACTORS = ["offers", "together"] as const;

/** Why a passage stands where it stands, for the person who asks; null when it is not ranked. */
export function explanationCard(
  question: string,
  explanation: Explanation | null,
  exact: boolean,
  messages: Messages,
): Reply {
  const { why } = messages;
  const head = [`### ${why.heading}`, `-# ${forDiscord(question, QUESTION_LENGTH)}`];
  if (explanation === null) {
    const components = [text(head.join("\n")), text(why.unranked)];
    return { components: [container(EXPLANATION_COLOR, components)], private: true };
  }
  const { rank, of, words, corrected, confidence, leastConfidence } = explanation;
  const search = { exact, corrected, missing: [] };
  const components = [
    text(
      [...head, ...searchNotes(search, messages, forDiscord).map((note) => `-# ${note}`)].join(
        "\n",
      ),
    ),
    text(wordLines(words, messages).join("\n")),
    separator(),
    text(
      [
        why.rank(rank, of),
        scoreLine(explanation, messages),
        why.confidence(confidence, leastConfidence),
      ].join("\n"),
    ),
  ];
  return { components: [container(EXPLANATION_COLOR, components)], private: true };
}

function wordLines(words: readonly ExplainedWord[], messages: Messages): string[] {
  const lines = words.slice(0, MAX_WORDS).map((word) => wordLine(word, messages));
  const more = words.length - MAX_WORDS;
  return more > 0 ? [...lines, messages.why.more(more)] : lines;
}

function wordLine(word: ExplainedWord, { why }: Messages): string {
  const typed = `**${forDiscord(word.typed, WORD_LENGTH)}**`;
  return `${typed} · ${place(word, why)} · ${why.weight(word.idf, word.documentFrequency)}`;
}

function place({ where, matches }: ExplainedWord, why: Messages["why"]): string {
  const few = matches.slice(0, MAX_MATCHES).map((match) => forDiscord(match, WORD_LENGTH));
  if (where === "text" && few.length > 0) return why.where.text(few);
  if (where === "text" || where === "alike") return why.where.alike(few);
  return where === "title" ? why.where.title : why.where.nowhere;
}

/** The sum and the factors that changed it; parts that add nothing are left out. */
function scoreLine({ score, parts }: Explanation, { why }: Messages): string {
  const named = (part: keyof ScoreParts): string => why.parts[part];
  const sums = SUMS.filter((part) => parts[part] !== 0).map((part) =>
    why.plus(named(part), parts[part]),
  );
  const factors = FACTORS.filter((part) => parts[part] !== 1).map((part) =>
    why.times(named(part), parts[part]),
  );
  return [why.score(score), ...[...sums, ...factors].map((part) => `-# ${part}`)].join("\n");
}
