// Builds dist/, what the package ships: `npm run build`. The tests name another folder for it.
import { copyFileSync, cpSync, mkdirSync, readdirSync, rmSync } from "node:fs";
import { build } from "esbuild";
import packageJson from "./package.json" with { type: "json" };

const threads = readdirSync("src", { recursive: true, encoding: "utf8" })
  .filter((path) => path.endsWith("-worker.ts"))
  .map((path) => `src/${path}`);

const dist = process.argv[2] ?? "dist";
rmSync(dist, { recursive: true, force: true });
/*
 * Few files in place of five hundred: Node 20 takes half a millisecond for each that it loads, half
 * of what a start costs beyond discord.js. They lie in one folder, where whoever starts a thread
 * finds it beside itself. Dependencies stay as npm installs them, so that `npm audit` sees them; but
 * of some a small part is used (of zod 200 KB of 8 MB), and that part is built in.
 */
const { metafile } = await build({
  entryPoints: ["src/dateline.ts", ...threads],
  entryNames: "[name]",
  chunkNames: "[name]-[hash]",
  outdir: `${dist}/src`,
  bundle: true,
  splitting: true,
  external: Object.keys({ ...packageJson.dependencies, ...packageJson.optionalDependencies }),
  platform: "node",
  format: "esm",
  target: "node20.19",
  metafile: true,
  logLevel: "warning",
});
cpSync("src/playground/page", `${dist}/src/page`, { recursive: true });
cpSync("sample", `${dist}/sample`, { recursive: true });

const builtIn = Object.keys(metafile.inputs).flatMap(
  (path) => /^node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(path)?.[1] ?? [],
);
mkdirSync(`${dist}/licences`);
for (const name of new Set(builtIn))
  copyFileSync(
    `node_modules/${name}/${licenceOf(name)}`,
    `${dist}/licences/${name.replace("/", "-")}`,
  );

/** The file of that package which its licence asks to pass on. */
function licenceOf(name) {
  const file = readdirSync(`node_modules/${name}`).find((entry) => /^licen[cs]e/i.test(entry));
  if (file === undefined) throw new Error(`${name} is built in, and has no licence to pass on`);
  return file;
}
