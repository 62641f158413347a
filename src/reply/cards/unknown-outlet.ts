import type { UnknownOutlet } from "../../answer/question/parse.ts";
import { buttonId, MAX_STATE } from "../discord/button-id.ts";
import { button, questionHeading, row } from "../discord/components.ts";
import type { Reply } from "../discord/reply.ts";
import type { Renderer } from "../renderer.ts";
import { WRITTEN_QUESTION_LENGTH } from "./answer.ts";

/** That no outlet has such a name, and a button for each near one, which asks within that or without it. */
export function unknownOutletReply(
  question: string,
  said: Reply,
  { nearest, kind }: UnknownOutlet,
  renderer: Renderer,
): Reply {
  const heading = questionHeading(question, WRITTEN_QUESTION_LENGTH, renderer);
  const fitting = nearest.filter(({ name }) => encodeURIComponent(name).length <= MAX_STATE);
  const buttons = fitting.map(({ name }) =>
    button(name, buttonId("ask", kind === "source" ? "from" : "not-from", name)),
  );
  const offered = heading.length === 0 ? [] : row(...buttons);
  const { components, ...rest } = said;
  return { ...rest, components: [...heading, ...components, ...offered] };
}
