import { chmod, mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { startCluster } from "./cluster.ts";
import { chosenEngine, obstacleTo } from "./engine.ts";

let home: string;

beforeEach(async () => {
  home = await mkdtemp(join(tmpdir(), "dateline-java-"));
});

afterEach(() => rm(home, { recursive: true }));

/** A Java that only says its version. */
async function install(version: string): Promise<void> {
  const java = join(home, "bin/java");
  await mkdir(join(home, "bin"));
  await writeFile(java, `#!/bin/sh\necho 'openjdk version "${version}" 2026-01-01' >&2\n`);
  await chmod(java, 0o755);
}

test.each([
  [{}, "17.0.12", null],
  [
    {},
    "11.0.2",
    "OpenSearch 2.19.6 needs Java 17 or newer, but that of JAVA_HOME, HOME, is 11.0.2",
  ],
  [
    {},
    "1.8.0_402",
    "Java 17 or newer, but that of JAVA_HOME, HOME, is 1.8.0_402: set JAVA_HOME to",
  ],
  [{ OPENSEARCH_VERSION: "3.9.0" }, "25", null],
  [{ OPENSEARCH_VERSION: "3.9.0" }, "17.0.12", "OpenSearch 3.9.0 needs Java 21 or newer"],
  [{ ELASTICSEARCH_VERSION: "9.5.3" }, "17.0.12", "Elasticsearch 9.5.3 needs Java 21 or newer"],
])("a Java that is too old is named, and what to do: %o with Java %s", async (env, java, said) => {
  await install(java);
  const obstacle = await obstacleTo(chosenEngine(env), { JAVA_HOME: home });
  if (said === null) expect(obstacle).toBeNull();
  else expect(obstacle).toContain(said.replace("HOME, HOME,", `HOME, ${home},`));
});

test("a JAVA_HOME without Java is named, and what to do", async () => {
  expect(await obstacleTo(chosenEngine({}), { JAVA_HOME: home })).toBe(
    `OpenSearch 2.19.6 needs Java 17 or newer, but JAVA_HOME, ${home}, has none: set JAVA_HOME to the folder of Java 17 or newer.`,
  );
});

test("a node that ends at its start ends the wait, and its log is shown", async () => {
  const started = startCluster(2, ["-XX:+NoSuchFlag"]);
  const message = await started.then(
    () => "",
    (error: Error) => error.message,
  );
  const [, folder] =
    /^A node ended by itself\. Its log, (.+)\/node-\d\/log, ends:/.exec(message) ?? [];
  await rm(folder ?? "", { recursive: true });
  expect(message).toContain("NoSuchFlag");
}, 60_000);
