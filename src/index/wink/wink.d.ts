/** What this project calls of wink-bm25-text-search 3.1.2, which ships no types. */
declare module "wink-bm25-text-search" {
  type Field = string;

  interface WinkEngine {
    /** A `k1` or `b` out of range is replaced in silence: check them before. */
    defineConfig(config: {
      fldWeights: Record<Field, number>;
      bm25Params?: { k1: number; b: number; k: number };
      ovFldNames?: Field[];
    }): boolean;
    definePrepTasks(tasks: ((text: string) => string[])[], field?: Field): number;
    /** Throws when a field is missing, an id comes twice, or after `consolidate`. */
    addDoc(document: Record<Field, unknown>, id: number): number;
    /** Throws under 3 documents. `precision` is 4 to 9 decimals. */
    consolidate(precision?: number): boolean;
    /** Ids come back as strings. A `limit` of 0 counts as 10. */
    search(
      text: string,
      limit: number,
      filter?: (fields: Record<Field, unknown>) => boolean,
    ): [id: string, score: number][];
  }

  const createEngine: () => WinkEngine;
  export default createEngine;
}
