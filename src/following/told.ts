import { resemblance, SAME } from "../language/fingerprint.ts";

/** So often a day a question is told. */
export const MAX_A_DAY = 5;
/** Quotes of a question that are remembered, to tell no copy of them. */
export const MAX_REMEMBERED = 50;

const MINUTE = 60 * 1000;
/** Milliseconds after which an answer is tried again, the first time, the second and so on; then no more. */
export const TRY_AFTER = [1, 5, 30, 120].map((minutes) => minutes * MINUTE);

/** An answer that could not be told, and how often that was tried. */
export interface Untold {
  follow: number;
  /** Its slug. */
  article: string;
  tries: number;
}

/** An answer that is about to be told. */
export interface Quote {
  /** The article's slug, */
  article: string;
  /** and of the paragraph that is quoted what `sketchOf` gives. */
  sketch: Uint32Array;
}

/** What those who follow questions were told, and what they still have to be. */
export interface Told {
  /**
   * Counts an answer as told and returns true, unless its quote is a copy of one that was told, its
   * article was told of, the day's number is reached, or its question is followed no more. What is
   * not to be told is no longer untold.
   */
  claim(follow: number, quote: Quote, now: Date): Promise<boolean>;
  /** What was claimed has arrived, or never will. */
  settle(follow: number, article: string): Promise<void>;
  /**
   * What was claimed did not arrive: it counts as told no more, and is tried again. False where it has
   * been tried often enough: it is forgotten. `now`: ms since 1970.
   */
  postpone(untold: Untold, now: number): Promise<boolean>;
  /** Those to be tried again by now. */
  due(now: number): Promise<Untold[]>;
}

/** Whether an article was told of, or a copy of its quote. */
export function wasTold({ article, sketch }: Quote, told: Iterable<Quote>): boolean {
  for (const each of told) {
    if (each.article === article || resemblance(each.sketch, sketch) >= SAME) return true;
  }
  return false;
}

export function bytesOf(sketch: Uint32Array): Uint8Array {
  return new Uint8Array(sketch.buffer, sketch.byteOffset, sketch.byteLength);
}

/** A copy: stored bytes may begin anywhere in memory, and numbers of four may not. */
export function sketchIn(bytes: Uint8Array): Uint32Array {
  return new Uint32Array(Uint8Array.from(bytes).buffer);
}

/** "2026-11-28": answers are counted by it. */
export function dayOf(now: Date): string {
  return now.toISOString().slice(0, "2026-01-01".length);
}
