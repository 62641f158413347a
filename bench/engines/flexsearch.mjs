import { readFileSync, writeFileSync } from "node:fs";
import { Index } from "flexsearch";

const make = () => new Index({ tokenize: "strict", encode: (text) => text.split(" ") });

/** FlexSearch 0.8, which does not rank by BM25: whole words, any of them. */
export async function create(index = make()) {
  return {
    add: (id, text) => index.add(id, text),
    finish: async () => undefined,
    search: async (terms, limit) => index.search(terms.join(" "), { limit, suggest: true }),
    save: async (path) => {
      const parts = [];
      index.export((key, data) => void parts.push([key, data]));
      writeFileSync(path, JSON.stringify(parts));
    },
  };
}

export async function load(path) {
  const index = make();
  for (const [key, data] of JSON.parse(readFileSync(path, "utf8"))) index.import(key, data);
  return create(index);
}
