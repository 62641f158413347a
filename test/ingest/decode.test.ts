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

test("binary data and what fits no encoding are refused with a sentence", () => {
  expect(() => decodeText(Buffer.from([0x25, 0x50, 0x44, 0x46, 0, 1, 2]))).toThrow("binary");
  expect(() => decodeText(Buffer.from([0x81, 0x8d, 0x81, 0x8d]))).toThrow("save it as UTF-8");
});

test("valid UTF-8 is read as such, whatever is declared", () => {
  expect(decodeText(Buffer.from('<meta charset="gb2312">林德瓦尔'))).toContain("林德瓦尔");
  expect(decodeText(Buffer.from("Türkiye"), "iso-8859-1")).toBe("Türkiye");
  expect(decodeText(Buffer.from("Türkiye"), "klingon")).toBe("Türkiye");
});

test("an XML prolog goes before a wrong header", () => {
  const feed = latin1('<?xml version="1.0" encoding="ISO-8859-1"?><a>T\xfcrkiye</a>');
  expect(decodeText(feed, "windows-1251")).toContain("Türkiye");
});

const RUSSIAN =
  "Совет гавани проголосовал в четверг вечером за возобновление старой паромной линии через озеро.";
const windows1251 = Buffer.from(
  Array.from(RUSSIAN, (sign) => {
    const code = sign.charCodeAt(0);
    return code >= 0x410 && code <= 0x44f ? code - 0x410 + 0xc0 : code;
  }),
);

test.each([
  ["windows-1251", windows1251, RUSSIAN],
  [
    "Latin-1",
    latin1("<p>Die F\xe4hre f\xe4hrt f\xfcr Sch\xfcler wieder \xfcber den See.</p>"),
    "Die Fähre fährt für Schüler",
  ],
  [
    "windows-1252",
    latin1("He said \x93yes\x94 and it\x92s true \x96 perhaps."),
    "He said “yes” and it’s true – perhaps.",
  ],
  ["UTF-16 without a mark", Buffer.from("Die Fähre fährt", "utf16le"), "Die Fähre fährt"],
])("%s that is not declared is told by its bytes", (_, bytes, text) => {
  expect(decodeText(bytes)).toContain(text);
});

test("a page in UTF-8 with a stray byte is still read as UTF-8", () => {
  const page = `<html><p>${"Türkiye und Österreich. ".repeat(50)}`;
  const bytes = Buffer.concat([Buffer.from(page), Buffer.from([0xff])]);
  expect(decodeText(bytes)).toBe(`${page}\uFFFD`);
});
