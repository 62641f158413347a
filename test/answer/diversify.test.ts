import { expect, test } from "vitest";
import { createArchive } from "../../src/answer/archive.ts";
import { retrieve } from "../../src/answer/ask.ts";
import { makeArticle } from "../support/make-article.ts";

const article = (slug: string, title: string, ...paragraphs: string[]) =>
  makeArticle({ slug, title, paragraphs });

const TUNNEL = article(
  "tunnel",
  "Harbour tunnel opens",
  "The harbour tunnel opened on Saturday after nine years of work.",
  "The harbour tunnel has two lanes and a path for cyclists.",
  "The harbour tunnel closes at midnight so that it can be cleaned.",
  "The harbour tunnel has six exits, all of them on the north side.",
  "The harbour tunnel is paid for by a toll that ends after ten years.",
);
const OTHERS = [
  article("weather", "Storm", "Rain fell over the coast.", "Trees blocked several roads."),
  article("sport", "Cup final", "The visitors won the final.", "Fans sang in the rain."),
];

async function firstFive(question: string, ...articles: ReturnType<typeof article>[]) {
  const archive = await createArchive([TUNNEL, ...articles, ...OTHERS]);
  const { ranked } = await retrieve(question, archive);
  return ranked.slice(0, 5).map((each) => each.article);
}

test("the first five passages are of three articles where three have something", async () => {
  const shown = await firstFive(
    "harbour tunnel",
    article("critics", "Drivers", "Drivers of old lorries say that they fear the new tunnel."),
    article("walk", "A walk", "From the harbour a path leads over the hill to the sea."),
  );
  expect(new Set(shown)).toEqual(new Set(["tunnel", "critics", "walk"]));
});

test("one article fills the first five where no other says anything of it", async () => {
  expect(await firstFive("harbour tunnel")).toEqual(Array.from({ length: 5 }, () => "tunnel"));
});

test("a passage that answers stays first however many are of its article", async () => {
  const archive = await createArchive([
    TUNNEL,
    article("critics", "Drivers", "Drivers say that they fear the new harbour tunnel."),
    ...OTHERS,
  ]);
  const { ranked } = await retrieve("How many exits does the harbour tunnel have?", archive);
  expect(ranked[0]?.paragraph).toBe("tunnel#4");
});
