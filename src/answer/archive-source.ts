import type { Article } from "../articles/article.ts";
import type { KnownOutlet } from "../articles/known-outlets.ts";
import type { SpellingGroup } from "../language/tokenizer.ts";
import type { FreshPart } from "../snapshot/follower.ts";
import type { Snapshot } from "../snapshot/snapshot.ts";
import type { TextFile } from "../snapshot/text-file.ts";

/** What an archive was made of, from which another thread can make the same. */
export type ArchiveSource = MemorySource | PreparedSource;

/** A small archive. */
interface MemorySource {
  articles: readonly Article[];
  variants: readonly SpellingGroup[];
  outlets: readonly KnownOutlet[];
}

/** A large one, prepared on disk, and what came since. */
export interface PreparedSource {
  snapshot: Snapshot;
  texts: TextFile;
  outlets: readonly KnownOutlet[];
  fresh: FreshPart | null;
  /** All that are fresh, in the order that breaks ties. */
  articles: readonly Article[];
}
