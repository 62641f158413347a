import { beforeAll, describe, expect, test } from "vitest";
import { commands } from "../../commands/index.ts";
import { createArchive } from "../../src/answer/archive.ts";
import { loadCorpus } from "../../src/articles/load.ts";
import type { App, CommandRequest } from "../../src/command.ts";
import type { Reply } from "../../src/reply/discord/reply.ts";
import { FIRE, OTHERS } from "../support/mill-fire.ts";
import { press } from "../support/press.ts";
import { labelsOf } from "../support/read-reply.ts";
import { RoundTrips } from "../support/round-trips.ts";
import { reader } from "../support/seed-app.ts";

let trips: RoundTrips;
let app: App;
beforeAll(async () => {
  const articles = [...(await loadCorpus("corpus")), ...FIRE, ...OTHERS];
  trips = await RoundTrips.over(await createArchive(articles));
  app = { archive: trips.archive, version: "1.2.3" };
});

function commandOf(name: string) {
  const command = commands.find(({ declaration }) => declaration.name === name);
  return command ?? expect.fail(`there is no command ${name}`);
}

async function run(name: string, options: CommandRequest["options"]): Promise<Reply> {
  return commandOf(name).run({ ...reader, options }, app);
}

const QUESTIONS = [
  "Who claims to have crushed the Armenian forces?",
  "What did Lavrof say about Karabagh?",
  "how many workers died in the Kolm mill fire",
  "what does TASS say about the Lachin corridor",
  "Lachin corridor source:tass after:2023",
  "what happened in Karabakh in 2023",
  '"peace talks" -armenia',
  '"of the" -armenia',
  "what happened on 19 May 2023",
  "what happened in March 2024",
  "news of 2023",
  "latest news",
];

describe("an index that is far away is asked in", () => {
  test.each(QUESTIONS)("three round trips for an answer: %s", async (question) => {
    const labels: string[] = [];
    const asked = await trips.during(async () =>
      labels.push(...labelsOf(await run("ask", { question }))),
    );
    expect(labels).toContain("Full article");
    expect(asked.length, JSON.stringify(asked)).toBeLessThanOrEqual(3);
  });

  test("none for a greeting but those of the questions that are offered", async () => {
    const asked = await trips.during(() => run("ask", { question: "hello" }));
    expect(asked.length, JSON.stringify(asked)).toBeLessThanOrEqual(3);
  });

  test.each([
    ["compare", "Kolm mill fire"],
    ["compare", "Lachin corridor"],
    ["timeline", "Kolm mill fire"],
    ["timeline", "Karabakh"],
  ])("three for /%s of %s", async (name, topic) => {
    const asked = await trips.during(() => run(name, { topic }));
    expect(asked.length, JSON.stringify(asked)).toBe(3);
  });

  test.each([
    ["▶ Next (1–2/5)", 3],
    ["Why this?", 3],
    ["Other outlets", 3],
    ["Full article", 1],
    ["Story", 2],
  ])("as many for the button %s as it needs: %i", async (label, most) => {
    const card = await run("ask", { question: "how many workers died in the Kolm mill fire" });
    const asked = await trips.during(() => press(card, label, app));
    expect(asked.length, JSON.stringify(asked)).toBe(most);
  });

  test.each([
    ["latest", {}, 2],
    ["articles", {}, 1],
    ["articles", { stories: true }, 2],
    ["about", {}, 1],
    ["source", { article: "russia affirms" }, 1],
    ["story", { topic: "Toll of Kolm mill fire rises" }, 2],
  ])("no more than that for /%s %o", async (name, options, most) => {
    const asked = await trips.during(() => run(name, options));
    expect(asked.length, JSON.stringify(asked)).toBe(most);
  });

  test.each([
    ["ask", "question", "who is the minis"],
    ["ask", "question", ""],
    ["ask", "source", "ta"],
    ["source", "article", "russ"],
    ["story", "topic", "mill"],
  ])("one for a letter: /%s %s %j", async (name, option, value) => {
    const focused = { name: option, value };
    const asked = await trips.during(async () =>
      commandOf(name).autocomplete?.({ ...reader, options: {}, focused }, app),
    );
    expect(asked.length, JSON.stringify(asked)).toBeLessThanOrEqual(1);
  });
});
