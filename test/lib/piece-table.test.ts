import { describe, expect, it } from "vitest";
import { PieceTable } from "../../src/lib/piece-table.ts";

/** Enough that a table is enlarged several times. */
const MANY = 5000;

describe("a table of pieces of text", () => {
  it("finds what it keeps for a piece in the midst of a text, and nothing for its neighbours", () => {
    const table = new PieceTable();
    table.add("ship", 7);
    const text = "a ship's shipyard";
    expect(table.get(text, 2, 6)).toBe(7);
    expect(table.get(text, 9, 13)).toBe(7);
    expect(table.get(text, 9, 17)).toBeUndefined();
    expect(table.get(text, 3, 6)).toBeUndefined();
    expect(table.get(text, 0, 0)).toBeUndefined();
  });

  it.each(["", "é", "e\u0301", "𝒜", "東京", "\u0000"])("keeps %j apart from all else", (piece) => {
    const table = new PieceTable();
    table.add("e", 1);
    table.add(piece, 2);
    expect(table.get(piece)).toBe(2);
    expect(table.get("e")).toBe(1);
    expect(table.get(`e${piece}e`)).toBeUndefined();
  });

  it("keeps all numbers while it grows", () => {
    const table = new PieceTable();
    for (let number = 0; number < MANY; number += 1) table.add(`word${number}`, number);
    expect(table.size).toBe(MANY);
    const found = Array.from({ length: MANY }, (_, number) => table.get(`word${number}`));
    expect(found).toEqual(Array.from({ length: MANY }, (_, number) => number));
    expect(table.get(`word${MANY}`)).toBeUndefined();
    table.add("most", 2 ** 32 - 1);
    expect(table.get("most")).toBe(2 ** 32 - 1);
  });
});
