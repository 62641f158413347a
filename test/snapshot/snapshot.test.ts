import { createHash } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { writeCorpus } from "../../bench/write-corpus.ts";
import { articleFiles } from "../../src/articles/load.ts";
import { prepare } from "../../src/snapshot/build.ts";
import { fileStates } from "../../src/snapshot/freshness.ts";
import { flatten } from "../../src/snapshot/nested-arrays.ts";
import { SectionWriter } from "../../src/snapshot/section-file.ts";
import { SNAPSHOT_VERSION, snapshotKey } from "../../src/snapshot/snapshot.ts";

/** Of each version, the digest of what it makes of the fixture. Add a line; change none. */
const DIGESTS: Record<number, string> = {
  1: "eb63869b521b90a79a8bc2e701b687251e350569583c382da2eecb746cd4b978",
  2: "eb63869b521b90a79a8bc2e701b687251e350569583c382da2eecb746cd4b978",
  3: "12091d81390df27700c009ebaa4ac4d9b035feaea4fad1106cd288d35a9af441",
  4: "12091d81390df27700c009ebaa4ac4d9b035feaea4fad1106cd288d35a9af441",
  5: "10a419c154c3ab64f628fdb73729bf780f4dfb488558cc9cabb93eaa6c2da3c3",
  6: "10a419c154c3ab64f628fdb73729bf780f4dfb488558cc9cabb93eaa6c2da3c3",
  7: "692f810d2dfe29b31ada0051d8db6c32ea3821f5701e73a71f0dac0643fa8497",
  8: "692f810d2dfe29b31ada0051d8db6c32ea3821f5701e73a71f0dac0643fa8497",
  9: "692f810d2dfe29b31ada0051d8db6c32ea3821f5701e73a71f0dac0643fa8497",
  10: "692f810d2dfe29b31ada0051d8db6c32ea3821f5701e73a71f0dac0643fa8497",
  11: "7185cbe5a0ce6dd83d699c303f632f6bf1cba2226f791a11fb637693cb9b8d40",
  12: "7185cbe5a0ce6dd83d699c303f632f6bf1cba2226f791a11fb637693cb9b8d40",
  13: "7185cbe5a0ce6dd83d699c303f632f6bf1cba2226f791a11fb637693cb9b8d40",
};

test("a snapshot of the same articles holds other bytes only under another SNAPSHOT_VERSION", async () => {
  const dir = mkdtempSync(join(tmpdir(), "dateline-test-"));
  try {
    writeCorpus(dir, 60);
    const names = await articleFiles(dir);
    const folder = { dir, names, files: fileStates(dir, names) };
    const writer = new SectionWriter(join(dir, "fixture.bin"));
    const { arrays } = await prepare(folder, { facts: { key: "", variants: [] }, writer });
    writer.abandon();
    const hash = createHash("sha256");
    // When a file was last written is no part of what was made of it.
    for (const [name, array] of Object.entries(flatten({ ...arrays, files: {} }))) {
      hash
        .update(name)
        .update(array.constructor.name)
        .update(new Uint8Array(array.buffer, array.byteOffset, array.byteLength));
    }
    expect(hash.digest("hex")).toBe(DIGESTS[SNAPSHOT_VERSION]);
  } finally {
    rmSync(dir, { recursive: true });
  }
});

test("another list of variants makes another key", () => {
  expect(snapshotKey([["color", "colour"]])).not.toBe(snapshotKey([]));
  expect(snapshotKey([["color", "colour"]])).toBe(snapshotKey([["color", "colour"]]));
});
