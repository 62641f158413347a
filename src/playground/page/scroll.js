/**
 * Keeps the channel in view as Discord does: at the end while the reader is there, else where the
 * reader scrolled to, with a button for the way down.
 */
import { byId } from "./dom.js";

/** Pixels from the end that still count as being there. */
const NEAR_END = 80;

/** @param {HTMLElement} scroller */
export function createScroll(scroller) {
  const jump = byId("jump", HTMLButtonElement);
  let atEnd = true;

  const toEnd = () => {
    scroller.scrollTop = scroller.scrollHeight;
    atEnd = true;
    jump.hidden = true;
  };
  const settle = () => {
    if (atEnd) toEnd();
  };
  scroller.addEventListener("scroll", () => {
    atEnd = scroller.scrollHeight - scroller.scrollTop - scroller.clientHeight < NEAR_END;
    if (atEnd) jump.hidden = true;
  });
  new ResizeObserver(settle).observe(scroller);
  jump.addEventListener("click", toEnd);

  return {
    toEnd,
    settle,
    /** After a change that the reader did not ask for. */
    follow: () => (atEnd ? toEnd() : (jump.hidden = false)),
    /** Scrolls to what the reader asked for: its end or, if it is taller than the window, its start. @param {HTMLElement} item */
    reveal(item) {
      toEnd();
      if (item.offsetHeight <= scroller.clientHeight) return;
      item.scrollIntoView({ block: "start" });
      atEnd = false;
    },
  };
}
