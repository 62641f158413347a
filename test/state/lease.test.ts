import { mkdtemp, rm } from "node:fs/promises";
import { hostname, tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import type { Database } from "../../src/state/database.ts";
import { leaseHolder } from "../../src/lib/lease-holder.ts";
import { holdLease, LEASE_MS, releaseLease } from "../../src/state/lease.ts";
import { openState } from "../../src/state/open-state.ts";

let dir: string;
let database: Database;
beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), "lease-"));
  database = await openState(dir);
});
afterEach(async () => {
  await database.close();
  await rm(dir, { recursive: true, force: true });
});

/** Holders whose processes run, or may run elsewhere. */
const HERE = `${hostname()} ${process.ppid} a`;
const ELSEWHERE = "another-machine 1 b";

test("one holder has it until it is released", async () => {
  expect(await holdLease(database, "feeds", HERE, 0)).toBe(true);
  expect(await holdLease(database, "feeds", ELSEWHERE, 1)).toBe(false);
  await releaseLease(database, "feeds", ELSEWHERE);
  expect(await holdLease(database, "feeds", ELSEWHERE, 2)).toBe(false);
  await releaseLease(database, "feeds", HERE);
  expect(await holdLease(database, "feeds", ELSEWHERE, 3)).toBe(true);
});

test("one that is renewed does not end; one that is not goes to the next", async () => {
  expect(await holdLease(database, "feeds", ELSEWHERE, 0)).toBe(true);
  expect(await holdLease(database, "feeds", ELSEWHERE, LEASE_MS - 1)).toBe(true);
  expect(await holdLease(database, "feeds", HERE, LEASE_MS + 1)).toBe(false);
  expect(await holdLease(database, "feeds", HERE, 2 * LEASE_MS)).toBe(true);
});

test("a process that has ended on this machine, or whose number is now ours, loses it at once", async () => {
  // Above every number that Linux gives.
  await holdLease(database, "feeds", `${hostname()} 99999999 c`, 0);
  expect(await holdLease(database, "feeds", HERE, 1)).toBe(true);
  await holdLease(database, "other", `${hostname()} ${process.pid} former`, 0);
  expect(await holdLease(database, "other", leaseHolder(), 1)).toBe(true);
});

test("leases of other names are others", async () => {
  await holdLease(database, "feeds", HERE, 0);
  expect(await holdLease(database, "other", ELSEWHERE, 0)).toBe(true);
});
