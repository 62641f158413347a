import type { Archive } from "../answer/archive.ts";
import { readLanguage } from "../answer/question/language.ts";
import { parseQuestion } from "../answer/question/parse.ts";
import type { Article } from "../articles/article.ts";
import { type Analyser, inLanguage, termsIn } from "../language/tokenizer.ts";
import { isWeak } from "../language/weak-words.ts";
import { createPauses } from "../lib/event-loop.ts";
import type { Follow } from "./follows.ts";

/** A question as the index holds it: once, however many follow it. */
export interface Question extends Pick<Follow, "question" | "locale"> {
  /** Those who follow it, by their ids. */
  follows: Map<number, Follow>;
  /** Without stop words, weak ones and what its filters say. */
  terms: readonly string[];
  /** What those that articles use weigh together, and how many they are. */
  weight: number;
  known: number;
}

/**
 * A paragraph that answers may say some of a question in other words, but not most of it. Of the
 * 196 articles that answer one of the news archive's questions about as well as the best, none is
 * lost with .4, 3 with .45 and 11 with .5. Words that no article has do not count.
 */
const MIN_SHARE = 0.4;
/** Terms weighed at once: elsewhere, each is a search. */
const WEIGHED_AT_ONCE = 500;
/** Once an archive has grown or shrunk by this share, all words are weighed again. */
const DRIFT = 0.01;

/** Which questions a new article may answer, so that few of ten thousand are asked. */
export class QuestionIndex {
  /** By what `keyOf` gives, */
  readonly #questions = new Map<string, Question>();
  /** and by the ids of follows. */
  readonly #followed = new Map<number, Question>();
  readonly #postings = new Map<string, Set<Question>>();
  /** Of the terms that articles use. */
  readonly #idf = new Map<string, number>();
  /** Of the archive, in paragraphs, when all terms were weighed. */
  #size = 0;

  all(): Iterable<Question> {
    return this.#questions.values();
  }

  /** From now on it holds these; those that it holds already cost next to nothing. */
  async hold(follows: readonly Follow[], archive: Archive): Promise<void> {
    const kept = new Set(follows.map(({ id }) => id));
    for (const id of this.#followed.keys()) if (!kept.has(id)) this.#unfollow(id);
    const fresh = new Set<string>();
    const pause = createPauses();
    for (const follow of follows) {
      const known = this.#followed.get(follow.id);
      if (known !== undefined && keyOf(known) === keyOf(follow)) continue;
      await pause();
      this.#unfollow(follow.id);
      for (const term of await this.#follow(follow, archive)) fresh.add(term);
    }
    const drift = Math.abs(archive.index.size - this.#size);
    if (drift <= DRIFT * this.#size) await this.#weigh([...fresh], archive);
    else {
      await this.#weigh([...this.#postings.keys()], archive);
      this.#size = archive.index.size;
    }
  }

  /** Questions of whose weight a paragraph, with its headline, holds enough. */
  async matching(article: Article, archive: Archive): Promise<Question[]> {
    const analyser = inLanguage(archive.analyser, article.language);
    const heading = contentTerms(article.title, analyser);
    const paragraphs = article.paragraphs.map(({ text }) => contentTerms(text, analyser));
    const asked = new Set([heading, ...paragraphs].flatMap((terms) => [...terms]));
    await this.#weigh(
      [...asked].filter((term) => this.#postings.has(term)),
      archive,
    );
    const found = new Set<Question>();
    for (const terms of paragraphs) {
      for (const [question, held] of this.#held(new Set([...terms, ...heading]))) {
        if (held >= MIN_SHARE * question.weight) found.add(question);
      }
    }
    return [...found];
  }

  /** What of each question's terms are among these, by weight. */
  #held(terms: ReadonlySet<string>): Map<Question, number> {
    const held = new Map<Question, number>();
    for (const term of terms) {
      const weight = this.#idf.get(term);
      if (weight === undefined) continue;
      for (const question of this.#postings.get(term) ?? []) {
        held.set(question, (held.get(question) ?? 0) + weight);
      }
    }
    return held;
  }

  /** The terms that may not have been weighed yet. */
  async #follow(follow: Follow, archive: Archive): Promise<readonly string[]> {
    const known = this.#questions.get(keyOf(follow));
    const question = known ?? (await this.#add(follow, archive));
    question.follows.set(follow.id, follow);
    this.#followed.set(follow.id, question);
    return known === undefined ? question.terms : [];
  }

  #unfollow(id: number): void {
    const question = this.#followed.get(id);
    this.#followed.delete(id);
    question?.follows.delete(id);
    if (question?.follows.size === 0) this.#remove(question);
  }

  async #add(asked: Follow, archive: Archive): Promise<Question> {
    const { question: typed, locale } = asked;
    const parsed = await parseQuestion(typed, {}, archive, locale);
    const text = "problem" in parsed ? typed : parsed.words;
    const { analyser } = await readLanguage(text, archive);
    const terms = [...contentTerms(text, analyser)];
    const question = { question: typed, locale, follows: new Map(), terms, weight: 0, known: 0 };
    this.#questions.set(keyOf(asked), question);
    for (const term of terms) {
      const others = this.#postings.get(term) ?? new Set();
      this.#postings.set(term, others.add(question));
    }
    this.#sum(question);
    return question;
  }

  #remove(question: Question): void {
    this.#questions.delete(keyOf(question));
    for (const term of question.terms) {
      const others = this.#postings.get(term);
      others?.delete(question);
      if (others?.size === 0) this.#postings.delete(term);
    }
  }

  /** Takes the weights of these terms from the archive. */
  async #weigh(terms: readonly string[], { index }: Archive): Promise<void> {
    const changed = new Set<Question>();
    for (let at = 0; at < terms.length; at += WEIGHED_AT_ONCE) {
      const some = terms.slice(at, at + WEIGHED_AT_ONCE);
      for (const { term, documentFrequency, idf } of await index.statistics(some)) {
        if (documentFrequency === 0) this.#idf.delete(term);
        else this.#idf.set(term, idf);
        for (const question of this.#postings.get(term) ?? []) changed.add(question);
      }
    }
    for (const question of changed) this.#sum(question);
  }

  #sum(question: Question): void {
    const weights = question.terms.flatMap((term) => this.#idf.get(term) ?? []);
    question.weight = weights.reduce((sum, weight) => sum + weight, 0);
    question.known = weights.length;
  }
}

/** The same for whoever asks the same: which day "3/4" is depends on the locale. */
function keyOf({ question, locale }: Pick<Follow, "question" | "locale">): string {
  return `${locale} ${question}`;
}

function contentTerms(text: string, analyser: Analyser): Set<string> {
  return new Set(termsIn(text, analyser).filter((term) => !isWeak(term)));
}
