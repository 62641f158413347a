import { describe, expect, test } from "vitest";
import { createArchive } from "../../src/answer/archive.ts";
import { retrieve } from "../../src/answer/ask.ts";
import { makeArticle } from "../support/make-article.ts";

const archive = createArchive([
  makeArticle({
    slug: "clinic",
    title: "New head for the Lorn clinic",
    paragraphs: [
      "Dr Ann Roe of the Lorn clinic will lead it from May, the board decided on Monday.",
      "The clinic treats 400 people a week. “I want shorter queues,” Roe said.",
      "Bernard Holt, who led the clinic for nine years, has bought Dale Mills for 3 million crowns.",
    ],
  }),
  makeArticle({
    slug: "weather",
    title: "Storm",
    paragraphs: ["Rain fell over the coast.", "Trees blocked several roads near the town."],
  }),
  makeArticle({ slug: "sport", title: "Cup final", paragraphs: ["The visitors won the final."] }),
]);

async function isAnswered(question: string): Promise<boolean> {
  const { verdict } = await retrieve(question, await archive);
  return verdict.reason === null;
}

describe("is no answer: a passage that only speaks of the one who is named", () => {
  test.each([
    "what does ann roe earn",
    "Did Ann Roe resign?",
    "which school did ann roe go to",
    "what did Ann Roe say about the railway",
    "what did Holt say",
  ])("%s", async (question) => {
    expect(await isAnswered(question)).toBe(false);
  });
});

describe("is an answer", () => {
  test.each([
    ["a passage with something that is asked of the one who is named", "what will ann roe lead"],
    ["a place where only a preposition says that somebody works there", "Where does Ann Roe work?"],
    ["two names that stand together", "how much did Holt pay for Dale Mills"],
    ["words of the one who is named, whatever came before", "what did Roe say after the election"],
  ])("%s", async (_why, question) => {
    expect(await isAnswered(question)).toBe(true);
  });
});

describe("of two words that tell both must be there, the one who did it in one sentence", () => {
  const loom = createArchive([
    makeArticle({
      slug: "fair",
      title: "Fair",
      paragraphs: [
        "The show is like a loom without wool. Its charm was discovered by few.",
        "The kiln burned for three days. Ida Falk lit it.",
        "A tram was built by Ida Falk.",
        "The crash near Kolm claimed the lives of 34 people.",
        "In Alby 90 people live on boats.",
      ],
    }),
    makeArticle({ slug: "cup", title: "Cup", paragraphs: ["The visitors won the final."] }),
  ]);

  test.each([
    ["who discovered the loom", false],
    ["who discovered the tram", false],
    ["who built the tram", true],
    ["who lit the kiln", true],
    ["How many people live in Kolm?", false],
    ["How many people live in Alby?", true],
  ])("%s: answered %s", async (question, answered) => {
    const { verdict } = await retrieve(question, await loom);
    expect(verdict.reason === null).toBe(answered);
  });
});

describe("a part of a longer name is another name", () => {
  const places = createArchive([
    makeArticle({
      slug: "trial",
      title: "Trial",
      paragraphs: ["Guinea-Bissau tried eight officers."],
    }),
    makeArticle({
      slug: "rain",
      title: "Rain",
      paragraphs: ["Rain fell over New Mexico on Monday."],
    }),
    makeArticle({ slug: "cup", title: "Cup", paragraphs: ["Roberts won the tournament."] }),
  ]);

  test.each([
    ["Which tournament did Robert win?", false],
    ["Which tournament did Roberts win?", true],
    ["Which officers did Guinea try?", false],
    ["Which officers did Guinea-Bissau try?", true],
    ["When did rain fall over Mexico?", false],
    ["When did rain fall over New Mexico?", true],
  ])("%s: answered %s", async (question, answered) => {
    const { verdict } = await retrieve(question, await places);
    expect(verdict.reason === null).toBe(answered);
  });
});

describe("of two people with one last name the one who is asked about is meant", () => {
  test.each([
    ["what clinic did bill holt lead", false],
    ["what clinic did Bernard Holt lead", true],
    ["what clinic did bernie holt lead", true],
    ["what clinic did holt lead", true],
  ])("%s: answered %s", async (question, answered) => {
    expect(await isAnswered(question)).toBe(answered);
  });
});

const energy = createArchive([
  makeArticle({
    slug: "solar",
    title: "Solar roofs",
    source: "Lantern",
    paragraphs: [
      "The International Energy Agency said that solar roofs doubled.",
      "Shares rose on Wall Street after shops bought the mill.",
    ],
  }),
  makeArticle({
    slug: "uranium",
    title: "Uranium",
    paragraphs: ["Inspectors of the International Atomic Energy Agency came to Kolm in May."],
  }),
]);

describe("another body that is called much the same is not the one that is asked about", () => {
  test.each([
    ["where did the IAEA inspectors come to", "uranium"],
    ["what did the Wall Street Journal say about the mill", null],
    ["what did the wall street journal say about shops", null],
    ["which shares rose on wall street", "solar"],
  ])("%s: %s", async (question, slug) => {
    const { verdict, ranked } = await retrieve(question, await energy);
    expect(verdict.reason === null ? ranked[0]?.article : null).toBe(slug);
  });

  test("where the articles have only the other, there is no answer", async () => {
    const other = await createArchive([
      makeArticle({
        slug: "solar",
        title: "Solar roofs",
        paragraphs: ["The International Energy Agency said that solar roofs doubled in Lorn."],
      }),
    ]);
    const { verdict } = await retrieve("where is the IAEA", other);
    expect(verdict.reason).not.toBeNull();
  });
});

test.each(["when was Kolm flooded Sept 11 2001", "was kolm flooded on 11 september 2001"])(
  "a day is stated by a month that is written for short: %s",
  async (question) => {
    const flood = await createArchive([
      makeArticle({
        slug: "flood",
        title: "Kolm",
        date: "2004-03-01",
        paragraphs: ["Kolm was flooded on Sept. 11, 2001, and has a wall now.", "It rained."],
      }),
    ]);
    const { verdict } = await retrieve(question, flood);
    expect(verdict.reason).toBeNull();
  },
);

describe("a country is not named by a common word that merely stems alike", () => {
  const yard = createArchive([
    makeArticle({
      slug: "yard",
      title: "Brass polished by hand",
      paragraphs: [
        "The minister of works said that a ton of brass was polished in the yard.",
        "A Swede said that the Swedes pay more for brass than the yard asks.",
        "The state-owned yard in Estonia will increase, its board decided in May, its capital.",
      ],
    }),
    makeArticle({ slug: "cup", title: "Cup", paragraphs: ["The visitors won the final."] }),
  ]);

  test.each([
    ["what did the Polish minister say", false],
    ["Swede", true],
    ["swedes brass", true],
    ["capital of Estonia", false],
  ])("%s: answered %s", async (question, answered) => {
    const { verdict } = await retrieve(question, await yard);
    expect(verdict.reason === null).toBe(answered);
  });
});

describe("who is asked about something must have said it where that is named", () => {
  const harbour = createArchive([
    makeArticle({
      slug: "harbour",
      title: "Plans for the harbour",
      paragraphs: [
        "The harbour of Alby competes with Kolmport for the ferries.",
        "“Crews need rest,” Ida Falk, who runs the harbour, said on Monday.",
        "Longer shifts were proposed in May. Tolls are to rise.",
      ],
    }),
    makeArticle({ slug: "rain", title: "Rain", paragraphs: ["Rain fell.", "Roads were closed."] }),
  ]);

  test.each([
    ["what did Ida Falk say about Kolmport", false],
    ["what did falk say about kolmport", false],
    ["what did Ida Falk say about longer shifts", true],
    ["what did Ida Falk say about rest", true],
    ["what did falk say", true],
  ])("%s: answered %s", async (question, answered) => {
    const { verdict } = await retrieve(question, await harbour);
    expect(verdict.reason === null).toBe(answered);
  });
});
