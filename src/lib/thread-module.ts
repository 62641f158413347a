/**
 * Where a thread starts: the module of that name beside `importer`. Compiled, it is plain
 * JavaScript; in the checkout an `.mjs` beside it first teaches Node 20 to read TypeScript.
 */
export function threadModule(name: string, importer: string): URL {
  return new URL(`${name}${importer.endsWith(".ts") ? ".mjs" : ".js"}`, importer);
}

/** For a thread: JSON modules are no news to an operator. */
export const THREAD_FLAGS = ["--disable-warning=ExperimentalWarning"];
