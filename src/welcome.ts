import { sentenceAt } from "./language/sentences.ts";
import type { App } from "./command.ts";
import { answerQuestion } from "./answer/ask.ts";
import { articleDate } from "./reply/text/dates.ts";
import { messagesFor } from "./reply/messages/messages.ts";

/** The five articles of the repository answer the first, the sample the second; others may not. */
const EXAMPLES = [
  "how many people were killed in the 2020 conflict",
  "how much will the tidal barrier cost",
];

/** What a person who has just started the bot reads: its address, and one question answered. */
export async function welcome(url: string, app: App): Promise<string> {
  let example: string | null = null;
  for (const question of EXAMPLES) example ??= await answeredExample(question, app);
  return [
    `Dateline runs in a local Discord. Open ${url} and type /ask, or press Ctrl+C to stop.`,
    ...(example === null ? [] : ["", example]),
    "",
  ].join("\n");
}

/** Null when the articles at hand do not answer it. */
async function answeredExample(question: string, app: App): Promise<string | null> {
  const { answered, passages } = await answerQuestion(question, app.archive, { limit: 1 });
  const [best] = passages;
  if (!answered || best === undefined) return null;
  const { article, paragraph } = best;
  const sentence = sentenceAt(paragraph.text, best.sentence);
  const date = articleDate(article, messagesFor("en"));
  return [
    `  /ask ${question}`,
    `  > ${plain(paragraph.text.slice(sentence.start, sentence.end))}`,
    `  ${plain(article.source ?? "outlet unknown")} · ${date} · ${plain(article.title)}`,
  ].join("\n");
}

/** Removes control characters: article text could hold sequences that steer a terminal. */
function plain(text: string): string {
  return text.replaceAll(/[\p{Cc}\p{Cf}]/gu, "");
}
