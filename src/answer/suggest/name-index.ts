import { addTo } from "../../lib/multimap.ts";
import { createPauses } from "../../lib/event-loop.ts";
import { wordsIn } from "../../language/words.ts";

/** A person, place or thing that articles name. */
export interface Name {
  text: string;
  /** Articles that name it, among those read. */
  articles: number;
}

/** Looks up names by how one of their words begins. */
export interface NameIndex {
  /** Those named most often. */
  first(most: number): readonly Name[];
  /**
   * Names in which the words typed stand, the last of them perhaps not yet whole: those that begin
   * with them first, then the others, each named most often first. At most `most`.
   */
  begun(typed: readonly string[], most: number): Name[];
}

/** Letters of a word by which names are looked up; fewer typed find nothing. */
const LETTERS = 2;

/** What stands from one word of a name on. */
interface Part {
  name: Name;
  words: string;
}

/** `names`: those named most often first. */
export async function createNameIndex(names: readonly Name[]): Promise<NameIndex> {
  const pause = createPauses();
  const starts = new Map<string, Part[]>();
  const later = new Map<string, Part[]>();
  for (const name of names) {
    await pause();
    const words = wordsIn(name.text);
    for (const at of words.keys()) {
      const part = { name, words: words.slice(at).join(" ") };
      addTo(at === 0 ? starts : later, part.words.slice(0, LETTERS), part);
    }
  }
  return {
    first: (most) => names.slice(0, most),
    begun: (typed, most) => {
      const begun = typed.join(" ");
      const found = new Set<Name>();
      for (const parts of [starts, later]) {
        for (const { name, words } of parts.get(begun.slice(0, LETTERS)) ?? []) {
          if (found.size >= most) return [...found];
          if (words.startsWith(begun)) found.add(name);
        }
      }
      return [...found];
    },
  };
}
