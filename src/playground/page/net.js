/** The page's side of the protocol with the local Discord (`src/playground/protocol.ts`). */

/** @typedef {import("../protocol.ts").PageEvent} PageEvent */
/** @typedef {import("../protocol.ts").PageResult} PageResult */
/**
 * @template T
 * @typedef {T extends unknown ? Omit<T, "user" | "locale"> : never} WithoutSender
 */
/** @typedef {WithoutSender<import("../protocol.ts").PageInteraction>} Interaction */
/** @typedef {(interaction: Interaction, signal?: AbortSignal) => Promise<PageResult>} Send */

/** Milliseconds until a refused stream is opened again: browsers give up on it. */
const RETRY_AFTER = 2000;

/**
 * Listens for events until the page closes; the stream is opened again whenever it breaks.
 * @param {string} user
 * @param {(event: PageEvent) => void} onEvent
 * @param {(connected: boolean) => void} onConnection
 */
export function listen(user, onEvent, onConnection) {
  const source = new EventSource(`/web/events?user=${user}`);
  source.addEventListener("message", (event) => {
    onConnection(true);
    onEvent(/** @type {PageEvent} */ (JSON.parse(event.data)));
  });
  source.addEventListener("error", () => {
    onConnection(false);
    if (source.readyState !== EventSource.CLOSED) return;
    setTimeout(() => listen(user, onEvent, onConnection), RETRY_AFTER);
  });
}

/**
 * Lets a sample article arrive.
 * @returns {Promise<string>} what became of it, in a sentence
 */
export async function arrive() {
  try {
    const response = await fetch("/web/arrivals", {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: "{}",
    });
    if (!response.ok) return await response.text();
    const { title } = /** @type {import("../protocol.ts").PageArrival} */ (await response.json());
    return title === null ? "No sample article is left." : `“${title}” has arrived.`;
  } catch {
    return "The playground cannot be reached. Is it still running?";
  }
}

/**
 * @param {string} user
 * @param {() => string} locale
 * @returns {Send} rejects only if its signal aborts it
 */
export function sender(user, locale) {
  return async (interaction, signal) => {
    try {
      const response = await fetch("/web/interactions", {
        method: "POST",
        headers: { "content-type": "application/json" },
        body: JSON.stringify({ user, locale: locale(), ...interaction }),
        signal: signal ?? null,
      });
      if (!response.ok) return { ok: false, error: await response.text() };
      return /** @type {PageResult} */ (await response.json());
    } catch (error) {
      if (signal?.aborted) throw error;
      return { ok: false, error: "The playground cannot be reached. Is it still running?" };
    }
  };
}
