import { describe, expect, test } from "vitest";
import { seededRandom } from "../../../bench/eval/metrics.ts";
import { newsArticles } from "../../../bench/news.ts";
import { newsQuestions } from "../../../bench/questions.ts";
import type { Article } from "../../../src/articles/article.ts";
import { withFresh } from "../../../src/articles/fresh-articles.ts";
import { createLocalArticles, type LocalArticles } from "../../../src/articles/local-articles.ts";
import { inTieOrder } from "../../../src/articles/store.ts";
import { createArrayIndexData } from "../../../src/index/arrays/data.ts";
import { FreshIndexBuilder } from "../../../src/index/arrays/fresh.ts";
import { isShown } from "../../../src/index/arrays/hidden.ts";
import { arrayEngine, createArrayBase, type Engine } from "../../../src/index/engine.ts";
import { createAnalyser, termsIn } from "../../../src/language/tokenizer.ts";
import { makeArticle } from "../../support/make-article.ts";

const analyser = createAnalyser();
const FILTERS = [{}, { sources: ["outlet 3"] }, { notSources: ["Outlet 3"] }, { after: "2003" }];

/** An archive of these articles, prepared at once. */
function prepared(articles: readonly Article[]): Side {
  const store = createLocalArticles(articles);
  return { store, engine: arrayEngine(createArrayIndexData(articles, analyser), store, analyser) };
}

interface Side {
  store: LocalArticles;
  engine: Engine;
}

/** Articles that were prepared, and every change since: one that came, changed or went. */
class Changing {
  readonly #prepared: ReturnType<typeof basis>;
  readonly #builder: FreshIndexBuilder;
  readonly #fresh = new Map<string, Article>();
  readonly #removed = new Set<string>();
  readonly current: Map<string, Article>;

  constructor(articles: readonly Article[]) {
    this.#prepared = basis(articles);
    this.#builder = new FreshIndexBuilder(this.#prepared, analyser);
    this.current = new Map(articles.map((article) => [article.slug, article]));
  }

  put(article: Article): void {
    this.current.set(article.slug, article);
    this.#fresh.set(article.slug, article);
    this.#removed.delete(article.slug);
  }

  remove(slug: string): void {
    this.current.delete(slug);
    this.#fresh.delete(slug);
    this.#removed.add(slug);
  }

  /** The archive that the prepared one and the changes come to. */
  both(): Side {
    const { base, data, store: before } = this.#prepared;
    const fresh = this.#builder.build([...this.#fresh.values()], this.#removed);
    const articles = inTieOrder([...this.#fresh.values()]);
    const isHidden = (slug: string) => !isShown(data, fresh.hidden, slug);
    const changes = { articles, places: fresh.places, hidden: fresh.hidden.articles, isHidden };
    const store = withFresh(before, changes);
    return { store, engine: base.engineWith(fresh, store) };
  }
}

function basis(articles: readonly Article[]) {
  const data = createArrayIndexData(articles, analyser);
  const store = createLocalArticles(articles);
  const base = createArrayBase(data, analyser);
  return { data, store, base, dated: inTieOrder(articles) };
}

/** Everything that is asked of an archive gives the same, to the last bit. */
async function expectSame(one: Side, other: Side, questions: readonly string[]): Promise<void> {
  const all = await other.store.list();
  expect(await one.store.list()).toEqual(all);
  expect([one.store.size, one.engine.index.size]).toEqual([
    other.store.size,
    other.engine.index.size,
  ]);
  const slugs = [...all.slice(0, 20).map(({ slug }) => slug), "no-such-article"];
  for (const question of questions) {
    const terms = termsIn(question, analyser);
    const [index, expected] = [one.engine.index, other.engine.index];
    const hits = await expected.find({ terms, limit: 100 });
    expect(await index.find({ terms, limit: 100 }), question).toEqual(hits);
    expect(await index.find({ terms, limit: 10 })).toEqual(hits.slice(0, 10));
    expect(await index.statistics(terms)).toEqual(await expected.statistics(terms));
    expect(await index.articleScores(terms, slugs)).toEqual(
      await expected.articleScores(terms, slugs),
    );
    await expectSameFeatures(one, other, terms);
    const [first = "no-such-article#1"] = hits.map(({ paragraph }) => paragraph);
    expect(one.store.paragraph(first)).toEqual(other.store.paragraph(first));
  }
  for (const filter of FILTERS) {
    for (const question of questions.slice(0, 40)) {
      const terms = termsIn(question, analyser);
      const request = { terms, limit: 20, filter };
      expect(await one.engine.index.find(request)).toEqual(await other.engine.index.find(request));
    }
    expect(await one.engine.index.count(filter)).toEqual(await other.engine.index.count(filter));
  }
}

async function expectSameFeatures(one: Side, other: Side, terms: readonly string[]): Promise<void> {
  const different = [...new Set(terms)];
  const rerank = {
    terms: different,
    weights: different.map(() => 1),
    positions: new Map(different.map((term, position) => [term, position])),
    answerType: 0,
  };
  const request = { terms, limit: 100, rerank };
  expect(await one.engine.index.find(request)).toEqual(await other.engine.index.find(request));
}

/** Words as they are typed and mistyped. */
async function expectSameWords(one: Side, other: Side, questions: readonly string[]) {
  for (const word of questions.flatMap((question) => question.split(/\W+/u))) {
    const slip = `${word.slice(0, 2)}${word.slice(3)}`.toLowerCase();
    const words = [{ word: slip, term: slip }];
    const lower = async ({ engine }: Side) =>
      (await engine.vocabulary.corrections({ words, analyser }))
        .flat()
        .map(({ written, terms }) => ({ written: written.toLowerCase(), terms }));
    expect(await lower(one), slip).toEqual(await lower(other));
    const [term = ""] = termsIn(word, analyser);
    expect(await one.engine.vocabulary.alike([term])).toEqual(
      await other.engine.vocabulary.alike([term]),
    );
  }
}

describe("an index with what came since gives what an index of all gives", () => {
  test("after 1,000 random additions, changes and removals", async () => {
    const random = seededRandom(7);
    const changing = new Changing([...newsArticles(4000)]);
    const coming = [...newsArticles(8000, 99)];
    const pick = <T>(all: readonly T[]): T | undefined => all[Math.floor(random() * all.length)];
    for (let change = 0; change < 1000; change += 1) {
      const kind = random();
      const old = pick([...changing.current.values()]);
      const other = pick(coming);
      if (old === undefined || other === undefined) throw new Error("nothing to change");
      if (kind < 0.4) changing.put({ ...other, slug: `${other.slug}-${change}` });
      else if (kind < 0.7) changing.put(renamed(other, old.slug));
      else changing.remove(old.slug);
      // The builder keeps what it made of the articles so far.
      if (change % 100 === 99) changing.both();
    }
    const now = [...changing.current.values()];
    const questions = [...newsQuestions(now, 150), ...newsQuestions(coming, 50)];
    const [both, rebuilt] = [changing.both(), prepared(now)];
    await expectSame(both, rebuilt, questions);
    await expectSameWords(both, rebuilt, questions.slice(0, 15));
  });

  const odd = [
    makeArticle({ slug: "empty", title: "Ceasefire", paragraphs: [] }),
    makeArticle({ slug: "ties", date: "2001-02-03", paragraphs: ["Peace talks.", "Peace talks."] }),
    makeArticle({ slug: "year", date: "2001", source: "Outlet 3", paragraphs: ["Peace talks."] }),
    makeArticle({ slug: "sub", title: "Hope", subheading: "Peace", paragraphs: ["Talks, talks."] }),
    makeArticle({ slug: "bound", notBefore: "2003-01", paragraphs: ["Peace talks."] }),
  ];
  const questions = ["peace talks", "ceasefire", "hope for quokkas", "peace in 2001"];

  test.each<[string, (changing: Changing) => void]>([
    ["nothing has changed", () => undefined],
    ["all is gone", (changing) => odd.forEach(({ slug }) => changing.remove(slug))],
    ["an article without paragraphs goes", (changing) => changing.remove("empty")],
    ["one comes between others that tie", (changing) => changing.put(tie("2001-02-03", "tidy"))],
    ["one of a year comes", (changing) => changing.put(tie("2001", "zebra"))],
    ["one without a date comes", (changing) => changing.put(tie(null, "apple"))],
    [
      "one goes and comes back",
      (changing) => {
        changing.remove("sub");
        const sub = odd.find(({ slug }) => slug === "sub");
        if (sub) changing.put(sub);
      },
    ],
    [
      "the average length changes by much",
      (changing) => {
        changing.put(makeArticle({ slug: "long", paragraphs: ["Peace ".repeat(4000)] }));
        changing.put(
          makeArticle({ slug: "short", paragraphs: Array<string>(60).fill("Peace quokka.") }),
        );
      },
    ],
  ])("when %s", async (_what, change) => {
    const changing = new Changing(odd);
    change(changing);
    const rebuilt = prepared([...changing.current.values()]);
    await expectSame(changing.both(), rebuilt, questions);
    await expectSameWords(changing.both(), rebuilt, [...questions, "quokkas ceasefire hope"]);
  });

  test.each([
    ["shorter", 1],
    ["longer", 900],
  ])("when what comes makes a paragraph %s on average", async (_what, length) => {
    const random = seededRandom(3);
    const words = ["peace", "talks", "ship", "storm", "gold", "quokka", "river", "king"];
    const text = (size: number) =>
      Array.from({ length: size }, () => words[Math.floor(random() ** 3 * words.length)]).join(" ");
    const lengths = Array.from({ length: 600 }, () => 1 + Math.floor(400 * random() ** 3));
    const changing = new Changing([makeArticle({ slug: "old", paragraphs: lengths.map(text) })]);
    changing.put(makeArticle({ slug: "new", paragraphs: Array<string>(300).fill(text(length)) }));
    const [both, rebuilt] = [changing.both(), prepared([...changing.current.values()])];
    const pairs = words.flatMap((one) => words.map((other) => `${one} ${other}`));
    for (const question of pairs) {
      const terms = termsIn(question, analyser);
      for (const limit of [1, 10, 50]) {
        expect(await both.engine.index.find({ terms, limit }), question).toEqual(
          await rebuilt.engine.index.find({ terms, limit }),
        );
      }
    }
  });
});

function tie(date: string | null, slug: string): Article {
  return makeArticle({ slug, date, paragraphs: ["Peace talks.", "Peace quokka talks."] });
}

/** An article under another's name. */
function renamed(article: Article, slug: string): Article {
  const paragraphs = article.paragraphs.map((paragraph) => ({
    ...paragraph,
    id: `${slug}#${paragraph.ordinal}`,
    article: slug,
  }));
  return { ...article, slug, paragraphs };
}
