import type { Reply } from "./reply.ts";

/** Who pressed a button on whose message. */
export interface Presser {
  userId: string;
  /** Who ran the command that the message answers; absent where Discord does not say. */
  asker?: string;
  /** Whether the message is seen by one person alone. */
  private: boolean;
}

/**
 * What turning over does: the asker turns the message itself; anyone else gets a copy of their
 * own, so that nobody's reading is disturbed.
 */
export function turn({ userId, asker, private: alone }: Presser, reply: Reply): Reply {
  const own = alone || asker === undefined || asker === userId;
  return own ? { ...reply, update: true } : { ...reply, private: true };
}
