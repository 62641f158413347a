import { existsSync } from "node:fs";
import { mkdtemp, rename, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import bundled from "@sparticuz/chromium";
import { type Browser, type LaunchOptions, chromium } from "playwright-core";
import packageJson from "../../package.json" with { type: "json" };

const OPTIONS: LaunchOptions = { args: ["--no-sandbox"] };
const FONT_CONFIG = "with-own-fonts.conf";

/**
 * A real Chromium: that of CHROMIUM_PATH, else the one inside `@sparticuz/chromium` (Linux on
 * x64), else an installed Chrome.
 */
export async function openBrowser(options: LaunchOptions = {}): Promise<Browser> {
  const all = { ...OPTIONS, ...options };
  const chosen = process.env["CHROMIUM_PATH"];
  if (chosen) return chromium.launch({ ...all, executablePath: chosen });
  if (process.platform !== "linux" || process.arch !== "x64") {
    return chromium.launch({ ...all, channel: "chrome" });
  }
  const folder = await unpacked();
  const bare = {
    ...all,
    executablePath: join(folder, "chromium"),
    env: { ...process.env, ...all.env, FONTCONFIG_FILE: join(folder, FONT_CONFIG) },
  };
  try {
    return await chromium.launch(bare);
  } catch (error) {
    if (!String(error).includes("loading shared libraries")) throw error;
    // A bare system without NSS: the package brings the libraries that Chromium misses there.
    const LD_LIBRARY_PATH = join(folder, "al2023", "lib");
    return chromium.launch({ ...bare, env: { ...bare.env, LD_LIBRARY_PATH } });
  }
}

/** Chromium exits at once on a system without fonts: always offer those of the package. */
async function addFonts(draft: string, folder: string): Promise<void> {
  const config = `<?xml version="1.0"?>
<fontconfig>
  <include ignore_missing="yes">/etc/fonts/fonts.conf</include>
  <dir>${folder}/fonts</dir>
  <cachedir>${folder}/font-cache</cachedir>
</fontconfig>
`;
  await writeFile(join(draft, FONT_CONFIG), config);
}

/**
 * The folder with the unpacked Chromium. Test files run in parallel: each unpacks into a separate
 * folder, and the first to finish gives it the final name.
 */
async function unpacked(): Promise<string> {
  const version = packageJson.devDependencies["@sparticuz/chromium"];
  const folder = join(tmpdir(), `dateline-chromium-${version}`);
  if (existsSync(join(folder, FONT_CONFIG))) return folder;
  const draft = await mkdtemp(`${folder}-`);
  await withEnvironment({ TMPDIR: draft, AWS_EXECUTION_ENV: "AWS_Lambda_nodejs20.x" }, () =>
    bundled.executablePath(),
  );
  await addFonts(draft, folder);
  await rename(draft, folder).catch(() => rm(draft, { recursive: true, force: true }));
  return folder;
}

/** The package unpacks to the temporary folder, its libraries only where it believes to be AWS. */
async function withEnvironment(
  changed: Record<string, string>,
  run: () => Promise<unknown>,
): Promise<void> {
  const before = { ...process.env };
  Object.assign(process.env, changed);
  try {
    await run();
  } finally {
    for (const name of Object.keys(changed)) {
      if (before[name] === undefined) delete process.env[name];
      else process.env[name] = before[name];
    }
  }
}
