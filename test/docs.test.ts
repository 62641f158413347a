import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { expect, test } from "vitest";

const pages = [
  "README.md",
  "CONTRIBUTING.md",
  "CHANGELOG.md",
  "PRIVACY.md",
  "SECURITY.md",
  ...readdirSync("docs", { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".md"))
    .map((name) => join("docs", name)),
];
/** Files and folders of this repository as the pages write them: `src/answer/rank.ts`. */
const PATHS = /`((?:src|test|commands|bench|deploy|docs|corpus)\/[\w./-]*)`/g;
const LINKS = /\]\((?!https?:|#)([^)#\s]+)/g;

test.each(pages)("%s names files and links that exist", (page) => {
  const text = readFileSync(page, "utf8");
  const paths = [...text.matchAll(PATHS)].map(([, path = ""]) => path);
  const links = [...text.matchAll(LINKS)].map(([, link = ""]) => join(dirname(page), link));
  // "commands/NAME.ts" is for the reader to fill in.
  const missing = [...paths, ...links].filter(
    (path) => !/[A-Z]{4}\.ts/.test(path) && !existsSync(path),
  );
  expect(missing).toEqual([]);
});
