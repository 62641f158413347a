import { expect, test } from "vitest";
import { hashBytes, hashText } from "../../src/lib/hash.ts";

/** Test vectors of RFC 9923, appendix C. */
test.each([
  ["", 0x811c9dc5],
  ["a", 0xe40c292c],
  ["foobar", 0xbf9cf968],
])("the hash of %j is that of the standard", (text, hash) => {
  expect(hashText(text)).toBe(hash);
  expect(hashBytes(Buffer.from(text), 0, text.length)).toBe(hash);
});

test("a part of a text has the hash of that part alone", () => {
  expect(hashText("xxfoobarx", 2, 8)).toBe(hashText("foobar"));
});
