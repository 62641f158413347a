import MiniSearch from "minisearch";

/** MiniSearch 7, BM25+ of its own, on the same words. */
export async function create() {
  const index = new MiniSearch({
    fields: ["text"],
    tokenize: (text) => text.split(" "),
    processTerm: (term) => term,
  });
  return {
    add: (id, text) => index.add({ id, text }),
    finish: async () => undefined,
    search: async (terms, limit) =>
      index
        .search(terms.join(" "))
        .slice(0, limit)
        .map(({ id }) => id),
  };
}
