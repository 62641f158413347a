import { readFileSync, writeFileSync } from "node:fs";
import createEngine from "wink-bm25-text-search";

const words = (text) => text.split(" ").filter((word) => word !== "");

/** wink on its own, for what it writes to disk. Searching is measured through src/search. */
export async function create() {
  const engine = createEngine();
  engine.defineConfig({ fldWeights: { text: 1 }, bm25Params: { k1: 1.2, b: 0.75, k: 1 } });
  engine.definePrepTasks([words]);
  return {
    add: (id, text) => engine.addDoc({ text }, id),
    finish: async () => engine.consolidate(4),
    search: searchOf(engine),
    save: async (path) => writeFileSync(path, engine.exportJSON()),
  };
}

export async function load(path) {
  const engine = createEngine();
  engine.importJSON(readFileSync(path, "utf8"));
  engine.definePrepTasks([words]);
  return { search: searchOf(engine) };
}

function searchOf(engine) {
  return async (terms, limit) =>
    engine.search(terms.join(" "), limit).map(([position]) => Number(position));
}
