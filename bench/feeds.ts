import { killedRun } from "../test/support/killed-follower.ts";

/** `npx tsx bench/feeds.ts [kills]`: kills a follower again and again, and says what was lost or came twice. */
const kills = Number(process.argv[2] ?? 100);
const { titles, published, requests } = await killedRun(kills, Math.random);
const lost = published.filter((title) => !titles.includes(title));
const twice = titles.filter((title, at) => titles.indexOf(title) < at);
const asked = requests.reduce((sum, site) => sum + site.length, 0);
process.stdout.write(
  `${kills} kills, ${asked} requests, ${published.length} published: ${lost.length} lost, ${twice.length} twice\n`,
);
