import { expect, test } from "vitest";
import { decodeText } from "../../src/ingest/decode.ts";

const latin1 = (text: string) => Buffer.from(text, "latin1");

test.each([
  ["UTF-8", Buffer.from("Türkiye")],
  ["UTF-8 with a byte order mark", Buffer.from("\uFEFFTürkiye")],
  ["UTF-16 with a byte order mark", Buffer.from("\uFEFFTürkiye", "utf16le")],
])("%s is read", (_, bytes) => {
  expect(decodeText(bytes)).toBe("Türkiye");
});

test("the charset that the server or the page names is used", () => {
  expect(decodeText(latin1("T\xfcrkiye"), "iso-8859-1")).toBe("Türkiye");
  expect(decodeText(latin1('<meta charset="windows-1252">T\xfcrkiye'))).toContain("Türkiye");
  expect(
    decodeText(latin1('<?xml version="1.0" encoding="ISO-8859-1"?><a>T\xfcrkiye</a>')),
  ).toContain("Türkiye");
});

test("binary data, a wrong encoding and an unknown one are refused with a sentence", () => {
  expect(() => decodeText(Buffer.from([0x25, 0x50, 0x44, 0x46, 0, 1, 2]))).toThrow("binary");
  expect(() => decodeText(latin1("T\xfcrkiye"))).toThrow("not UTF-8");
  expect(() => decodeText(Buffer.from("x"), "klingon")).toThrow('"klingon" is unknown');
});

test("a page with a stray byte is still read", () => {
  expect(decodeText(latin1("<html><p>T\xfcrkiye"))).toBe("<html><p>T\uFFFDrkiye");
});
