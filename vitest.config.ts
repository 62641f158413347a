import { availableParallelism } from "node:os";
import { defineConfig } from "vitest/config";

/** Tests that start the program, built once for all of them. */
const PROGRAM = [
  "test/cli/{add,ask,backup,feeds,init}.test.ts",
  "test/bench/eval/{collection,news-archive}.test.ts",
  "test/main.test.ts",
];

/**
 * Tests that fetch. What fetches and discord.js bring two versions of undici, and the one that a
 * process loads first serves both: loaded first, ours refuses discord.js's files. No bot does both.
 */
const FETCHING = ["test/{feeds,ingest}/**/*.test.ts", "test/cli/add-inputs.test.ts"];

/** Tests whose bot is also posted its interactions, as `test/support/running-bot.ts` starts it. */
const BY_ENDPOINT_TOO = [
  "test/discord/{dispatch,errors,watchdog}.test.ts",
  "test/commands/{end-to-end,everywhere,filters-end-to-end}.test.ts",
  "test/privacy.test.ts",
];

export default defineConfig({
  test: {
    // One more than processors: many tests wait for timers and other processes.
    maxWorkers: availableParallelism() + 1,
    // No module of ours holds state: files share a process, which imports each module once.
    isolate: false,
    // Nothing is proved by haste: a busy machine passes too.
    testTimeout: 300_000,
    hookTimeout: 300_000,
    expect: { poll: { timeout: 60_000 } },
    projects: [
      {
        extends: true,
        test: {
          name: "gateway",
          include: ["test/**/*.test.ts"],
          exclude: ["test/opensearch/**", ...FETCHING, ...PROGRAM],
        },
      },
      { extends: true, test: { name: "fetching", include: FETCHING } },
      {
        extends: true,
        test: {
          name: "program",
          include: PROGRAM,
          globalSetup: "test/support/build.ts",
        },
      },
      {
        extends: true,
        test: { name: "endpoint", include: BY_ENDPOINT_TOO, env: { INTERACTIONS: "endpoint" } },
      },
    ],
  },
});
