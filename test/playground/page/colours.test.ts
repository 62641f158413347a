import { readFile } from "node:fs/promises";
import { expect, test } from "vitest";

const FILE = new URL("../../../src/playground/page/colours.css", import.meta.url);
const COLOURS = new Map<string, readonly string[]>();
for (const [, name = "", light = "", dark = ""] of (await readFile(FILE, "utf8")).matchAll(
  /--([\w-]+): light-dark\((#\w{6}), (#\w{6})\)/g,
)) {
  COLOURS.set(name, [light, dark]);
}

/** What is written on which grounds. */
const TEXT: [text: string, grounds: string[]][] = [
  ["heading", ["paper", "card", "hover", "private"]],
  ["ink", ["paper", "card", "raised", "hover", "private", "secondary", "code", "mention"]],
  ["muted", ["paper", "rail", "card", "raised", "hover", "private", "secondary"]],
  ["brand", ["paper", "rail", "hover", "private", "secondary"]],
  ["link", ["paper", "card", "hover", "private"]],
  ["error", ["paper", "hover", "private"]],
];
const WHITE_ON = ["primary", "success", "danger", "brand-ground"];

/** The share of white light, 0 to 1: WCAG 2.2, "relative luminance". */
function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(one: string, other: string): number {
  const [dark = 0, light = 0] = [luminance(one), luminance(other)].toSorted((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
}

test.each(["light", "dark"])("text has a contrast of at least 4.5 in the %s theme", (theme) => {
  const at = theme === "light" ? 0 : 1;
  const colour = (name: string) => COLOURS.get(name)?.[at] ?? `no colour ${name}`;
  const pairs = [
    ...TEXT.flatMap(([text, grounds]) => grounds.map((ground) => [colour(text), colour(ground)])),
    ...WHITE_ON.map((ground) => ["#ffffff", colour(ground)]),
  ];
  const weak = pairs.filter(([text = "", ground = ""]) => !(contrast(text, ground) >= 4.5));
  expect(weak).toEqual([]);
});
