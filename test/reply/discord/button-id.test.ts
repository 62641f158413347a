import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { buttonId, idIn, numberIn, parseButtonId } from "../../../src/reply/discord/button-id.ts";

describe("a button's id", () => {
  test("gives back what it was made of", () => {
    const part = fc.string({ minLength: 1, maxLength: 10 });
    fc.assert(
      fc.property(
        part,
        part,
        fc.array(fc.string({ maxLength: 8 }), { maxLength: 2 }),
        (command, button, state) => {
          expect(parseButtonId(buttonId(command, button, ...state))).toEqual({
            command,
            button,
            state,
          });
        },
      ),
    );
  });

  test("carries numbers as text", () => {
    expect(parseButtonId(buttonId("source", "page", "key", 3))?.state).toEqual(["key", "3"]);
  });

  test.each([
    ["12", 12, 12],
    ["281474976710654", 0, 281_474_976_710_654],
    ["-1", -1, 0],
    ["0.5", 0, 0],
    ["", 0, 0],
    [undefined, 0, 0],
  ])("state %j is read as the number %d, and as the id %d", (part, number, id) => {
    expect([numberIn(part), idIn(part)]).toEqual([number, id]);
  });

  test("of 100 characters is the longest", () => {
    expect(buttonId("ask", "x", "a".repeat(94))).toHaveLength(100);
    expect(() => buttonId("ask", "x", "a".repeat(95))).toThrow(/101 characters, at most 100/);
  });

  test.each(["", "ask", ":page", "ask:"])("%j is nobody's", (id) => {
    expect(parseButtonId(id)).toBeNull();
  });
});
