/** An input that cannot become an article; the message is one sentence that says why and what to do. */
export class InputError extends Error {
  override name = "InputError";
}

/** An input that cannot be had now, but perhaps later. */
export class PassingError extends InputError {
  override name = "PassingError";
}
