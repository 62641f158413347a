import { availableParallelism } from "node:os";
import { defineConfig } from "vitest/config";

/** Tests that start the program, built once for all of them. */
const PROGRAM = [
  "test/cli/{add,ask,backup,feeds,init}.test.ts",
  "test/bench/eval/{collection,news-archive}.test.ts",
  "test/main.test.ts",
];

/** Tests whose bot is also posted its interactions, as `test/support/running-bot.ts` starts it. */
const BY_ENDPOINT_TOO = [
  "test/discord/{dispatch,errors,watchdog}.test.ts",
  "test/commands/{end-to-end,everywhere,filters-end-to-end}.test.ts",
  "test/privacy.test.ts",
];

export default defineConfig({
  test: {
    // Vitest leaves one processor free, which of two is half: many tests wait for other processes.
    maxWorkers: Math.max(2, availableParallelism() - 1),
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
          exclude: ["test/opensearch/**", ...PROGRAM],
        },
      },
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
