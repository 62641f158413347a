import { defineConfig } from "vitest/config";

/** Tests against nodes of OpenSearch, one file at a time: two clusters are more than a machine likes. */
export default defineConfig({
  test: {
    root: `${import.meta.dirname}/../..`,
    include: ["test/opensearch/*.test.ts"],
    fileParallelism: false,
    testTimeout: 900_000,
    hookTimeout: 600_000,
  },
});
