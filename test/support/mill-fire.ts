import type { Article } from "../../src/articles/article.ts";
import { makeArticle } from "./make-article.ts";

/** What an article of the fire may have besides its text. */
type Given = Partial<Pick<Article, "title" | "source" | "url" | "updated">> & {
  date?: string | null;
};

/** An article on any subject. */
export function report(slug: string, paragraphs: string[], given: Given = {}): Article {
  const { date = "2024-03-05", title = slug, source = "The Courier", ...rest } = given;
  return { ...makeArticle({ slug, date, title, source, paragraphs }), ...rest };
}

const BEGINNING = [
  "A fire destroyed the Kolm paper mill on Monday night and killed nine workers, the mayor Ada Brenn said.",
  "Firefighters from Orsk fought the flames in the Kolm mill for seven hours before the roof fell in.",
];

/** Four outlets on one fire, oldest first: a report, its copy, another report, the toll of a day later. */
export const FIRE: readonly Article[] = [
  report("mill-a", BEGINNING, {
    title: "Fire destroys Kolm paper mill",
    url: "https://courier.example/mill",
  }),
  report("mill-b", [...BEGINNING, "Read by the Post."], {
    title: "Nine dead in mill",
    source: "The Post",
    url: "https://post.example/mill",
  }),
  report(
    "mill-c",
    [
      "Nine workers died when the paper mill in Kolm burned down, mayor Ada Brenn told reporters in Orsk.",
      "The roof of the mill fell in after the flames had raged for seven hours.",
    ],
    { title: "Nine dead in Kolm mill", source: "Herald", date: "2024-03-06" },
  ),
  report(
    "mill-d",
    [
      "The toll of the Kolm mill fire rose to eleven workers as mayor Ada Brenn visited the ruined paper mill.",
      "Firefighters searched below the roof that fell in, and Orsk sent more help.",
    ],
    { title: "Toll of Kolm mill fire rises", source: "Gazette", date: "2024-03-07" },
  ),
];

/** Articles of other subjects: a word is rare or common only among many. */
export const OTHERS: readonly Article[] = Array.from({ length: 40 }, (_, at) => {
  const word = (part: number): string =>
    `${"bcdfghjklm"[at % 10]}${"aeiou"[part % 5]}${at}x${part}`;
  const paragraph = (part: number): string =>
    `The ${word(part)} council of ${word(part + 1)} said on Monday that its workers and voters ` +
    `had paid for ${word(part + 2)} after hours of talks, the mayor told reporters.`;
  return report(`other-${at}`, [paragraph(1), paragraph(4)], {
    title: `The ${word(0)} of ${word(7)}`,
    date: `2024-03-${String((at % 28) + 1).padStart(2, "0")}`,
  });
});
