import { answerQuestion } from "./answer/ask.ts";
import { questionsToBegin } from "./answer/suggest/examples.ts";
import type { App } from "./command.ts";
import { sentenceAt } from "./language/sentences.ts";
import { messagesFor } from "./reply/messages/messages.ts";
import { articleDate } from "./reply/text/dates.ts";

/** Of the articles that come with Dateline: the five of the repository, and the sample. */
const OWN = [
  "How many people were killed in the 2020 conflict?",
  "What is the Lachin corridor?",
  "How much will the tidal barrier cost?",
  "When will the barrier be finished?",
];
const MAX_EXAMPLES = 2;

/** Questions that the articles answer, for whoever tries the bot out: at most two. */
export async function exampleQuestions({ archive }: App): Promise<string[]> {
  const examples: string[] = [];
  for (const question of OWN) {
    if (examples.length === MAX_EXAMPLES) return examples;
    const { answered } = await answerQuestion(question, archive, { limit: 1 });
    if (answered) examples.push(question);
  }
  return examples.length === MAX_EXAMPLES ? examples : questionsToBegin(archive);
}

/** What a person who has just started the bot reads: its address, and one question answered. */
export async function welcome(url: string, app: App, [question]: string[]): Promise<string> {
  const example = question === undefined ? null : await answeredExample(question, app);
  return [
    `Dateline runs in a local Discord. Open ${url} and type /ask, or press Ctrl+C to stop.`,
    ...(example === null ? [] : ["", example]),
    "",
  ].join("\n");
}

async function answeredExample(question: string, app: App): Promise<string | null> {
  const { answered, passages } = await answerQuestion(question, app.archive, { limit: 1 });
  const [best] = passages;
  if (!answered || best === undefined) return null;
  const { article, paragraph } = best;
  const sentence = sentenceAt(paragraph.text, best.sentence);
  const date = articleDate(article, messagesFor("en"));
  return [
    `  /ask ${plain(question)}`,
    `  > ${plain(paragraph.text.slice(sentence.start, sentence.end))}`,
    `  ${plain(article.source ?? "outlet unknown")} · ${date} · ${plain(article.title)}`,
  ].join("\n");
}

/** Removes control characters: article text could hold sequences that steer a terminal. */
function plain(text: string): string {
  return text.replaceAll(/[\p{Cc}\p{Cf}]/gu, "");
}
