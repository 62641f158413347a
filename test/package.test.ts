import { execFile, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { basename, dirname, join, relative } from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from "vitest";
import { startServer } from "./support/page-server.ts";
import { startWebProxy } from "./support/web-proxy.ts";

const MAX_PACKED_BYTES = 1_000_000;
const execute = promisify(execFile);

interface Packed {
  filename: string;
  size: number;
  files: { path: string }[];
}

let folder: string;
let packed: Packed;

/** Set to install with npm, from the registry, as `deploy/verify-package.sh` does. */
const INSTALLS = process.env["INSTALL_PACKAGE"] === "1";

/**
 * Packs the package and puts it into an empty folder, beside the production packages of the
 * lockfile and no others: as npm would, but without a network.
 */
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "installed-"));
  const { stdout } = await execute("npm", [
    "pack",
    "--silent",
    "--json",
    "--pack-destination",
    folder,
  ]);
  [packed] = JSON.parse(stdout) as [Packed];
  if (INSTALLS) {
    await execute("npm", ["init", "--yes"], { cwd: folder });
    await execute("npm", ["install", "--silent", `./${packed.filename}`], { cwd: folder });
    return;
  }
  const packages = join(folder, "node_modules");
  await mkdir(join(packages, "dateline"), { recursive: true });
  const unpack = ["-xzf", packed.filename, "--strip-components=1", "-C", "node_modules/dateline"];
  await execute("tar", unpack, { cwd: folder });
  const needed = await execute("npm", ["ls", "--omit=dev", "--all", "--parseable"]);
  for (const path of needed.stdout.trim().split("\n").slice(1)) {
    const target = relative(process.cwd(), path);
    // What is nested comes along with its parent.
    if (target.lastIndexOf("node_modules") > 0) continue;
    await mkdir(dirname(join(folder, target)), { recursive: true });
    await symlink(path, join(folder, target));
  }
}, 300_000);

afterAll(() => rm(folder, { recursive: true, force: true }));

interface Ended {
  code: number;
  stdout: string;
  stderr: string;
}

const program = join("node_modules", "dateline", "dist", "src", "dateline.js");

async function dateline(...args: string[]): Promise<Ended> {
  return datelineIn({}, ...args);
}

async function datelineIn(variables: NodeJS.ProcessEnv, ...args: string[]): Promise<Ended> {
  // Nothing of the checkout may help, least of all tsx in NODE_OPTIONS.
  const env = { PATH: process.env["PATH"], ...variables };
  try {
    const ended = await execute(process.execPath, [program, ...args], { cwd: folder, env });
    return { code: 0, ...ended };
  } catch (error) {
    return error as Ended;
  }
}

describe("the package", () => {
  test("is small, and holds no publisher's article", () => {
    const paths = packed.files.map(({ path }) => path);
    expect(packed.size).toBeLessThan(MAX_PACKED_BYTES);
    expect(paths.filter((path) => path.endsWith(".ts"))).toEqual([]);
    expect(paths.filter((path) => path.startsWith("corpus/"))).toEqual([]);
    expect(paths).toContain("dist/src/page/index.html");
  });

  test("holds the module of every thread beside the program that starts it", async () => {
    const modules = await readdir("src", { recursive: true });
    const threads = modules.filter((path) => path.endsWith("-worker.ts"));
    expect(threads.length).toBeGreaterThan(3);
    const paths = packed.files.map(({ path }) => path);
    for (const path of threads) expect(paths).toContain(`dist/src/${basename(path, ".ts")}.js`);
  });

  test("holds the licence of what is built in, and does not install that again", async () => {
    const builtIn = packed.files.flatMap(
      ({ path }) => /^dist\/licences\/(.+)$/.exec(path)?.[1] ?? [],
    );
    expect(builtIn).toContain("zod");
    const installed = await readdir(join(folder, "node_modules"));
    expect(builtIn.filter((name) => installed.includes(name))).toEqual([]);
  });

  test("names a program that a shell can run", async () => {
    const text = await readFile(join(folder, "node_modules/dateline/dist/src/dateline.js"), "utf8");
    expect(text).toMatch(/^#!\/usr\/bin\/env node\n/);
  });
});

const relit = (name: string) => `The lighthouse of ${name} was relit on Monday. `.repeat(20);

describe("installed in an empty folder without tsx", () => {
  test("--help lists the commands", async () => {
    const { code, stdout, stderr } = await dateline("--help");
    expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
    for (const name of [
      "start",
      "ask",
      "add",
      "check",
      "eval",
      "init",
      "config",
      "register",
      "health",
    ])
      expect(stdout).toContain(name);
  });

  test("an unknown command ends with 2 and names the nearest", async () => {
    const { code, stderr } = await dateline("aks");
    expect(code).toBe(2);
    expect(stderr).toContain("Did you mean ask?");
  });

  test("ask answers from the sample, and says that it is invented", async () => {
    const { code, stdout, stderr } = await dateline("ask", "how much will the tidal barrier cost");
    expect({ code, stderr }).toEqual({
      code: 0,
      stderr: expect.stringMatching(/^.*invented.*\n$/),
    });
    expect(stdout).toContain("239 million crowns");
  });

  test("a page is added, and asked about", async () => {
    const text = "The volcano near the northern harbour erupted on Monday before noon. ".repeat(8);
    const page = `<title>Volcano</title><article><h1>Volcano</h1><p>${text}</p></article>`;
    await writeFile(join(folder, "page.html"), page);
    const added = await dateline("add", "--yes", "--corpus", "pages", "page.html");
    expect(added).toMatchObject({ code: 0 });
    const { stdout } = await dateline("ask", "--corpus", "pages", "where did the volcano erupt");
    expect(stdout).toContain("northern harbour");
  });

  test("a page and a feed are fetched, and asked about", async () => {
    const site = await startServer(({ url = "" }, response) => {
      const isFeed = url === "/feed.xml";
      response.setHeader("content-type", isFeed ? "application/rss+xml" : "text/html");
      const item = "<item><title>Relit at Farholm</title><link>http://news.example/b</link></item>";
      const channel = `<title>News</title><link>http://news.example/</link>${item}`;
      const name = url === "/b" ? "Farholm" : "Nearholm";
      response.end(
        isFeed
          ? `<rss version="2.0"><channel>${channel}</channel></rss>`
          : `<title>${name}</title><article><h1>Relit at ${name}</h1><p>${relit(name)}</p></article>`,
      );
    });
    // Pages on loopback are refused, so a proxy gives this one a name.
    const proxy = await startWebProxy(site.origin);
    onTestFinished(async () => {
      await proxy.stop();
      await site.stop();
    });
    for (const address of ["http://news.example/a", "http://news.example/feed.xml"]) {
      const args = ["add", "--yes", "--corpus", "fetched", address];
      expect(await datelineIn({ HTTP_PROXY: proxy.url }, ...args)).toMatchObject({ code: 0 });
    }
    for (const name of ["Nearholm", "Farholm"]) {
      const asked = await dateline("ask", "--corpus", "fetched", `lighthouse of ${name}`);
      expect(asked.stdout).toContain(`The lighthouse of ${name} was relit`);
    }
  });

  test("without a command the playground is served, and SIGTERM ends it with 0", async () => {
    const env = { PATH: process.env["PATH"], PORT: "0" };
    const bot = spawn(process.execPath, [program], { cwd: folder, env });
    onTestFinished(() => void bot.kill("SIGKILL"));
    const ended = once(bot, "exit");
    let out = "";
    bot.stdout.setEncoding("utf8").on("data", (text: string) => (out += text));
    await expect.poll(() => out, { timeout: 60_000 }).toContain("Open http");
    const url = /http:\S+\d/.exec(out)?.[0] ?? "no address";
    expect(await (await fetch(url)).text()).toMatch(/^<!doctype html>/i);
    bot.kill("SIGTERM");
    expect(await ended).toEqual([0, null]);
  });

  test("a folder of more than 1 MB is prepared in a thread, without a warning", async () => {
    const corpus = join(folder, "large");
    await mkdir(corpus);
    const filler = "Nothing of interest was said in the council on that day.\n\n".repeat(2_000);
    for (let day = 10; day < 20; day += 1) {
      const text = `The mayor of Larkholm opened swimming pool number ${day} before noon.`;
      const article = `---\ntitle: Council, day ${day}\n---\n\n${text}\n\n${filler}`;
      await writeFile(join(corpus, `2026-01-${day}-council.md`), article);
    }
    const asked = await dateline("ask", "--corpus", corpus, "who opened swimming pool number 15");
    expect(asked).toMatchObject({ code: 0, stderr: "" });
    expect(asked.stdout).toContain("swimming pool");
  });
});
