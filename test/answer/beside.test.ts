import { describe, expect, test } from "vitest";
import { createArchive } from "../../src/answer/archive.ts";
import { besidePassage } from "../../src/answer/beside.ts";
import { FIRE, OTHERS, report } from "../support/mill-fire.ts";

/** What is beside the best sentence of an article's last paragraph. */
async function beside(paragraphs: string[], sentence = 0) {
  const article = report("envoy", paragraphs);
  const paragraph = article.paragraphs.at(-1)!;
  return besidePassage({ article, paragraph, sentence }, await createArchive([article]));
}

const NAMED = "Foreign Minister Ada Brenn said on Monday that the talks were hard.";
const NOBODY = "The talks in Kolm went on until the lamps were lit.";

describe("who speaks", () => {
  test("is named with the paragraph that names them, where only a pronoun speaks", async () => {
    const { speaker, before } = await beside([NOBODY, NAMED, "“We are close,” she said."]);
    expect(speaker).toEqual({ name: "Ada Brenn", ordinal: 2 });
    expect(before).toBeNull();
  });

  test.each([
    ["in the sentence", [NAMED, "“We are close,” Brenn said."], 0],
    ["in the sentence before", [NAMED, "Brenn was hopeful. “We are close,” she said."], 1],
    ["by nobody: nothing is quoted", [NAMED, "The bridge of Orsk was closed to lorries."], 0],
  ])("goes without saying where it is said %s", async (_, paragraphs, sentence) => {
    expect(await beside(paragraphs, sentence)).toMatchObject({ speaker: null, before: null });
  });

  test("is left to the sentence before, word for word, where it is not certain", async () => {
    const two = "Ada Brenn met Lena Harrit in Kolm. The two ministers spoke alone.";
    const { speaker, before } = await beside([two, "“We are close,” she said."]);
    expect(speaker).toBeNull();
    expect(before).toEqual({ text: "The two ministers spoke alone.", ordinal: 1 });
  });

  test("of a first paragraph that names nobody has nothing before it", async () => {
    expect(await beside(["“We are close,” she said."])).toMatchObject({
      speaker: null,
      before: null,
    });
  });
});

describe("the event of a passage", () => {
  const [first] = FIRE;
  const shown = { article: first!, paragraph: first!.paragraphs[0]!, sentence: 0 };

  test("is reported by others, one article an outlet, its own left out", async () => {
    const { story } = await besidePassage(shown, await createArchive([...FIRE, ...OTHERS]));
    expect(story?.articles).toBe(4);
    expect(story?.others.map(({ source }) => source)).toEqual(["The Post", "Herald", "Gazette"]);
  });

  test("that one article reports is none", async () => {
    const { story } = await besidePassage(shown, await createArchive([first!, ...OTHERS]));
    expect(story).toBeNull();
  });
});

test("of articles that print the same paragraph each other outlet is named once", async () => {
  const [first, copy] = FIRE;
  const shown = { article: first!, paragraph: first!.paragraphs[0]!, sentence: 0 };
  const copies = [first!, copy!, copy!];
  const archive = await createArchive([...FIRE, ...OTHERS]);
  expect((await besidePassage({ ...shown, copies }, archive)).copies).toEqual([copy]);
});
