import { termsIn, createAnalyser } from "../../src/language/tokenizer.ts";
import { newsArticles } from "../news.ts";

interface Engine {
  add(id: number, text: string): unknown;
  finish(): Promise<unknown>;
  search(terms: readonly string[], limit: number): Promise<number[]>;
  save(path: string): Promise<void>;
}

interface Module {
  create: () => Promise<Engine>;
  load: (path: string) => Promise<Pick<Engine, "search">>;
}

/** An engine of this folder over generated news, and the ids of its paragraphs by its numbers. */
export async function filled(name: string, size: number) {
  const { create, load } = (await import(`./${name}.mjs`)) as Module;
  const engine = await create();
  const analyser = createAnalyser();
  const ids: string[] = [];
  for (const article of newsArticles(size)) {
    const title = termsIn(article.title, analyser);
    for (const { id, text } of article.paragraphs) {
      await engine.add(ids.length, [...title, ...termsIn(text, analyser)].join(" "));
      ids.push(id);
    }
  }
  await engine.finish();
  return { engine, load, ids };
}
