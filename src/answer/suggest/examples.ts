import { wordsIn } from "../../language/fold.ts";
import { namesIn } from "../../language/names.ts";
import type { Answer, NoAnswer, Reason } from "../answer.ts";
import type { Archive } from "../archive.ts";
import type { Name } from "./lookup.ts";
import { answers } from "./suggest.ts";

/** Why nothing was searched: there is nothing in particular to search for. */
const TALK = ["vague", "greeting", "thanks", "help", "task"] as const satisfies Reason[];
export type Talk = (typeof TALK)[number];

/** Names of which a question is tried: each takes as long as a search. */
const MAX_TRIED = 12;
const MAX_TRIED_NEARBY = 4;
/** A button's label holds 80 characters. */
const MAX_LENGTH = 70;
/** The questions are English, as the articles are. */
const LOCALE = "en-GB";

/** What a reply says instead of "no answer", where the articles were asked for nothing. */
export function talkOf(outcome: Answer | NoAnswer): Talk | null {
  return (!outcome.answered && TALK.find((talk) => talk === outcome.reason)) || null;
}

/**
 * Questions that the archive does answer, to offer instead of an answer: two to begin with, or one
 * that is near what was asked.
 */
export async function questionsInstead(
  outcome: Answer | NoAnswer,
  archive: Archive,
): Promise<string[]> {
  if (outcome.answered) return [];
  const talk = talkOf(outcome);
  if (talk === "thanks" || outcome.reason === "no-words") return [];
  if (talk !== null) return questionsToBegin(archive);
  const names = await archive.names();
  const [whole] = ofSeveralWords(names.first(MAX_TRIED));
  const [nearest] = outcome.passages;
  const near = [outcome.question, nearest?.paragraph.text ?? ""]
    .flatMap((text) => namesIn(text, archive.analyser))
    .flatMap((name) => names.withPrefix(wordsIn(name), 1));
  return answered([...near.slice(0, MAX_TRIED_NEARBY - 1), ...(whole ? [whole] : [])], 1, archive);
}

/** Two questions that the archive answers, about names that it holds most; fewer where it holds few. */
export async function questionsToBegin(archive: Archive): Promise<string[]> {
  const common = (await archive.names()).first(MAX_TRIED);
  return answered([...ofSeveralWords(common), ...common], 2, archive);
}

/** A name of several words asks about somebody or something in particular. */
function ofSeveralWords(names: readonly Name[]): Name[] {
  return names.filter(({ text }) => text.includes(" "));
}

/** Questions about these names that the archive answers, at most `most`; as many are tried at once. */
async function answered(names: readonly Name[], most: number, archive: Archive): Promise<string[]> {
  const found: string[] = [];
  const isNew = ({ text }: Name): boolean => found.every((each) => !each.includes(text));
  for (let at = 0; at < names.length && found.length < most; at += most) {
    const some = names
      .slice(at, at + most)
      .map((name) => ({ name, question: questionAbout(name) }));
    const short = some.filter(({ name, question }) => isNew(name) && question.length <= MAX_LENGTH);
    const are = await Promise.all(
      short.map(async ({ question }) => answers(question, archive, LOCALE)),
    );
    for (const [tried, { name, question }] of short.entries()) {
      if (are[tried] === true && isNew(name) && found.length < most) found.push(question);
    }
  }
  return found;
}

function questionAbout({ text, withArticle }: Name): string {
  return `What is said about ${withArticle ? "the " : ""}${text}?`;
}
