import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { fastClock } from "./fast-clock.ts";
import { NewsSite, publish, siteEntry, type SiteRequest } from "./news-sites.ts";

const SITES = 4;
/**
 * Longest that a process lives before it is killed, in milliseconds from its first sign of life: long
 * enough to store articles.
 */
const MAX_LIFE = 5_000;

/** Milliseconds without another article after which what is missing is taken as lost. */
const MAX_PAUSE = 120_000;

export interface KilledRun {
  /** Headlines of the article files. */
  titles: string[];
  /** Headlines that were published. */
  published: string[];
  /** Of each site, in the order in which they came, by the fast clock. */
  requests: SiteRequest[][];
}

/**
 * Follows feeds in a process that is killed with SIGKILL again and again, at a moment that `chance`
 * (0 to 1) gives, and at last is left alone until everything is read. New entries come meanwhile.
 */
export async function killedRun(kills: number, chance: () => number): Promise<KilledRun> {
  const dir = await mkdtemp(join(tmpdir(), "killed-"));
  const epoch = Date.now();
  const clock = fastClock(epoch);
  const sites: NewsSite[] = [];
  for (let number = 0; number < SITES; number += 1) {
    sites.push(await NewsSite.start(number + 100, () => clock.now()));
  }
  const entries = (site: number, count: number) =>
    Array.from({ length: count }, (_, at) =>
      siteEntry(`s${site}-${at}`, { published: new Date(epoch - at * 60_000).toISOString() }),
    );
  const perKill = Math.max(1, Math.round(40 / kills));
  let count = 4;
  const publishAll = (): void => {
    for (const [number, site] of sites.entries()) publish(site, ...entries(number, count));
  };
  publishAll();
  const list = sites.map(({ origin }) => `- url: ${origin}/feed\n  every: 15m\n`);
  await writeFile(join(dir, "feeds.yaml"), list.join(""));
  const start = (): ChildProcess =>
    fork(new URL("following-child.mjs", import.meta.url), [
      JSON.stringify({ dir, epoch, origins: sites.map(({ origin }) => origin) }),
    ]);
  try {
    for (let kill = 0; kill < kills; kill += 1) {
      const child = start();
      // At its first poll a feed gives its newest 20 alone: none is killed before.
      await messages(child, kill === 0 ? "feed has news" : null, kill === 0 ? SITES : 1);
      await sleep(chance() * MAX_LIFE);
      const exited = once(child, "exit");
      child.kill("SIGKILL");
      await exited;
      count += perKill;
      publishAll();
    }
    const published = sites.flatMap((_, site) => entries(site, count).map(({ title }) => title));
    const child = start();
    const titles = await titlesOnceThere(dir, published.length);
    const exited = once(child, "exit");
    child.kill("SIGKILL");
    await exited;
    return { titles, published, requests: sites.map(({ requests }) => requests) };
  } finally {
    await Promise.all(sites.map((site) => site.stop()));
    await rm(dir, { recursive: true, force: true });
  }
}

/** Waits for so many messages of a child; `wanted`: with this text alone. */
function messages(child: ChildProcess, wanted: string | null, count: number): Promise<void> {
  let left = count;
  return new Promise((resolve) => {
    child.on("message", ({ message }: { message: string }) => {
      if (wanted === null || message === wanted) left -= 1;
      if (left === 0) resolve();
    });
  });
}

async function titlesOnceThere(dir: string, count: number): Promise<string[]> {
  let [there, since] = [-1, Date.now()];
  while (there < count && Date.now() - since < MAX_PAUSE) {
    const files = (await readdir(dir)).filter((name) => name.endsWith(".md"));
    if (files.length > there) [there, since] = [files.length, Date.now()];
    await sleep(200);
  }
  // What would come twice has time to.
  await sleep(1_000);
  const files = (await readdir(dir)).filter((name) => name.endsWith(".md"));
  const texts = await Promise.all(files.map((file) => readFile(join(dir, file), "utf8")));
  return texts.map((text) => /^title: (.*)$/m.exec(text)?.[1] ?? "");
}
