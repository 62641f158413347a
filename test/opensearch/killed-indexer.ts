import type { Article } from "../../src/articles/article.ts";
import { newsArticles } from "../../bench/news.ts";
import { SearchConnection } from "../../src/index/remote/connection.ts";
import { writeArchive } from "../../src/index/remote/write-archive.ts";
import { createAnalyser } from "../../src/language/tokenizer.ts";
import { StoryFinder } from "../../src/stories/story-finder.ts";

/**
 * The articles of one of many states of an archive: some come, some go, some change, some grow
 * shorter from one state to the next.
 */
export function articlesOf(state: number): Article[] {
  const kept = [...newsArticles(600)].filter((_, at) => (at + state) % 5 !== 0);
  return kept.map((article, at) => {
    if ((at + state) % 7 > 1) return article;
    const other = kept[(at + state) % kept.length]?.paragraphs ?? [];
    const paragraphs = article.paragraphs.slice(0, 3 + (state % 4));
    return {
      ...article,
      title: `${article.title} ${state}`,
      paragraphs: paragraphs.map((one, place) => ({
        ...one,
        text: other[place]?.text ?? one.text,
      })),
    };
  });
}

/** As a program: writes the articles of a state, until it is ended. */
const [nodes, name, state] = process.argv.slice(2);
if (import.meta.filename === process.argv[1] && nodes !== undefined && name !== undefined) {
  const connection = await SearchConnection.open({ nodes: nodes.split(",") }, { timeout: 60_000 });
  process.stdout.write("started\n");
  await writeArchive(connection, articlesOf(Number(state)), {
    name,
    stories: new StoryFinder(createAnalyser()),
  });
  await connection.close();
}
