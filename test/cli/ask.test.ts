import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { run } from "../support/run-cli.ts";

const ask = (args: string[], input?: string) => run("ask", args, input);

describe("dateline ask", () => {
  test("prints the passage, its outlet and its date", async () => {
    const { code, stdout, stderr } = await ask(["when did Erdogan and Pashinyan meet"]);
    expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
    expect(stdout.replace(/\s+/g, " ")).toContain("met in Prague on 6 October");
    expect(stdout).toContain("The Cradle");
    expect(stdout).toContain("28 February 2023");
  });

  test("--json gives one object of the promised shape", async () => {
    const { code, stdout } = await ask(["--json", "--limit", "2", "what is the lachin corridor"]);
    expect(code).toBe(0);
    const outcome = JSON.parse(stdout);
    expect(outcome).toMatchObject({
      question: "what is the lachin corridor",
      answered: true,
      missing: [],
      corrected: [],
      leftOut: 0,
    });
    expect(outcome.passages).toHaveLength(2);
    const [first] = outcome.passages;
    expect(first).toMatchObject({
      article:
        "2023-02-28-russia-affirms-readiness-to-facilitate-peace-talks-between-azerbaijan-armenia",
      paragraph: 3,
      source: "The Cradle",
      url: expect.stringMatching(/^https:\/\/thecradle\.co\//),
      date: { value: "2023-02-28", status: "stated", text: "28 February 2023" },
      speaker: null,
      copies: [],
      score: expect.any(Number),
    });
    expect(first.text).toContain(first.quote);
  });

  test("--stories lists every article once, one story a line", async () => {
    const { code, stdout } = await ask(["--stories", "--json"]);
    expect(code).toBe(0);
    const stories = stdout
      .trim()
      .split("\n")
      .map((line) => JSON.parse(line));
    const articles = stories.flatMap((story) => story.articles);
    expect(new Set(articles).size).toBe(articles.length);
    expect(articles).toContain(
      "2023-02-28-russia-affirms-readiness-to-facilitate-peace-talks-between-azerbaijan-armenia",
    );
    expect(stories[0]).toEqual({ story: expect.any(String), articles: expect.any(Array) });
  });

  test("--story prints one object a topic: the articles of one event, each with its lead", async () => {
    const given = await ask(["--story", "UrduPoint", "--json"]);
    const story = JSON.parse(given.stdout);
    expect(Object.keys(story)).toEqual(["topic", "story", "articles", "others"]);
    expect(story.articles[0]).toMatchObject({
      source: "UrduPoint",
      date: "2023-07-25",
      kind: "report",
    });
    const byId = await ask(["--story", story.story, "--json"]);
    expect(JSON.parse(byId.stdout).articles).toEqual(story.articles);
    const none = await ask(["--story", "--json"], "Zimbabwe\n");
    expect(JSON.parse(none.stdout)).toEqual({
      topic: "Zimbabwe",
      story: null,
      articles: [],
      others: [],
    });
  });

  test("--timeline prints one object a topic, from the command line or from standard input", async () => {
    const given = await ask(["--timeline", "Nagorno-Karabakh conflict", "--json"]);
    const timeline = JSON.parse(given.stdout);
    expect(timeline).toMatchObject({ topic: "Nagorno-Karabakh conflict", leftOut: 1 });
    expect(timeline.entries).toContainEqual({
      day: "2022-08-31",
      how: "year from article",
      text: expect.stringMatching(/^On 31 August, Baku/),
      article: expect.stringContaining("2022"),
      source: "Sputnik",
      copies: [],
    });
    const read = await ask(["--timeline", "--json"], "Nagorno-Karabakh conflict\n\nZimbabwe\n");
    const topics = read.stdout
      .trim()
      .split("\n")
      .map((line) => JSON.parse(line).topic);
    expect(topics).toEqual(["Nagorno-Karabakh conflict", "Zimbabwe"]);
  });

  test("--compare prints one passage an outlet, and the numbers that differ", async () => {
    const { stdout } = await ask(["--compare", "Nagorno-Karabakh conflict", "--json"]);
    const comparison = JSON.parse(stdout);
    expect(Object.keys(comparison)).toEqual(["topic", "outlets", "figures", "differences"]);
    expect(comparison.outlets).toHaveLength(5);
    expect(comparison.outlets).toContainEqual({
      source: "TASS",
      date: "2023-05-19",
      article: expect.stringContaining("2023"),
      quote: expect.stringContaining("Karabakh"),
    });
    expect(comparison.figures).toHaveLength(comparison.differences.length);
  });

  test("a question that the articles do not answer ends with 3, in prose and as JSON", async () => {
    const prose = await ask(["what", "is", "the", "price", "of", "Bitcoin"]);
    expect(prose.code).toBe(3);
    expect(prose.stdout).toContain("Bitcoin");
    const json = await ask(["--json", "price of Bitcoin"]);
    expect(json.code).toBe(3);
    expect(JSON.parse(json.stdout)).toMatchObject({
      answered: false,
      missing: ["price", "Bitcoin"],
    });
  });

  test("reads one question a line from standard input and passes over blank lines", async () => {
    const { code, stdout } = await ask(["--json"], "lachin corridor\n\n  \nasdfgh\r\n");
    expect(code).toBe(0);
    const outcomes = stdout
      .trim()
      .split("\n")
      .map((line) => JSON.parse(line));
    expect(outcomes.map(({ question }) => question)).toEqual(["lachin corridor", "asdfgh"]);
  });

  test("prints each question above its answer, unless somebody types them", async () => {
    const { stdout } = await ask([], "lachin corridor\nasdfgh\u001b[2J\n");
    expect(stdout.match(/^\? .+$/gm)).toEqual(["? lachin corridor", "? asdfgh[2J"]);
  });

  test("the question 'constructor __proto__' is just a question", async () => {
    const { code, stdout, stderr } = await ask(["--json", "constructor __proto__"]);
    expect({ code, stderr }).toEqual({ code: 3, stderr: "" });
    expect(JSON.parse(stdout).answered).toBe(false);
  });

  test("understands operators in the question, as the options of the same names", async () => {
    const inside = await ask(["--json", 'lachin corridor source:tass after:"May 2023"']);
    const options = ["--source", "TASS", "--after", "May 2023"];
    const beside = await ask(["--json", ...options, "lachin corridor"]);
    expect(JSON.parse(inside.stdout).passages).toEqual(JSON.parse(beside.stdout).passages);
    expect(JSON.parse(inside.stdout).passages).toMatchObject([{ source: "TASS" }]);
  });

  test("says what a filter left out and what would be found without it", async () => {
    const { code, stdout } = await ask(["how many people were killed before:2023-01"]);
    expect(code).toBe(3);
    expect(stdout.replace(/\s+/g, " ")).toContain(
      "Without the filter [until January 2023] there is an answer (The Cradle · 28 February 2023 · ",
    );
    expect(stdout).toContain("Searched 1 of 5 articles (those matching the filters).");
  });

  test("an outlet that there is not: 2, with the nearest names; an object in --json", async () => {
    const said = "No outlet is called “tsas”; the closest names are TASS,";
    const plain = await ask(["lachin corridor source:tsas"]);
    expect(plain).toMatchObject({ code: 2, stdout: "" });
    expect(plain.stderr).toContain(said);
    const json = await ask(["--json"], "lachin corridor source:tsas\nlachin corridor\n");
    const [first, second] = json.stdout
      .trim()
      .split("\n")
      .map((line) => JSON.parse(line));
    expect(first).toMatchObject({ answered: false, passages: [] });
    expect(first.error).toContain(said);
    expect(second.answered).toBe(true);
  });

  test.each([
    ["a limit of none", ["--limit", "0", "q"], /whole number from 1 to 50/],
    ["an unknown option", ["--jsn", "q"], /unknown option '--jsn'/],
    ["a date in words", ["--after", "last year", "q"], /Write a date such as/],
  ])("%s is a usage error: 2, on stderr", async (_, args, message) => {
    const { code, stdout, stderr } = await ask(args);
    expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
    expect(stderr).toMatch(message);
  });

  test("a broken file is named on stderr, and the others are answered from", async () => {
    const dir = await mkdtemp(join(tmpdir(), "dateline-ask-"));
    await writeFile(join(dir, "a.md"), "---\ntitle: T\ndate: soon\n---\nText.");
    await writeFile(join(dir, "b.md"), "---\ntitle: Ships\n---\nA wombat went aboard.");
    const { code, stdout, stderr } = await ask(["--corpus", dir, "where did the wombat go"]);
    await rm(dir, { recursive: true });
    expect(code).toBe(0);
    expect(stdout).toContain("A wombat went aboard.");
    expect(stderr).toMatch(/^left out: a\.md:3: date: is not a date/);
  });

  test("a corpus with nothing but broken files is an error: 1, with file, line and field", async () => {
    const dir = await mkdtemp(join(tmpdir(), "dateline-ask-"));
    await writeFile(join(dir, "a.md"), "---\ntitle: T\ndate: soon\n---\nText.");
    const { code, stdout, stderr } = await ask(["--corpus", dir, "q"]);
    await rm(dir, { recursive: true });
    expect({ code, stdout }).toEqual({ code: 1, stdout: "" });
    expect(stderr).toMatch(/^a\.md:3: date: is not a date/);
  });

  test("--help names every exit code", async () => {
    const { code, stdout } = await ask(["--help"]);
    expect(code).toBe(0);
    expect(stdout).toContain("Exit codes: 0 answered, 3 not answered");
  });
});
