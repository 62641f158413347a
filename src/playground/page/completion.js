/** Live completion by the bot: requested after a pause, and only the newest answer counts. */

/** @typedef {import("./entries.js").Entry} Entry */
/** @typedef {import("./field.js").Field} Field */

/** Milliseconds without a keystroke before the bot is asked. */
const PAUSE = 150;

/**
 * @param {import("./net.js").Send} send
 * @param {import("./suggest.js").Suggest} suggest
 */
export function createCompletion(send, suggest) {
  /** @type {AbortController | null} */
  let running = null;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let waiting;

  const stop = () => {
    clearTimeout(waiting);
    running?.abort();
    running = null;
  };

  /**
   * @param {Field} field
   * @param {import("./net.js").Interaction} interaction
   */
  const ask = async (field, interaction) => {
    const mine = new AbortController();
    running = mine;
    const result = await send(interaction, mine.signal).catch(() => null);
    if (running !== mine || result === null) return;
    const input = field.control;
    if (!(input instanceof HTMLInputElement) || document.activeElement !== input) return;
    const choices = result.ok && "choices" in result ? result.choices : [];
    const items = choices.map((choice) => ({
      title: choice.name,
      choose: () => field.pick({ name: choice.name, value: choice.value }),
    }));
    suggest.show(result.ok ? `Choices for ${field.option.name}` : "", items, input);
  };

  return {
    stop,
    /** @param {Field} field @param {() => import("./net.js").Interaction} interaction */
    start(field, interaction) {
      stop();
      waiting = setTimeout(() => void ask(field, interaction()), PAUSE);
    },
  };
}
