import { mkdtempSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { makeFolder } from "../../src/lib/make-folder.ts";

function scratch(): string {
  const folder = mkdtempSync(join(tmpdir(), "make-folder-"));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  return folder;
}

test("a folder is made with those above it, and left alone where it is there", () => {
  const folder = join(scratch(), "a/b");
  makeFolder(folder, 0o700);
  makeFolder(folder);
  expect(statSync(folder).mode & 0o777).toBe(0o700);
});

// On Node 20, mkdir with `recursive` would never come back from here.
test.runIf(process.platform === "linux")("where none can be made, the system says why", () => {
  expect(() => makeFolder("/proc/nope/deeper")).toThrow(/ENOENT/);
});
