import { expect, test } from "vitest";
import {
  allStrings,
  createStringList,
  createStringTable,
  stringListBuilder,
  stringTableBuilder,
  numberFinder,
  numberOf,
  stringReader,
} from "../../src/lib/string-table.ts";

const WORDS = Array.from({ length: 3000 }, (_, at) => `${at % 7 === 0 ? "Müller漢" : "w"}${at}`);

test("each string has the number in which it came, and others have none", () => {
  const table = createStringTable(["", ...WORDS]);
  expect(allStrings(table)).toEqual(["", ...WORDS]);
  expect(WORDS.map((word) => numberOf(table, word))).toEqual(WORDS.map((_, at) => at + 1));
  expect(numberOf(table, "")).toBe(0);
  expect(numberOf(table, "w1x")).toBe(-1);
  expect(numberOf(createStringTable([]), "w1")).toBe(-1);
});

test("a table that goes on is the one that began with all its strings", () => {
  const begun = createStringTable(WORDS.slice(0, 1000));
  const table = stringTableBuilder(begun);
  const numbers = WORDS.slice(990).map((word) => table.numberOf(word));
  expect(numbers).toEqual(numbers.map((_, at) => at + 990));
  expect(table.numberOf("w1")).toBe(1);
  expect(table.take()).toEqual(createStringTable(WORDS));
  expect(begun).toEqual(createStringTable(WORDS.slice(0, 1000)));
});

test("a list keeps what comes twice", () => {
  const list = stringListBuilder(createStringList(["a", "é"]));
  list.add("a");
  expect(allStrings(list.take())).toEqual(["a", "é", "a"]);
});

test.each([3000, 70_000])("of %i strings, all are found and read", (size) => {
  const strings = Array.from(
    { length: size },
    (_, at) => `${at % 7 === 0 ? "Müller漢" : "w"}${at}`,
  );
  const table = createStringTable(strings);
  const find = numberFinder(table);
  const read = stringReader(table);
  expect(strings.map(find)).toEqual(strings.map((_, at) => at));
  expect(strings.map((_, at) => read(at))).toEqual(strings);
  expect(["", "w0", "Müller漢", "w70001", "ü"].map(find)).toEqual([-1, -1, -1, -1, -1]);
});
