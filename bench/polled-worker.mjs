// Follows the feeds of a folder by a clock that runs fast, as the bot's thread does, until it is told to stop.
import { setTimeout as sleep } from "node:timers/promises";
import { parentPort, workerData } from "node:worker_threads";
import { register } from "tsx/esm/api";

register();
const { NICENESS, standBack } = await import("../src/lib/thread-priority.ts");
standBack(NICENESS.following);
const { followFeeds } = await import("../src/feeds/follow-feeds.ts");
const { dir, origins, speed } = workerData;
const epoch = Date.now();
const stop = new AbortController();
parentPort.once("message", () => stop.abort());
await followFeeds({
  dir,
  stateDir: `${dir}/.dateline`,
  contact: "editor@archive.example",
  signal: stop.signal,
  say: () => {},
  testFetch: { testOrigins: new Set(origins) },
  testClock: {
    now: () => epoch + (Date.now() - epoch) * speed,
    sleep: (ms, signal) => sleep(ms / speed, undefined, { signal }).catch(() => undefined),
  },
});
