import { describe, expect, test } from "vitest";
import { createArchive } from "../../src/answer/archive.ts";
import { compareOutlets, type Comparison, type Difference } from "../../src/answer/compare.ts";
import type { Article } from "../../src/articles/article.ts";
import { loadCorpus } from "../../src/articles/load.ts";
import { articleOf } from "../support/passages.ts";

const FILLER = [
  "Wheat prices fell in the northern provinces after rain.",
  "A new bridge opened near the old market.",
  "The orchestra played to a full hall.",
];

function printed(source: string | null, text: string, more: Partial<Article> = {}): Article {
  const slug = `${source ?? "nobody"}-${text.length}`.toLowerCase().replaceAll(/[^a-z0-9]+/g, "-");
  return articleOf([text, ...FILLER], { slug, source, title: "News", ...more });
}

async function compared(topic: string, articles?: Article[]): Promise<Comparison> {
  return compareOutlets(topic, await createArchive(articles ?? (await loadCorpus("corpus"))));
}

function outletsIn({ outlets }: Comparison): (string | null)[] {
  return outlets.map(({ passage }) => passage.article.source);
}

/** `over 6,500 people (The Cradle)`, and the words around it. */
function listed({ paragraph: { text }, mark, context, articles }: Difference): [string, string] {
  const outlets = articles.map(({ source }) => source).join(", ");
  return [
    `${text.slice(mark.start, mark.end)} (${outlets})`,
    text.slice(context.start, context.end),
  ];
}

describe("the five articles on the Nagorno-Karabakh conflict", () => {
  test("give one passage an outlet, best first", async () => {
    const comparison = await compared("Nagorno-Karabakh conflict");
    expect(new Set(outletsIn(comparison))).toEqual(
      new Set(["Sputnik", "TASS", "Tel Aviv Tribune", "The Cradle", "UrduPoint"]),
    );
    expect(comparison.outlets).toHaveLength(5);
    const scores = comparison.outlets.map(({ passage }) => passage.score);
    expect(scores).toEqual(scores.toSorted((a, b) => b - a));
  });

  test("stand together for the words that all of them hold", async () => {
    const { shared, words } = await compared("Nagorno-Karabakh conflict");
    expect(words.map(({ word }) => word)).toEqual(["Nagorno", "Karabakh", "conflict"]);
    expect(shared[0]).toBe("Nagorno-Karabakh");
  });

  test("differ in numbers and dates, quoted with the words around them", async () => {
    const { differences } = await compared("Nagorno-Karabakh conflict");
    expect(differences.map(listed)).toEqual(
      expect.arrayContaining([
        [
          "September 27, 2020 (TASS)",
          "the region escalated on September 27, 2020, and hostilities broke out",
        ],
        ["November 2020 (Sputnik)", "trilateral declaration signed in November 2020"],
      ]),
    );
  });
});

describe("a topic", () => {
  test("that no outlet writes about gives none", async () => {
    const comparison = await compared("Zimbabwe elections");
    expect(comparison.outlets).toEqual([]);
    expect(comparison.missing).toEqual(["Zimbabwe", "elections"]);
  });

  test("of stop words has no words", async () => {
    expect((await compared("the of and")).words).toEqual([]);
  });

  test("is not met by a passage that holds only its commoner word", async () => {
    const comparison = await compared("Prague meeting");
    expect(outletsIn(comparison)).toEqual(["The Cradle"]);
    expect(comparison.differences).toEqual([]);
  });
});

const QUAKE =
  "The earthquake that struck the border region on Monday night killed 120 people and left thousands homeless, officials of the interior ministry said.";

describe("a republished passage", () => {
  test("is shown once, naming both outlets", async () => {
    const copy = QUAKE.replace("officials of the interior ministry said", "officials said");
    const { outlets, differences } = await compared("earthquake", [
      printed("Alpha", QUAKE),
      printed("Beta", copy),
      printed("Gamma", "An earthquake killed 95 people, rescuers in the region told reporters."),
    ]);
    const together = outlets.find(({ copies }) => copies.length > 0);
    expect(outlets).toHaveLength(2);
    const both = [together?.passage.article, ...(together?.copies ?? [])];
    expect(new Set(both.map((each) => each?.source))).toEqual(new Set(["Alpha", "Beta"]));
    const killed = differences.map(listed).find(([what]) => what.startsWith("120"));
    expect(killed?.[0]).toMatch(/^120 people \((?:Alpha, Beta|Beta, Alpha)\)$/);
  });

  test("with another number is not the same passage", async () => {
    const { outlets, differences } = await compared("earthquake", [
      printed("Alpha", QUAKE),
      printed("Beta", QUAKE.replace("120", "150")),
    ]);
    expect(outlets.map(({ copies }) => copies)).toEqual([[], []]);
    expect(differences.map((each) => listed(each)[0]).toSorted()).toEqual([
      "120 people (Alpha)",
      "150 people (Beta)",
    ]);
  });
});

describe("outlets", () => {
  test("are the same whatever the case of their name", async () => {
    const { outlets } = await compared("earthquake", [
      printed("Alpha", QUAKE),
      printed("ALPHA ", "An earthquake shook the capital at noon."),
    ]);
    expect(outlets).toHaveLength(1);
  });

  test("that are unknown count as one", async () => {
    const { outlets } = await compared("earthquake", [
      printed(null, QUAKE),
      printed(null, "An earthquake shook the capital at noon."),
    ]);
    expect(outlets).toHaveLength(1);
  });
});

describe("differences", () => {
  test("leave out what every passage states, however the number is printed", async () => {
    const { differences } = await compared("earthquake victims", [
      printed("Alpha", "The earthquake took 6500 victims in five towns."),
      printed(
        "Beta",
        "Of the earthquake there were 6,500 victims, the ministry said, in May 2021.",
      ),
    ]);
    expect(differences.map((each) => listed(each)[0])).toEqual([
      "five towns (Alpha)",
      "May 2021 (Beta)",
    ]);
  });

  test("that count alike stand together, unlike ones apart", async () => {
    const { differences } = await compared("earthquake", [
      printed("Alpha", "The earthquake lasted 40 seconds and killed 120 people."),
      printed("Beta", "The earthquake had a magnitude of 6.8 and killed at least 150 people."),
    ]);
    expect(differences.map((each) => listed(each)[0])).toEqual([
      "120 people (Alpha)",
      "at least 150 people (Beta)",
      "40 seconds (Alpha)",
      "6.8 (Beta)",
    ]);
  });
});

test("a pinned passage stands first, for its outlet", async () => {
  const corpus = await loadCorpus("corpus");
  const article = corpus.find(({ source }) => source === "TASS")!;
  const paragraph = article.paragraphs[6]!;
  const comparison = await compareOutlets("Karabakh conflict", await createArchive(corpus), {
    article,
    paragraph,
    sentence: 1,
  });
  expect(comparison.outlets[0]?.passage).toMatchObject({
    paragraph: { id: paragraph.id },
    sentence: 1,
  });
  expect(outletsIn(comparison).filter((source) => source === "TASS")).toHaveLength(1);
});
