import { besidePassage } from "../answer/beside.ts";
import type { Archive } from "../answer/archive.ts";
import { AnswerFinder, type NewAnswer } from "../following/answer-finder.ts";
import { Arrivals } from "../following/arrivals.ts";
import { type Audience, Follows } from "../following/follows.ts";
import { type Untold, UntoldAnswers } from "../following/untold.ts";
import { sketchOf } from "../language/fingerprint.ts";
import { answerReply } from "../reply/cards/answer.ts";
import { followedCard } from "../reply/cards/following.ts";
import type { Reply } from "../reply/discord/reply.ts";
import { discordRenderer } from "../reply/renderer.ts";
import type { LazyState } from "../state/open-state.ts";
import type { PostResult } from "./bot.ts";

/** More new articles at once are an archive that was moved in, not news: the newest are looked at. */
const MAX_ARTICLES = 100;

/** An unasked message on its way; Discord takes one with the same `nonce` once. */
export interface UnaskedPost {
  to: Audience;
  reply: Reply;
  nonce: string;
}

/** What became of a look, for the log. */
export interface Looked {
  told: number;
  /** Answers that will be tried again, */
  later: number;
  /** that have been tried too often or were refused for good, */
  lost: number;
  /** and followed questions that were dropped, because nothing can be posted there any more. */
  dropped: number;
}

/** Tells those who follow a question when new articles answer it. */
export class FollowerTeller {
  readonly #follows: Follows;
  readonly #arrivals: Arrivals;
  readonly #untold: UntoldAnswers;
  readonly #finder = new AnswerFinder();
  readonly #post: (post: UnaskedPost) => Promise<PostResult>;
  readonly #stop: AbortSignal;

  /** What is under way when it is told to stop is seen to at the next start. */
  constructor(
    state: LazyState,
    post: (post: UnaskedPost) => Promise<PostResult>,
    stop: AbortSignal,
  ) {
    this.#stop = stop;
    this.#follows = new Follows(state);
    this.#arrivals = new Arrivals(state);
    this.#untold = new UntoldAnswers(state);
    this.#post = post;
  }

  /** When an answer is to be tried again, in milliseconds since 1970; null where none is. */
  nextTry(): Promise<number | null> {
    return this.#untold.next();
  }

  /** Gets ready for the next article, as long as `goesOn`, which is asked after each step. */
  async prepare(archive: Archive, goesOn: () => Promise<boolean>): Promise<void> {
    await this.#finder.hold(await this.#follows.active(), archive);
    await this.#finder.prepare(archive, goesOn);
  }

  /** Looks at articles (slugs) that came just now. */
  async look(slugs: readonly string[], archive: Archive): Promise<Looked> {
    const looked = { told: 0, later: 0, lost: 0, dropped: 0 };
    // Slugs begin with the day.
    const newest = slugs.toSorted().toReversed().slice(0, MAX_ARTICLES);
    const articles = await archive.articles.articles(newest);
    const known = articles.filter((article) => article !== undefined);
    await this.#finder.hold(await this.#follows.active(), archive);
    for (const answer of await this.#finder.find(known, archive)) {
      if (this.#stop.aborted) return looked;
      await this.#tell(answer, 0, archive, looked);
    }
    await this.#arrivals.see(slugs, new Date());
    return looked;
  }

  /** Looks at the recent articles that came while nobody looked. */
  async catchUp(archive: Archive): Promise<Looked> {
    return this.look(await this.#arrivals.missed(archive.articles, new Date()), archive);
  }

  /** Tries again what Discord did not take. */
  async tryAgain(archive: Archive): Promise<Looked> {
    const looked = { told: 0, later: 0, lost: 0, dropped: 0 };
    for (const untold of await this.#untold.due(Date.now())) {
      const answer = await this.#answerAgain(untold, archive);
      if (answer === null) await this.#untold.remove(untold.follow, untold.article);
      else await this.#tell(answer, untold.tries, archive, looked);
    }
    return looked;
  }

  /** The same answer as the articles give it now; null where it is one no more. */
  async #answerAgain({ follow: id, article }: Untold, archive: Archive): Promise<NewAnswer | null> {
    const follow = await this.#follows.find(id);
    if (follow === null || follow.paused) return null;
    return this.#finder.answer(follow, article, archive);
  }

  async #tell(
    { follow, found, passage }: NewAnswer,
    tries: number,
    archive: Archive,
    looked: Looked,
  ): Promise<void> {
    const { slug } = passage.article;
    const sketch = sketchOf([passage.paragraph.text]);
    // Counted first: whatever ends the bot now, nobody is told twice.
    if (!(await this.#follows.claim(follow.id, slug, sketch, new Date()))) {
      if (tries > 0) await this.#untold.remove(follow.id, slug);
      return;
    }
    const mode = { answered: true, exact: false };
    const beside = await besidePassage(passage, archive);
    const card = answerReply(
      { found, mode, archive, instead: [], beside },
      discordRenderer(follow.locale),
    );
    const result = await this.#post({
      to: { user: follow.user, channel: follow.channel },
      reply: followedCard(card, follow),
      nonce: `${follow.id}-${passage.paragraph.id}`,
    });
    if (result === "later") {
      await this.#follows.release(follow.id, slug);
      const kept = await this.#untold.add({ follow: follow.id, article: slug, tries }, Date.now());
      looked[kept ? "later" : "lost"] += 1;
      return;
    }
    if (tries > 0) await this.#untold.remove(follow.id, slug);
    if (result === "gone") await this.#follows.remove(follow.id);
    looked[RESULTS[result]] += 1;
  }
}

const RESULTS = { posted: "told", gone: "dropped", refused: "lost" } as const;
