import { OperatorError } from "../errors.ts";

/** The database cannot be used; the message is a sentence that says what to do. */
export class StateError extends OperatorError {
  override name = "StateError";
}
