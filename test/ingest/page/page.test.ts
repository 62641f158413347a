import { expect, test } from "vitest";
import { startPageReader } from "../../../src/ingest/page/page.ts";
test("x", async () => {
  const r = startPageReader();
  const p = await r.read({
    html:
      "<html><head><title>Hello there | X</title></head><body><article><h1>Hello there</h1><p>" +
      "This is a sentence that says something. ".repeat(10) +
      "</p></article></body></html>",
    url: null,
    today: "2026-01-01",
  });
  expect(p.title).toBe("Hello there");
  await r.stop();
});
