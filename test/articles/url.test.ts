import { expect, test } from "vitest";
import { urlKey } from "../../src/articles/url.ts";

test.each([
  "https://herald.example/ferry",
  "http://www.herald.example/ferry/",
  "HTTPS://Herald.Example/ferry/amp",
  "herald.example/ferry",
  "https://m.herald.example/ferry/index.html",
  "https://herald.example/ferry?utm_source=feed&fbclid=1#top",
])("%s is the page of https://herald.example/ferry", (address) => {
  expect(urlKey(address)).toBe(urlKey("https://herald.example/ferry"));
});

test.each([
  "https://herald.example/",
  "https://herald.example/Ferry",
  "https://herald.example/ferry?id=2",
  "https://sport.herald.example/ferry",
  "peace talks",
])("%s is another page", (address) => {
  expect(urlKey(address)).not.toBe(urlKey("https://herald.example/ferry"));
});
