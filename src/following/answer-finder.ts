import { deserialize, serialize } from "node:v8";
import type { Passage } from "../answer/answer.ts";
import type { Archive } from "../answer/archive.ts";
import { archiveOfArticle } from "../answer/article-archive.ts";
import type { QuestionOutcome } from "../answer/ask.ts";
import { answerFrom, mayAnswer, mayEnter, type Standing } from "../answer/new-article.ts";
import { type ParsedQuestion, parseQuestion } from "../answer/question/parse.ts";
import type { Query } from "../answer/question/query.ts";
import type { Article } from "../articles/article.ts";
import { inLanguage } from "../language/tokenizer.ts";
import { createPauses } from "../lib/event-loop.ts";
import { addToMultimap } from "../lib/multimap.ts";
import type { Follow } from "./follows.ts";
import { type Question, QuestionIndex } from "./question-index.ts";

/** A question that a new article answers. */
export interface NewAnswer {
  follow: Follow;
  found: QuestionOutcome;
  passage: Passage;
}

/** What an archive said to a question. */
interface Said {
  parsed: ParsedQuestion;
  query: Query;
  standing: Standing;
}

/** The same in two fifths of the memory: ten thousand questions may be followed. */
interface PackedSaid {
  /** Its terms, with spaces between them, and what a passage must score to be weighed at all: */
  terms: string;
  entry: number;
  /** most articles need no more. All of it; of the analyser, only which language it is for. */
  all: string;
}

/** What became of a followed question when the archive was last asked it. */
interface Reading {
  /** Null where it was not understood. */
  said: PackedSaid | null;
  /** Milliseconds since 1970. */
  at: number;
  /** How many of its words articles used. */
  known: number;
}

/**
 * Milliseconds for which a reading serves: "today" is another day then, and an article that was the
 * best may be gone.
 */
const MAX_AGE = 12 * 60 * 60 * 1000;

/**
 * Finds which of many followed questions new articles answer. The articles are read first, and the
 * archive is asked no more than those questions to which they may be the answer.
 */
export class AnswerFinder {
  readonly #questions = new QuestionIndex();
  readonly #readings = new WeakMap<Question, Reading>();

  /** From now on these are followed. */
  async hold(follows: readonly Follow[], archive: Archive): Promise<void> {
    await this.#questions.hold(follows, archive);
  }

  /**
   * Asks the archive what it was not asked of late, so that a new article need not wait for it, as
   * long as `goesOn`.
   */
  async prepare(archive: Archive, goesOn: () => Promise<boolean>): Promise<void> {
    for (const question of this.#questions.all()) {
      if (this.#isCurrent(question)) continue;
      await this.#ask(question, NO_ARTICLES, archive);
      if (!(await goesOn())) return;
    }
  }

  /** What an article answers to one of the questions; null where it does not. */
  async answer(follow: Follow, slug: string, archive: Archive): Promise<NewAnswer | null> {
    const parsed = await parseQuestion(follow.question, {}, archive, follow.locale);
    if ("problem" in parsed) return null;
    const { found } = await answerFrom(parsed, new Set([slug]), archive);
    return answersOf([follow], found)[0] ?? null;
  }

  async find(articles: readonly Article[], archive: Archive): Promise<NewAnswer[]> {
    const candidates = new Map<Question, string[]>();
    const pause = createPauses();
    for (const article of articles) {
      const alone = archiveOfArticle(article, archive);
      const matching = await this.#questions.matching(article, archive);
      if (archive.far) await this.#askAhead(matching, article, alone);
      for (const question of matching) {
        await pause();
        if (await this.#mayAnswer(question, alone)) {
          addToMultimap(candidates, question, article.slug);
        }
      }
    }
    const answers: NewAnswer[] = [];
    for (const [question, slugs] of candidates) {
      const found = await this.#ask(question, new Set(slugs), archive);
      answers.push(...answersOf(question.follows.values(), found));
    }
    return answers;
  }

  /** What each of these questions asks of an article, in one round trip. */
  async #askAhead(
    questions: readonly Question[],
    { slug }: Article,
    { index }: Archive,
  ): Promise<void> {
    const asked = questions.flatMap((each) => this.#readings.get(each)?.said?.terms ?? []);
    const terms = [...new Set(asked.flatMap((each) => each.split(" ")))];
    await Promise.all([index.find({ terms, limit: 1 }), index.articleScores(terms, [slug])]);
  }

  #isCurrent(question: Question): boolean {
    const reading = this.#readings.get(question);
    return reading?.known === question.known && Date.now() - reading.at < MAX_AGE;
  }

  async #mayAnswer(question: Question, alone: Archive): Promise<boolean> {
    if (!this.#isCurrent(question)) return true;
    const packed = this.#readings.get(question)?.said ?? null;
    if (packed === null) return false;
    if (!(await mayEnter(packed.terms.split(" "), alone, packed.entry))) return false;
    const { parsed, query, standing } = unpack(packed, alone);
    return mayAnswer(parsed, query, alone, standing);
  }

  /** Asks the archive, of which some articles are new. */
  async #ask(
    question: Question,
    slugs: ReadonlySet<string>,
    archive: Archive,
  ): Promise<QuestionOutcome | null> {
    const { question: text, locale, known } = question;
    // Read again: filters and spellings are those of the articles that there are now.
    const parsed = await parseQuestion(text, {}, archive, locale);
    const asked = "problem" in parsed ? null : await answerFrom(parsed, slugs, archive);
    const said = asked && !("problem" in parsed) ? { parsed, ...asked } : null;
    this.#readings.set(question, { said: said && pack(said), at: Date.now(), known });
    return said?.found ?? null;
  }
}

function pack({ parsed, query, standing }: Said): PackedSaid {
  const { analyser, ...rest } = query;
  const packed = { parsed, query: rest, standing, language: analyser.language?.code ?? null };
  return {
    terms: query.words.map(({ term }) => term).join(" "),
    entry: standing.entry,
    all: serialize(packed).toString("latin1"),
  };
}

function unpack({ all }: PackedSaid, archive: Archive): Said {
  const { parsed, query, standing, language } = deserialize(Buffer.from(all, "latin1"));
  const analyser = inLanguage(archive.analyser, language);
  return { parsed, query: { ...query, analyser }, standing };
}

/** What all who follow a question are told. */
function answersOf(follows: Iterable<Follow>, found: QuestionOutcome | null): NewAnswer[] {
  const passage = found?.outcome.passages[0];
  return found && passage ? Array.from(follows, (follow) => ({ follow, found, passage })) : [];
}

const NO_ARTICLES: ReadonlySet<string> = new Set();
