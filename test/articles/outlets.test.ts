import { describe, expect, test } from "vitest";
import { KnownOutlets } from "../../src/articles/known-outlets.ts";
import { groupOutlets, matchOutlet } from "../../src/articles/outlets.ts";
import { createStore } from "../../src/articles/local-store.ts";
import { makeArticle } from "../support/make-article.ts";

const known = new KnownOutlets([
  { name: "The Lorn Press Agency", aliases: ["LPA", "LPA News"], hosts: ["lpa.example"] },
  { name: "QBC News", aliases: ["QBC"], hosts: ["qbc.example"] },
]);
const sources = ["LPA", "lpa news", "The Lorn Press Agency", "QBC News", "North Post", "QBC Sport"];
const store = createStore(
  sources.map((source, at) => makeArticle({ slug: `a${at}`, source, paragraphs: ["Text."] })),
);
const outlets = groupOutlets(await store.outlets(), known);

test("an outlet whose articles give several of its names is counted once, by the name listed", () => {
  expect(outlets.map(({ name, articles }) => [name, articles])).toEqual([
    ["The Lorn Press Agency", 3],
    ["QBC News", 1],
    ["North Post", 1],
    ["QBC Sport", 1],
  ]);
  expect(outlets[0]?.written).toEqual(["lpa", "lpa news", "the lorn press agency"]);
});

describe("a typed text means", () => {
  test.each([
    ["lpa", "The Lorn Press Agency"],
    ["Lorn Press Agency", "The Lorn Press Agency"],
    ["qbc", "QBC News"],
    ["www.qbc.example", "QBC News"],
    ["https://news.qbc.example/a/b", "QBC News"],
    ["north", "North Post"],
    ["sport", "QBC Sport"],
  ])("“%s”: %s", (typed, name) => {
    expect(matchOutlet(typed, outlets)).toMatchObject({ outlet: { name } });
  });

  test.each([
    ["nroth post", "North Post"],
    ["posst", "North Post"],
    ["lqa", "The Lorn Press Agency"],
    ["lorn agency news", "The Lorn Press Agency"],
    ["qbx", "QBC News"],
    ["qb", "QBC News"],
  ])("“%s” is no outlet, and the nearest is %s", (typed, nearest) => {
    expect(matchOutlet(typed, outlets)).toMatchObject({
      outlet: null,
      nearest: [{ name: nearest }, {}, {}].slice(0, typed === "qb" ? 2 : 3),
    });
  });
});
