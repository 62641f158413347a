import { report } from "../support/mill-fire.ts";
import { describe, expect, test } from "vitest";
import { createArchive } from "../../src/answer/archive.ts";
import { compareOutlets, type Comparison, type Difference } from "../../src/answer/compare.ts";
import { KnownOutlets } from "../../src/articles/known-outlets.ts";
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

/** "dead: 120 people (Alpha) · 150 people (Beta)" */
function listed({ what, values }: Difference): string {
  const texts = values.map(({ statements }) => {
    const outlets = statements.map(({ article }) => article.source).join(", ");
    const { text = "", mark } = statements[0] ?? {};
    return `${text.slice(mark?.start, mark?.end)} (${outlets})`;
  });
  return `${what}: ${texts.join(" · ")}`;
}

/** The differences between articles of several outlets on one topic, a text or headline each. */
async function differing(topic: string, articles: readonly Article[]): Promise<string[]> {
  return (await compared(topic, [...articles])).differences.map(listed);
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
});

test("names that outlets.yaml lists for one agency are one outlet", async () => {
  const text = "The harbour of Dorne was closed after the storm on Sunday";
  const articles = [
    printed("LPA", `${text}.`),
    printed("LPA NEWS", `${text}, for a day.`),
    printed("The Lorn Press Agency", `${text}, the mayor said.`),
  ];
  const known = new KnownOutlets([
    { name: "The Lorn Press Agency", aliases: ["LPA", "LPA News"], hosts: [] },
  ]);
  const topic = "Dorne harbour storm";
  const asOne = await compareOutlets(topic, await createArchive(articles, [], known));
  expect(asOne.outlets.map(({ copies }) => copies.length)).toEqual([0]);
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
    expect(differences.map(listed)).toEqual([
      expect.stringMatching(/^dead: 120 people \(Alpha, Beta\) · 95 people \(Gamma\)$/),
    ]);
  });

  test("with another number is not the same passage", async () => {
    const { outlets, differences } = await compared("earthquake", [
      printed("Alpha", QUAKE),
      printed("Beta", QUAKE.replace("120", "150")),
    ]);
    expect(outlets.map(({ copies }) => copies)).toEqual([[], []]);
    expect(differences.map(listed)).toEqual(["dead: 120 people (Alpha) · 150 people (Beta)"]);
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

describe("numbers that are equal are no difference, however they are written", () => {
  test.each([
    ["will cost $5bn for 1.2 million people", "will cost 5 billion dollars for 1,200,000 people"],
    [
      "will cost €40m and 2.5 million sandbags",
      "will cost 40 million euros and 2,500,000 sandbags",
    ],
    ["made 2,500 tenants protest at 10 per cent", "made 2 500 tenants protest at ten percent"],
    ["burned 12 000 hectares", "burned 12,000 hectares"],
    ["lost the vote by five per cent of the ballots", "lost the vote by 5 percent of the ballots"],
    ["was sold for half a million crowns", "was sold for 500,000 crowns"],
  ])("%s", async (one, other) => {
    const articles = [
      printed("Alpha", `The Kolm works ${one}, the ministry said.`),
      printed("Beta", `The Kolm works ${other}, officials said on 5 May.`),
    ];
    expect(await differing("Kolm works", articles)).toEqual([]);
  });
});

function on(value: string): Pick<Article, "date"> {
  return { date: { value, status: "stated", evidence: null, notBefore: null, notAfter: null } };
}

describe("a difference", () => {
  test("sets two numbers of one thing side by side", async () => {
    const articles = [
      printed("Alpha", "The flood in Dorne killed 80 people."),
      printed("Beta", "The flood in Dorne killed 95 people."),
    ];
    expect(await differing("Dorne flood", articles)).toEqual([
      "dead: 80 people (Alpha) · 95 people (Beta)",
    ]);
  });

  test("is found in a headline", async () => {
    const articles = [
      printed("Alpha", "The merger of Balder and Ost is worth $11 billion."),
      printed("Beta", "The merger of Balder and Ost was announced on Monday.", {
        title: "Balder buys Ost for $11.5 billion",
      }),
    ];
    expect(await differing("Balder Ost merger", articles)).toEqual([
      ": $11 billion (Alpha) · $11.5 billion (Beta)",
    ]);
  });

  test("is a series in the order of the days, where a number grows", async () => {
    const articles = [
      printed("Beta", "The flood toll in Dorne rose to 95 people dead.", on("2024-05-03")),
      printed("Alpha", "The flood in Dorne left 80 people dead.", on("2024-05-02")),
    ];
    expect(await differing("Dorne flood", articles)).toEqual([
      "dead: 80 people (Alpha) · 95 people (Beta)",
    ]);
  });

  test.each([
    ["another quantity", "killed 120 people", "injured 150 people"],
    ["a forecast", "killed 120 people", "could kill 150 people"],
    ["a rounded number", "took 35,868 statements", "took 36,000 statements"],
    ["another place", "killed 120 people in Orsk", "killed 500 people in Dorne"],
    ["a number that only one gives", "killed 120 people", "lasted 40 seconds"],
    ["some of the people", "killed 12 policemen", "killed 16 people"],
    ["a part among the dead", "killed 16 people", "was such that nine people were among the dead"],
    [
      "a part out of a total",
      "killed 94,000 people there, out of 138,000",
      "killed 138,000 people",
    ],
    ["two fates together", "left 95 people dead or missing", "left 80 people dead"],
    ["those that were added", "killed 120 people", "killed another 90 people"],
    ["what it was before", "raised the toll of the dead from 80 to 120", "killed 120 people"],
    ["a number that another is over", "killed more than 300 people", "killed 312 people"],
    ["a decimal and its rounding", "cost Orsk 13% of its homes", "cost Orsk 13.43% of its homes"],
    [
      "a range",
      "cost each of the homes three to five windows",
      "cost each of the homes four windows",
    ],
    ["another day", "killed 20 people on 3 February 2023", "killed 30 people on 6 February 2023"],
    [
      "a year and a day",
      "costs Orsk $5 million a year in lost trade",
      "costs Orsk $6 million a day in lost trade",
    ],
    [
      "somebody else's sum",
      "left the Orsk mill with losses of $40 million",
      "left Dorne and its port with losses of $50 million",
    ],
    [
      "another place in a list",
      "put Balder in third place with $12 million",
      "put Balder in second place with $14 million",
    ],
    [
      "a beginning",
      "gave Balder a debut with $9.4 million in sales",
      "gave Balder $11.2 million in sales",
    ],
    ["a rise and a fall", "pushed Balder shares up 8%", "pushed Balder shares down 7%"],
    [
      "a distance from elsewhere",
      "struck 200 kilometres north of Orsk",
      "struck 230 kilometres north of Dorne",
    ],
    [
      "another noun behind the same word",
      "worried the 25 member states",
      "worried the 24-member council",
    ],
  ])("is not made of %s", async (_, one, other) => {
    const articles = [
      printed("Alpha", `The earthquake ${one}.`),
      printed("Beta", `The earthquake ${other}.`),
    ];
    expect(await differing("earthquake", articles)).toEqual([]);
  });
});

test.each([
  ["the toll's growth over days", "killed 80 people on Sunday", "killed 95 people on Sunday"],
  [
    "what police said on two days",
    "killed 80 people, police said on Monday",
    "killed 95 people, police said on Tuesday",
  ],
  ["what it has risen to", "raised the toll of the dead from 80 to 120", "killed 95 people"],
  ["a part's noun in both", "killed 12 Iraqi policemen", "killed 16 policemen"],
  ["the same rise", "sent Balder shares up 8 percent", "pushed Balder shares 15 percent higher"],
  ["a noun of two words", "damaged 31 school buildings", "damaged 38 buildings of a school"],
])("%s is a difference", async (_, one, other) => {
  const articles = [
    printed("Alpha", `The earthquake ${one}.`, on("2024-05-07")),
    printed("Beta", `The earthquake ${other}.`, on("2024-05-08")),
  ];
  expect(await differing("earthquake", articles)).toHaveLength(1);
});

test("a toll given in a headline and in the text is in one difference", async () => {
  const articles = [
    printed("Alpha", "The flood has left 60 people dead, the mayor of Dorne said.", {
      title: "Flood toll nears 60",
    }),
    printed("Beta", "The flood has left 85 people dead, a clerk of Dorne said.", {
      title: "Flood toll hits 85",
    }),
  ];
  expect(await differing("Dorne flood", articles)).toHaveLength(1);
});

describe("an event that an article only measures another by", () => {
  const flood = [
    printed("Alpha", "The flood in Dorne killed 80 people and cut the railway."),
    printed("Beta", "The flood in Dorne killed 80 people."),
  ];
  const fire = printed(
    "Gamma",
    "A fire in Alby killed 10 people in two residential blocks, the highest toll since the Dorne flood, a clerk said.",
  );

  test("is not compared with that one", async () => {
    const comparison = await compared("Dorne flood toll", [...flood, fire]);
    expect(new Set(outletsIn(comparison))).toEqual(new Set(["Alpha", "Beta"]));
    expect(comparison.differences).toEqual([]);
  });

  test("is what is found, where nothing else is", async () => {
    expect(outletsIn(await compared("Dorne flood toll", [fire]))).toEqual(["Gamma"]);
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

test("a name like the topic's is another's: no outlet that writes of that one is compared", async () => {
  const archive = await createArchive([
    report("a", ["Senator Lena Harrit was elected leader of the council on Tuesday."], {
      source: "Alpha",
      title: "Council has a leader",
    }),
    report("b", ["Voters in Orsk elected the beekeeper Lena Harris to the parish council."], {
      source: "Beta",
      title: "Parish vote",
    }),
  ]);
  const { outlets } = await compareOutlets("Harrit elected", archive);
  expect(outlets.map(({ passage }) => passage.article.slug)).toEqual(["a"]);
});
