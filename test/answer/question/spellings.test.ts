import { expect, test } from "vitest";
import { answerQuestion } from "../../../src/answer/ask.ts";
import { createArchive } from "../../../src/answer/archive.ts";
import { makeArticle } from "../../support/make-article.ts";

const TEXTS = [
  "The re-count in Orsk ended at dawn.",
  "Six MiG-29s flew over the castle.",
  "The U.N. sent tents to the delta.",
  "The charity Médecins Sans Frontières opened a clinic in Lorn.",
  "J. K. Brandt wrote a play on bees.",
  "O'Hara's bakery in Alby burned down.",
  "The Côte d'Ivoire team won the cup.",
  "The European Union raised tariffs on tin.",
  "The Nagorno-Karabakh truce held.",
];
const articles = TEXTS.map((text, at) =>
  makeArticle({ slug: `a${at}`, date: "2024-05-20", source: "Post", paragraphs: [text] }),
);

test.each([
  ["a hyphen", ["re-count", "retally"], "when did the retally in Orsk end", 0],
  ["a model", ["MiG-29", "Fulcrum"], "Fulcrum over the castle", 1],
  ["an acronym", ["UN", "ONU"], "who sent the ONU tents", 2],
  ["an acronym with stops", ["ONU", "U.N."], "ONU tents delta", 2],
  ["an acronym of several words", ["Médecins Sans Frontières", "MSF"], "MSF clinic in Lorn", 3],
  ["initials", ["J.K.", "Joanna"], "what did Joanna Brandt write", 4],
  ["an apostrophe", ["O'Hara", "Ohara"], "Ohara's bakery", 5],
  ["several words for several", ["Ivory Coast", "Côte d'Ivoire"], "who won, Ivory Coast?", 6],
  ["several words in short", ["EU", "European Union"], "EU tariffs on tin", 7],
  ["a name in two parts", ["Artsakh", "Nagorno-Karabakh"], "did the Artsakh truce hold", 8],
])("%s: %j find each other", async (_, group, question, at) => {
  const { answered, passages, missing } = await answerQuestion(
    question,
    await createArchive(articles, [group]),
  );
  expect([answered, passages[0]?.paragraph.text]).toEqual([true, TEXTS[at]]);
  expect([missing, passages[0]?.lacks]).toEqual([[], []]);
});

test("of spellings that articles have, the one that was typed is searched for", async () => {
  const own = makeArticle({ slug: "ivory", paragraphs: ["The Ivory Coast team lost the cup."] });
  const archive = await createArchive([...articles, own], [["Ivory Coast", "Côte d'Ivoire"]]);
  const { passages } = await answerQuestion("Ivory Coast cup", archive);
  expect(passages[0]?.paragraph.article).toBe("ivory");
});
