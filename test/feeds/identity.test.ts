import { describe, expect, test } from "vitest";
import { identitiesOf, matchEntry } from "../../src/feeds/identity.ts";
import type { FeedEntry } from "../../src/ingest/feed/feed.ts";

function entry(fields: Partial<FeedEntry>): FeedEntry {
  const none = { guid: null, url: null, updated: null, author: null, source: null, html: "" };
  return { ...none, title: "Ferry", published: "2026-11-27", ...fields };
}

/** Whether the second, alone in its document, is taken for the first. */
function isSame(first: Partial<FeedEntry>, second: Partial<FeedEntry>): boolean {
  const [known] = identitiesOf([entry(first)]);
  const [seen] = identitiesOf([entry(second)]);
  if (!known || !seen) return expect.fail("an entry has no identity");
  return matchEntry(seen, [{ ...known, id: 1 }]) !== null;
}

const [A, B] = ["https://herald.example/a", "https://herald.example/b"];

describe("the same entry", () => {
  test.each([
    ["has the guid, whatever else", { guid: "1", url: A }, { guid: "1", url: B }],
    ["has the address, whatever its guid", { guid: "1", url: A }, { guid: "2", url: A }],
    ["has the address but for tracking", { url: A }, { url: `${A}?utm_source=feed` }],
    [
      "has another headline and address",
      { guid: "1", url: A },
      { guid: "1", url: B, title: "Boat" },
    ],
    ["has another headline alone", { url: A }, { url: A, title: "Boat" }],
    ["has headline and day, without more", {}, { html: "<p>More.</p>" }],
    ["of a feed without addresses has the guid", { guid: "1" }, { guid: "1", title: "Boat" }],
  ])("%s", (_, first, second) => {
    expect(isSame(first, second)).toBe(true);
  });
});

describe("another entry", () => {
  test.each([
    [
      "has a guid that is used again: address, headline and day differ",
      { guid: "1", url: A },
      { guid: "1", url: B, title: "Boat", published: "2026-11-28" },
    ],
    ["has guid and address of its own", { guid: "1", url: A }, { guid: "2", url: B }],
    ["has the headline on another day", {}, { published: "2026-11-28" }],
    ["has the headline and an address", { url: A }, { url: B }],
  ])("%s", (_, first, second) => {
    expect(isSame(first, second)).toBe(false);
  });
});

test("a guid or an address that several entries of a document have tells none of them apart", () => {
  const [first, second] = identitiesOf([
    entry({ guid: "1", url: A, title: "Ferry" }),
    entry({ guid: "1", url: A, title: "Boat" }),
  ]);
  expect(first).toMatchObject({ guid: null, addressKey: null });
  expect(first?.titleKey).not.toBe(second?.titleKey);
});

test.each([
  ["headline", { title: "Boat" }],
  ["day of change", { updated: "2026-11-28T10:00:00Z" }],
  ["text", { html: "<p>More.</p>" }],
])("another %s is a change", (_, change) => {
  const [first] = identitiesOf([entry({})]);
  const [second] = identitiesOf([entry(change)]);
  expect(first?.hash).not.toBe(second?.hash);
});
