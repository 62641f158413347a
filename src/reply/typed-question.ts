import type { Archive } from "../answer/archive.ts";
import {
  type FilterOptions,
  type ParsedQuestion,
  type ParseError,
  parseQuestion,
} from "../answer/question/parse.ts";
import { QUESTION_LENGTH } from "./cards/answer.ts";
import { notice } from "./discord/components.ts";
import type { Reply } from "./discord/reply.ts";
import type { Messages } from "./messages/messages.ts";
import type { Renderer } from "./renderer.ts";
import { parseErrorNote } from "./text/notes.ts";

/** The option in which a command takes a question. */
export function questionOption(names: Messages["names"], description: string) {
  const name = names.question;
  return { name, description, length: QUESTION_LENGTH, required: true, autocomplete: true };
}

/** Why a typed question cannot be asked: what to reply, and what was not understood. */
export interface Unasked {
  notice: Reply;
  /** Null where there is no text, or too much. */
  error: ParseError | null;
}

/** A typed question with its filters, understood; or why it is not. */
export async function readTypedQuestion(
  question: string,
  filters: FilterOptions,
  archive: Archive,
  renderer: Renderer,
): Promise<ParsedQuestion | Unasked> {
  const { empty, tooLong } = renderer.messages.ask;
  const { length } = question;
  if (length === 0) return { notice: notice(empty), error: null };
  if (length > QUESTION_LENGTH) {
    return { notice: notice(tooLong(length, QUESTION_LENGTH)), error: null };
  }
  const parsed = await parseQuestion(question, filters, archive, renderer.locale);
  if (!("problem" in parsed)) return parsed;
  return { notice: notice(parseErrorNote(parsed, renderer)), error: parsed };
}
