import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { commands } from "../../commands/index.ts";
import { type Archive, createArchive } from "../../src/answer/archive.ts";
import { headsOf, latestStories } from "../../src/answer/latest.ts";
import { RemoteArchive } from "../../src/answer/remote-archive.ts";
import { reportsOf } from "../../src/answer/story.ts";
import type { Article } from "../../src/articles/article.ts";
import { KnownOutlets } from "../../src/articles/known-outlets.ts";
import { loadCorpus } from "../../src/articles/load.ts";
import { everyArticle, type PageRequest } from "../../src/articles/store.ts";
import type { CommandRequest } from "../../src/command.ts";
import { SearchConnection } from "../../src/index/remote/connection.ts";
import { updateArchive } from "../../src/index/remote/update-archive.ts";
import { writeArchive } from "../../src/index/remote/write-archive.ts";
import { createAnalyser } from "../../src/language/tokenizer.ts";
import { StoryFinder } from "../../src/stories/story-finder.ts";
import { FIRE, OTHERS, report } from "../support/mill-fire.ts";
import { reader } from "../support/seed-app.ts";
import { EngineProxy } from "./engine-proxy.ts";
import { openTestEngine, type TestEngine } from "./test-engine.ts";

const TIMEOUT = 60_000;

/** Two outlets on one vote. */
const VOTE: readonly Article[] = [
  report("vote-a", ["Voters in Tarsk elected Ines Holm president on Sunday, the count showed."], {
    title: "Ines Holm elected president of Tarsk",
    date: "2024-03-04",
  }),
  report(
    "vote-b",
    ["Ines Holm was elected president of Tarsk on Sunday, the count of all voters showed."],
    { title: "Tarsk voters elect Ines Holm president", source: "The Post", date: "2024-03-05" },
  ),
];

let engine: TestEngine;
let writer: SearchConnection;
let proxy: EngineProxy;

beforeAll(async () => {
  engine = await openTestEngine();
  writer = await SearchConnection.open({ nodes: engine.urls }, { timeout: TIMEOUT });
  proxy = await EngineProxy.start(engine.urls[0] ?? "");
});

afterAll(async () => {
  await proxy.cut();
  await writer.close();
  await engine.stop();
});

/** What an engine holds under a name, asked through the proxy. */
async function opened(name: string): Promise<RemoteArchive> {
  const address = { nodes: [proxy.url], name };
  return RemoteArchive.open(address, new KnownOutlets([]), { timeout: TIMEOUT });
}

async function write(name: string, articles: readonly Article[], keep?: ReadonlySet<string>) {
  const stories = new StoryFinder(createAnalyser());
  return writeArchive(writer, articles, { name, stories, ...(keep && { keep }) });
}

/** By each article, the id of its story and its articles. */
async function storiesIn(archive: Archive) {
  const stories = await archive.stories();
  const articles = await everyArticle(archive.articles);
  return new Map(articles.map((article) => [article.slug, stories.ofArticle(article)]));
}

describe("with stories, an engine gives what one machine gives", () => {
  let remote: RemoteArchive;
  let [here, there]: Archive[] = [];
  let articles: Article[];

  beforeAll(async () => {
    articles = [...(await loadCorpus("corpus")), ...FIRE, ...VOTE, ...OTHERS];
    await write("stories", articles);
    remote = await opened("stories");
    [here, there] = [await createArchive(articles), remote.archive];
    for (const archive of [here, there]) await archive.warm();
  });

  afterAll(() => remote.close());

  const both = <T>(ask: (archive: Archive) => Promise<T>) => Promise.all([ask(here!), ask(there!)]);

  test("the same stories, several of them shared", async () => {
    const [expected, given] = await both(storiesIn);
    expect(given).toEqual(expected);
    expect(expected.get("mill-c")?.articles).toEqual(FIRE.map(({ slug }) => slug));
    expect(expected.get("vote-a")?.articles).toEqual(VOTE.map(({ slug }) => slug));
  });

  test("the same reports of each", async () => {
    for (const article of [...FIRE, ...VOTE, articles[0]!]) {
      const [expected, given] = await both(async (archive) => {
        const [read] = await archive.articles.articles([article.slug]);
        return reportsOf((await archive.stories()).ofArticle(read!), archive);
      });
      expect(given).toEqual(expected);
    }
    const slugs = ["mill-b", "no-such-article", "vote-b", articles[0]!.slug];
    const [expected, given] = await both((archive) => archive.articles.reports(slugs));
    expect(given).toEqual(expected);
  });

  test.each(["", "Kolm mill fire", "Tarsk"])(
    "the same pages of the latest: “%s”",
    async (topic) => {
      const page = async (from: string, archive: Archive) => {
        const { list } = await latestStories(topic, { from, limit: 5 }, archive);
        return { list, heads: await headsOf(list.articles, archive) };
      };
      let [from, pages]: [string | null, number] = ["", 0];
      for (; from !== null; pages += 1) {
        const at: string = from;
        const [expected, given] = await both((archive) => page(at, archive));
        expect(given.heads).toEqual(expected.heads);
        const { list } = expected;
        expect(given.list).toMatchObject({ ...list, articles: list.articles });
        from = list.next;
      }
      expect(pages).toBeGreaterThan(topic === "" ? 5 : 0);
    },
  );

  test.each<Omit<PageRequest, "limit">>([
    { words: "ko" },
    { filter: { sources: ["The Post"] } },
    { filter: { after: "2024-03-05" }, words: "mill" },
    { filter: { before: "2024-03-05" } },
  ])("the same pages of stories of some articles: %o", async (request) => {
    let from: string | null = "";
    while (from !== null) {
      const at: string = from;
      const [expected, given] = await both(({ articles: store }) =>
        store.page({ ...request, limit: 2, from: at, perStory: true }),
      );
      // In how many months a story has articles is counted there.
      expect({ ...given, dates: [] }).toEqual({ ...expected, dates: [] });
      from = expected.next;
    }
  });

  test.each<[string, CommandRequest["options"]]>([
    ["ask", { question: "how many workers died in the Kolm mill fire" }],
    ["ask", { question: "Who was elected president of Tarsk?" }],
    ["ask", { question: "What did Lavrof say about Karabagh?" }],
    ["ask", { question: "what is the latest news" }],
    ["story", { story: "Kolm mill fire" }],
    ["story", { story: "Toll of Kolm mill fire rises" }],
    ["compare", { topic: "Kolm mill fire" }],
    ["timeline", { topic: "Kolm mill fire" }],
    ["timeline", { topic: "Tarsk" }],
    ["latest", {}],
    ["latest", { topic: "Kolm mill" }],
    ["articles", { stories: true }],
    ["articles", { stories: true, search: "mill" }],
  ])("the same reply to /%s %o", async (name, options) => {
    const command = commands.find(({ declaration }) => declaration.name === name);
    const [expected, given] = await both((archive) =>
      command!.run({ ...reader, options }, { archive, version: "1" }),
    );
    expect(given).toEqual(expected);
  });

  test.each<[string, CommandRequest["options"], number]>([
    ["ask", { question: "how many died when the mill in Kolm burned" }, 3],
    ["compare", { topic: "fire in the Kolm mill" }, 3],
    ["timeline", { topic: "fire in the Kolm mill" }, 3],
  ])("/%s %o, its stories with it, in three round trips", async (name, options, most) => {
    const command = commands.find(({ declaration }) => declaration.name === name);
    const trips = await proxy.count(() =>
      command!.run({ ...reader, options }, { archive: there!, version: "1" }),
    );
    expect(trips).toBeLessThanOrEqual(most);
  });
});

test("a later article joins its story when all are written again, and no paragraph with it", async () => {
  const [first, ...later] = FIRE as [Article, ...Article[]];
  await write("growing", [first, ...OTHERS]);
  await updateArchive(writer, { articles: later, removed: [] }, "growing");
  const remote = await opened("growing");
  const alone = await storiesIn(remote.archive);
  expect(alone.get("mill-b")?.articles).toEqual(["mill-b"]);

  const { changed } = await write("growing", [...FIRE, ...OTHERS]);
  expect(changed).toBe(0);
  const local = await createArchive([...FIRE, ...OTHERS]);
  expect(await storiesIn(remote.archive)).toEqual(await storiesIn(local));

  // An article that cannot be read now stays in its story; of one that changed, so does its place.
  await write("growing", [first, ...OTHERS], new Set(later.map(({ slug }) => slug)));
  expect(await storiesIn(remote.archive)).toEqual(await storiesIn(local));
  const corrected = { ...first, title: "Fire in Kolm" };
  await updateArchive(writer, { articles: [corrected], removed: ["mill-d"] }, "growing");
  const [read] = await remote.archive.articles.articles(["mill-a"]);
  const story = (await remote.archive.stories()).ofArticle(read!);
  const { articles } = await reportsOf(story, remote.archive);
  expect([read?.title, articles]).toEqual(["Fire in Kolm", 3]);
  await remote.close();
});
