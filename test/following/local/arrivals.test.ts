import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { createStore } from "../../../src/articles/local-store.ts";
import { Arrivals, MAX_DAYS } from "../../../src/following/local/arrivals.ts";
import { LazyState } from "../../../src/state/open-state.ts";
import { makeArticle } from "../../support/make-article.ts";

let dir: string;
let state: LazyState;
let arrivals: Arrivals;
beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), "arrivals-"));
  state = new LazyState(dir);
  arrivals = new Arrivals(state);
});
afterEach(async () => {
  await state.close();
  await rm(dir, { recursive: true, force: true });
});

const NOON = new Date("2026-05-19T12:00:00Z");
const storeOf = (...dates: (string | null)[]) =>
  createStore(
    dates.map((date) =>
      makeArticle({ slug: `${date ?? "undated"}-one`, date, paragraphs: ["It rained."] }),
    ),
  );
const missed = (...dates: (string | null)[]) => arrivals.missed(storeOf(...dates), NOON);

test("what there is at the very first look is not new", async () => {
  expect(await missed("2026-05-18", "2026-05-19")).toEqual([]);
  expect(await missed("2026-05-18", "2026-05-19")).toEqual([]);
});

test("what came since is, until it has been seen", async () => {
  await missed("2026-05-18");
  expect(await missed("2026-05-18", "2026-05-17")).toEqual(["2026-05-17-one"]);
  expect(await missed("2026-05-18", "2026-05-17")).toEqual(["2026-05-17-one"]);
  await arrivals.see(["2026-05-17-one"], NOON);
  expect(await missed("2026-05-18", "2026-05-17")).toEqual([]);
});

test(`nothing that is dated more than ${MAX_DAYS} days ago, nor what has no date, counts as new`, async () => {
  await missed("2026-05-18");
  const found = await missed("2026-05-19", "2026-05", "2026-05-12", "2026-05-11", "2025", null);
  expect(found).toEqual(["2026-05-one", "2026-05-19-one", "2026-05-12-one"]);
});

test("what is no longer recent is forgotten", async () => {
  await missed("2026-05-18");
  await arrivals.see([], new Date("2026-07-01T12:00:00Z"));
  const database = await state.open();
  expect(await database.read((rows) => rows.all("SELECT * FROM seen_article"))).toEqual([]);
});
