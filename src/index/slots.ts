import type { Sought } from "./evidence.ts";

/**
 * By a term's number: the position among the question's terms plus 1, negative for a term that is
 * only alike, 0 for one that the question does not have.
 */
export type Slots = Int8Array;

export interface Slotting {
  /** `work` must not wait for anything: all questions share the slots. */
  with<T>(sought: Sought, work: (slots: Slots) => T): T;
}

/** `size` is how many numbers there are by now, `numberOf` undefined for a term without one. */
export function createSlotting(
  size: () => number,
  numberOf: (term: string) => number | undefined,
): Slotting {
  let slots: Slots = new Int8Array(size());
  return {
    with(sought, work) {
      if (slots.length < size()) slots = new Int8Array(size() * 2);
      const used: number[] = [];
      for (const [term, position] of sought.positions) {
        const number = numberOf(term);
        if (number === undefined) continue;
        slots[number] = sought.terms[position] === term ? position + 1 : -position - 1;
        used.push(number);
      }
      try {
        return work(slots);
      } finally {
        for (const number of used) slots[number] = 0;
      }
    },
  };
}
