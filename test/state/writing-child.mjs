// Counts in a database as fast as it can, and tells what is committed, until it is killed.
import { register } from "tsx/esm/api";

register();
const { openState } = await import("../../src/state/open-state.ts");
const { writeSetting } = await import("../../src/state/settings.ts");
const database = await openState(process.argv[2]);
for (let count = 0; ; count += 1) {
  await writeSetting(database, "count", String(count));
  process.send(count);
  await new Promise((resolve) => {
    setImmediate(resolve);
  });
}
