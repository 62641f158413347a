import { randomUUID } from "node:crypto";
import { hostname } from "node:os";

/** A name for whoever holds a lease in this process: others on the machine can tell whether it still runs. */
export function leaseHolder(): string {
  return `${hostname()} ${process.pid} ${randomUUID()}`;
}

/**
 * Whether a holder's process is known to have ended. A container that starts again has the name and
 * the number of the one before it, so whoever had this process's before has ended, too.
 */
export function hasEnded(holder: string): boolean {
  const [host, pid] = holder.split(" ");
  if (host !== hostname()) return false;
  if (Number(pid) === process.pid) return true;
  try {
    process.kill(Number(pid), 0);
    return false;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "ESRCH";
  }
}
