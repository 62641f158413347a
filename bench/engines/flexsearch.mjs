import { Index } from "flexsearch";

/** FlexSearch 0.8, which does not rank by BM25: whole words, any of them. */
export async function create() {
  const index = new Index({ tokenize: "strict", encode: (text) => text.split(" ") });
  return {
    add: (id, text) => index.add(id, text),
    finish: async () => undefined,
    search: async (terms, limit) => index.search(terms.join(" "), { limit, suggest: true }),
  };
}
