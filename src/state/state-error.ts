/** The database cannot be used; the message is a sentence that says what to do. */
export class StateError extends Error {
  override name = "StateError";
}
