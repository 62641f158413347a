import { readFileSync, writeFileSync } from "node:fs";
import MiniSearch from "minisearch";

const OPTIONS = {
  fields: ["text"],
  tokenize: (text) => text.split(" "),
  processTerm: (term) => term,
};

/** MiniSearch 7 with its own BM25+, on the same words. */
export async function create(index = new MiniSearch(OPTIONS)) {
  return {
    add: (id, text) => index.add({ id, text }),
    finish: async () => undefined,
    search: async (terms, limit) =>
      index
        .search(terms.join(" "))
        .slice(0, limit)
        .map(({ id }) => id),
    save: async (path) => writeFileSync(path, JSON.stringify(index)),
  };
}

export async function load(path) {
  return create(MiniSearch.loadJSON(readFileSync(path, "utf8"), OPTIONS));
}
