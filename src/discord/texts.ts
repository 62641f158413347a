/** Shorter ones say nothing about anybody, and taking them out would garble every message. */
const SHORTEST = 4;

/**
 * The same error for the log, with what a reader typed taken out of its messages. Stack, code and
 * class stay.
 */
export function withoutTexts(error: unknown, texts: readonly string[]): unknown {
  if (!(error instanceof Error)) return hide(String(error), texts);
  const copy = Object.create(error) as Error;
  const define = (name: "message" | "stack" | "cause", value: unknown) =>
    Object.defineProperty(copy, name, { value });
  define("message", hide(error.message, texts));
  define("stack", hide(error.stack ?? "", texts));
  if (error.cause !== undefined) define("cause", withoutTexts(error.cause, texts));
  return copy;
}

function hide(message: string, texts: readonly string[]): string {
  return texts
    .filter((text) => text.length >= SHORTEST)
    .toSorted((a, b) => b.length - a.length)
    .reduce((rest, text) => rest.replaceAll(text, "[text]"), message);
}
