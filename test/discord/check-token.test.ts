import { expect, test } from "vitest";
import { botIdOf } from "../../src/discord/check-token.ts";
import { BotError } from "../../src/discord/errors.ts";

const TOKEN = `${Buffer.from("1234567890123456789").toString("base64url")}.a.b`;

test("whose a token is, Discord says, or else the token", () => {
  expect(botIdOf(TOKEN, { id: "42", name: "News" })).toBe("42");
  expect(botIdOf(TOKEN, null)).toBe("1234567890123456789");
});

test.each(["", "token", "..", `${Buffer.from("../all").toString("base64url")}.a.b`])(
  "%j does not say whose it is",
  (token) => {
    expect(() => botIdOf(token, null)).toThrow(BotError);
  },
);
