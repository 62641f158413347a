/** Where an answer is told: in a channel, or to one user alone. */
export interface Audience {
  user: string;
  channel: string | null;
}

/** A question that somebody wants to be told of when a new article answers it. */
export interface Follow extends Audience {
  id: number;
  question: string;
  /** Of whoever follows it. */
  locale: string;
  paused: boolean;
  /**
   * Where a search engine holds the articles, when they had last been written by the time that it
   * began: what had come by then is no news.
   */
  after?: number;
}

/** So many questions a user may follow, and a channel. */
export const MAX_FOLLOWS = 25;

/** The questions that are followed, wherever they are kept. A call rejects where that can't be reached. */
export interface Follows {
  /** The same question is followed once by a user, and once in a channel. `now`: ms since 1970. */
  add(follow: Omit<Follow, "id" | "paused">, now: number): Promise<"added" | "known" | "too many">;
  /** Those of a user alone, or those of a channel, whoever asked for them; oldest first. */
  of(audience: Audience): Promise<Follow[]>;
  find(id: number): Promise<Follow | null>;
  /** All that are to be told. */
  active(): Promise<readonly Follow[]>;
  pause(id: number, paused: boolean): Promise<void>;
  /** Nothing of it stays. */
  remove(id: number): Promise<void>;
}

/** Whether these questions are the same: letter case, spaces and the sign at the end aside. */
export function isSameQuestion(one: string, other: string): boolean {
  return plain(one) === plain(other);
}

function plain(question: string): string {
  return question
    .trim()
    .toLowerCase()
    .replaceAll(/\s+/gu, " ")
    .replace(/[ ?!.？。]+$/u, "");
}
