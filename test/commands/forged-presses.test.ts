import { expect, test } from "vitest";
import { ask } from "../../commands/ask.ts";
import { commands } from "../../commands/index.ts";
import { parseButtonId } from "../../src/reply/discord/button-id.ts";
import { replyFaults } from "../support/faults.ts";
import { allParts } from "../support/read-reply.ts";
import { appOver, reader } from "../support/seed-app.ts";

const app = await appOver();
const question = "how many people were killed in the 2020 conflict";
const card = await ask.run({ ...reader, options: { question } }, app);
const customIds = allParts(card.components).flatMap(({ custom_id: id }) => id ?? []);
const refs = parseButtonId(customIds.find((id) => id.startsWith("ask:show")) ?? "")?.state[2] ?? "";
const [ref = ""] = refs.split(".");

const NUMBERS = ["NaN", "-1", "0.5", "1e9", "-Infinity", "999999", "", "length"];
const REFERENCES = [
  refs,
  ref,
  ref.slice(0, 6),
  ref.replace(/~.*/, `~${"z".repeat(70)}`),
  ref.replace(/(.{8}).~/, `$1${"z".repeat(60)}~`),
  "../../../etc/passwd",
  "constructor",
  "\u0000\n\uD800",
];

/** States of every shape that a button of this bot has, and of none. */
const STATES = [
  [],
  [""],
  ...NUMBERS.map((number) => [number]),
  ...REFERENCES.flatMap((reference) => [
    [reference],
    ["a", reference],
    ...NUMBERS.flatMap((number) => [
      [number, reference],
      ["a", number, reference],
      ["nxp", number, number, reference],
      ["a", "0", number, reference],
    ]),
  ]),
];

const BUTTONS = commands.flatMap(({ declaration, buttons }) =>
  Object.entries(buttons ?? {}).map(([name, handler]) => ({
    button: `${declaration.name}:${name}`,
    handler,
  })),
);

test.each(BUTTONS)("whatever $button is sent, it says something and fits", async ({ handler }) => {
  for (const components of [card.components, []]) {
    for (const state of STATES) {
      const press = { ...reader, state, components, private: false, mayPost: true };
      const reply = await handler(press, app);
      expect(replyFaults(reply), JSON.stringify(state)).toEqual([]);
      // What is sent may be an outlet’s name, which is then repeated in quotation marks.
      const said = JSON.stringify(reply.components).replaceAll(/“[^”]*”/gu, "");
      expect(said).not.toMatch(/NaN|Infinity|undefined|passwd/);
      const shown = allParts(reply.components).map(({ content }) => content ?? "");
      expect(shown.join("").length, JSON.stringify(state)).toBeGreaterThan(
        "## Articles (5)".length,
      );
    }
  }
});
