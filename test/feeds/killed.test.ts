import { expect, test } from "vitest";
import { killedRun } from "../support/killed-follower.ts";

const MINUTE = 60_000;

test("killed at any moment, a follower loses nothing, repeats nothing and asks nothing early", async () => {
  const { titles, published, requests } = await killedRun(4, Math.random);
  expect(titles.toSorted()).toEqual(published.toSorted());
  for (const site of requests) {
    const polls = site.filter(({ path }) => path === "/feed");
    const between = polls.slice(1).map(({ at }, index) => at - (polls[index]?.at ?? 0));
    // 15 minutes less a tenth, by a clock on which the server's delays count a lot.
    expect(Math.min(...between)).toBeGreaterThan(12 * MINUTE);
  }
}, 300_000);
