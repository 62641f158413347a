import type { Talk } from "../../answer/suggest/examples.ts";
import { buttonId } from "../discord/button-id.ts";
import { button, notice, row } from "../discord/components.ts";
import type { Reply } from "../discord/reply.ts";
import type { Renderer } from "../renderer.ts";

/** One sentence for who asked nothing of the articles, and questions to begin with. */
export function smallTalkReply(
  talk: Talk,
  examples: readonly string[],
  { messages }: Renderer,
): Reply {
  const sentence = messages.noAnswer.because[talk];
  const lines = examples.length === 0 ? [sentence] : [sentence, messages.ask.answers];
  const { components, ...rest } = notice(lines.join("\n"));
  return { ...rest, components: [...components, ...questionRow(examples)] };
}

/** A button for each question, which asks it. */
export function questionRow(questions: readonly string[]) {
  return row(...questions.map((each) => button(each, buttonId("ask", "question", each))));
}
