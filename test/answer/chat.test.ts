import { describe, expect, test } from "vitest";
import { answerQuestion } from "../../src/answer/ask.ts";
import { createArchive } from "../../src/answer/archive.ts";
import { makeArticle } from "../support/make-article.ts";

const OTHERS = [
  makeArticle({ slug: "sport", paragraphs: ["The visitors won the final.", "Fans sang."] }),
  makeArticle({ slug: "storm", paragraphs: ["Rain fell over the coast.", "Trees blocked roads."] }),
];

function archiveOf(...paragraphs: string[]): ReturnType<typeof createArchive> {
  return createArchive([makeArticle({ slug: "case", paragraphs }), ...OTHERS]);
}

describe("what people write for short", () => {
  const PREMIER = "Prime Minister Anna Lind opened the bridge in September.";

  test.each([
    ["did the pm open a bridge", [{ from: "pm", to: "prime minister" }]],
    ["bridge opened in sept", []],
    ["whats the bridge the pm opened", [{ from: "pm", to: "prime minister" }]],
  ])("is searched for in full, and said: %s", async (question, corrected) => {
    const answer = await answerQuestion(question, await archiveOf(PREMIER));
    expect(answer).toMatchObject({ answered: true, corrected, missing: [] });
  });

  test("stands for itself where the articles use it", async () => {
    const archive = await archiveOf(PREMIER, "The PM band played at noon.");
    const answer = await answerQuestion("where did the pm band play", archive);
    expect(answer.corrected).toEqual([]);
    expect(answer.passages[0]?.paragraph.id).toBe("case#2");
  });

  test("is found in full where the articles use it for something else", async () => {
    const archive = await archiveOf(
      "The shop closes at 6 pm.",
      "The prime minister of Lorn resigned.",
    );
    const answer = await answerQuestion("who is the pm of Lorn", archive);
    expect(answer).toMatchObject({ answered: true });
    expect(answer.passages[0]?.paragraph.id).toBe("case#2");
  });

  test("is no word where it calls everyone of a server", async () => {
    const answer = await answerQuestion(
      "@everyone who opened the bridge",
      await archiveOf(PREMIER),
    );
    expect(answer).toMatchObject({ answered: true, missing: [] });
  });

  test("is searched for as typed when exactly that is asked", async () => {
    const answer = await answerQuestion("pm", await archiveOf(PREMIER), { exact: true });
    expect(answer).toMatchObject({ answered: false, reason: "unknown-words", missing: ["pm"] });
  });
});

test("a past tense is no slip for its verb", async () => {
  const answer = await answerQuestion("who swam to Orsk", await archiveOf("Ann won the swim."));
  expect(answer.corrected).toEqual([]);
});

test("a passage that says it in other words only is found", async () => {
  const archive = await archiveOf("The conflict claimed the lives of 6,500.", "They talked.");
  const answer = await answerQuestion("how many died in the war", archive);
  expect(answer).toMatchObject({ answered: true, missing: [] });
  expect(answer.passages[0]).toMatchObject({ paragraph: { id: "case#1" }, lacks: [] });
});

test("a passage without a number does not answer how much", async () => {
  const archive = await archiveOf("The guards paid for the harbour.");
  expect(await answerQuestion("how much did the guards pay", archive)).toMatchObject({
    answered: false,
  });
  const counted = await archiveOf("The guards paid 40 crowns for the harbour.");
  expect(await answerQuestion("how much did the guards pay", counted)).toMatchObject({
    answered: true,
  });
});

test.each(["musk", "who is musk", "what did musk say", "musk on beets"])(
  "“%s” in lower case is not another name that stems alike",
  async (question) => {
    const archive = await archiveOf("Senator Edmund Muskie spoke to growers about beets.");
    expect(await answerQuestion(question, archive)).toMatchObject({ answered: false });
  },
);

test.each(["how old is Pavel Storm", "how old is pavel storm", "What age is Pavel Storm?"])(
  "“%s” is not answered with the age of somebody else",
  async (question) => {
    const other = "Olga Renn, 83, is the oldest member of the council.";
    const archive = await archiveOf(other, "Pavel Storm became mayor in May.");
    expect(await answerQuestion(question, archive)).toMatchObject({ answered: false });
    const known = await archiveOf(other, "Pavel Storm, 41, became mayor in May.");
    expect((await answerQuestion(question, known)).passages[0]?.paragraph.id).toBe("case#2");
  },
);

test("words that hardly tell are not missed", async () => {
  const archive = await archiveOf("The guards left the harbour.");
  const answer = await answerQuestion("did the guards actually say why they left", archive);
  expect(answer).toMatchObject({ answered: true, missing: [] });
});

test.each([
  "гварды",
  "😀😀",
  "a",
  "7",
  "constructor __proto__",
  "'; DROP TABLE x; --",
  "ж".repeat(300),
])("%s gets no answer and no passage", async (question) => {
  const answer = await answerQuestion(question, await archiveOf("The guards left the harbour."));
  expect(answer).toMatchObject({ answered: false, passages: [] });
});
