import { setPriority } from "node:os";

/** How far a thread stands back, as a "nice" value: 0 is what readers wait for, 19 goes last. */
export const NICENESS = {
  /** Follows articles, feeds or questions: what it finds is shown within a second or so. */
  following: 10,
  /** Prepares all articles again, while they are searched as they were. */
  merging: 19,
} as const;

/**
 * From now on lets other threads go first where processors are short, and so do the threads that
 * this one starts. Linux alone has a priority for each thread (setpriority(2)); elsewhere nothing
 * changes, since it would be that of the whole process.
 */
export function standBack(niceness: number): void {
  if (process.platform !== "linux") return;
  try {
    setPriority(niceness);
  } catch {
    // It may not, and takes turns as all do.
  }
}
