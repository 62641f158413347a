// Follows the feeds of a folder by a clock that runs fast, until it is killed.
import { register } from "tsx/esm/api";

register();
const { followFeeds } = await import("../../src/feeds/follow-feeds.ts");
const { fastClock } = await import("./fast-clock.ts");
const { dir, origins, epoch } = JSON.parse(process.argv[2]);
await followFeeds({
  dir,
  stateDir: `${dir}/.dateline`,
  contact: "editor@archive.example",
  signal: new AbortController().signal,
  say: ({ message, fields }) => process.send({ message, fields }),
  testFetch: { testOrigins: new Set(origins) },
  testClock: fastClock(epoch),
});
