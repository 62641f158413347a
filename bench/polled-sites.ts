/**
 * The news sites of `bench/polled.ts`, in a process that stands back for the bot: starts them, tells
 * their origins, gives every feed news when told to, and says how often they were asked.
 */
import { NICENESS, standBack } from "../src/lib/thread-priority.ts";
import {
  NewsSite,
  report,
  rssOf,
  sendFeed,
  sendPage,
  siteEntry,
} from "../test/support/news-sites.ts";

export type SitesMessage = { origins: string[] } | { requests: number };

const SITES = 10;
const FEEDS = 5;
const ENTRIES = 4;

standBack(NICENESS.merging);
const sites: NewsSite[] = [];
for (let site = 0; site < SITES; site += 1) sites.push(await NewsSite.start(site + 20, Date.now));
const say = (message: SitesMessage): void => void process.send?.(message);

let published = 0;

/** Every feed has another entry, beside those before. */
function publishMore(): void {
  published += 1;
  for (const [number, site] of sites.entries()) {
    for (let feed = 0; feed < FEEDS; feed += 1) {
      const entries = Array.from({ length: Math.min(published, ENTRIES) }, (_, at) =>
        siteEntry(`n${number}-${feed}-${published - at}`, { published: new Date().toISOString() }),
      );
      site.pages.set(`/feed${feed}`, sendFeed(rssOf(site, entries)));
      for (const { path, title } of entries) site.pages.set(path, sendPage(title, report(path)));
    }
  }
}

process.on("message", (request: "publish" | "count") => {
  if (request === "publish") publishMore();
  else say({ requests: sites.reduce((sum, site) => sum + site.requests.length, 0) });
});
process.on("disconnect", () => process.exit());
say({ origins: sites.flatMap(({ origin }) => Array.from({ length: FEEDS }, () => origin)) });
