import type { Logger } from "pino";
import { besidePassage } from "../answer/beside.ts";
import type { Archive } from "../answer/archive.ts";
import { AnswerFinder, type NewAnswer } from "../following/answer-finder.ts";
import type { Audience, Follows } from "../following/follows.ts";
import type { Told, Untold } from "../following/told.ts";
import { sketchOf } from "../language/fingerprint.ts";
import { answerReply } from "../reply/cards/answer.ts";
import { followedCard } from "../reply/cards/following.ts";
import type { Reply } from "../reply/discord/reply.ts";
import { discordRenderer } from "../reply/renderer.ts";
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

export interface TellerOptions {
  follows: Follows;
  told: Told;
  post: (post: UnaskedPost) => Promise<PostResult>;
  /** Once it is aborted, what is under way is left for later. */
  stop: Pick<AbortSignal, "aborted">;
}

/** Tells those who follow a question when new articles answer it. */
export class FollowerTeller {
  readonly #options: TellerOptions;
  readonly #finder = new AnswerFinder();

  constructor(options: TellerOptions) {
    this.#options = options;
  }

  /** Gets ready for the next article, as long as `goesOn`, which is asked after each step. */
  async prepare(archive: Archive, goesOn: () => Promise<boolean>): Promise<void> {
    await this.#finder.hold(await this.#options.follows.active(), archive);
    await this.#finder.prepare(archive, goesOn);
  }

  /** Looks at articles (slugs) that came. `isNews` says whether they are to who follows a question. */
  async look(
    slugs: readonly string[],
    archive: Archive,
    isNews: (answer: NewAnswer) => boolean = () => true,
  ): Promise<Looked> {
    const looked = { told: 0, later: 0, lost: 0, dropped: 0 };
    // Slugs begin with the day.
    const newest = slugs.toSorted().toReversed().slice(0, MAX_ARTICLES);
    const articles = await archive.articles.articles(newest);
    const known = articles.filter((article) => article !== undefined);
    await this.#finder.hold(await this.#options.follows.active(), archive);
    for (const answer of await this.#finder.find(known, archive)) {
      if (this.#options.stop.aborted) return looked;
      if (isNews(answer)) await this.#tell(answer, 0, archive, looked);
    }
    return looked;
  }

  /** Tries again what Discord did not take. */
  async tryAgain(archive: Archive): Promise<Looked> {
    const looked = { told: 0, later: 0, lost: 0, dropped: 0 };
    const { told } = this.#options;
    for (const untold of await told.due(Date.now())) {
      const answer = await this.#answerAgain(untold, archive);
      if (answer === null) await told.settle(untold.follow, untold.article);
      else await this.#tell(answer, untold.tries, archive, looked);
    }
    return looked;
  }

  /** The same answer as the articles give it now; null where it is one no more. */
  async #answerAgain({ follow: id, article }: Untold, archive: Archive): Promise<NewAnswer | null> {
    const follow = await this.#options.follows.find(id);
    if (follow === null || follow.paused) return null;
    return this.#finder.answer(follow, article, archive);
  }

  async #tell(
    { follow, found, passage }: NewAnswer,
    tries: number,
    archive: Archive,
    looked: Looked,
  ): Promise<void> {
    const { follows, told, post } = this.#options;
    const { slug: article } = passage.article;
    const sketch = sketchOf([passage.paragraph.text]);
    // Counted first: whatever ends the bot now, nobody is told twice.
    if (!(await told.claim(follow.id, { article, sketch }, new Date()))) return;
    const mode = { answered: true, exact: false };
    const beside = await besidePassage(passage, archive);
    const card = answerReply(
      { found, mode, archive, instead: [], beside },
      discordRenderer(follow.locale),
    );
    const result = await post({
      to: { user: follow.user, channel: follow.channel },
      reply: followedCard(card, follow),
      nonce: `${follow.id}-${passage.paragraph.id}`,
    });
    if (result === "later") {
      const kept = await told.postpone({ follow: follow.id, article, tries }, Date.now());
      looked[kept ? "later" : "lost"] += 1;
      return;
    }
    if (result === "gone") await follows.remove(follow.id);
    else await told.settle(follow.id, article);
    looked[RESULTS[result]] += 1;
  }
}

/** Says what became of a look, where anything did. */
export function logLooked({ told, later, lost, dropped }: Looked, log: Logger): void {
  if (told > 0) log.info({ told }, "followers told of new articles");
  if (later > 0) log.warn({ answers: later }, "answers to followed questions are posted later");
  if (lost > 0) log.warn({ answers: lost }, "answers to followed questions could not be posted");
  if (dropped > 0) {
    log.info({ dropped }, "followed questions whose answers can no longer be posted are dropped");
  }
}

const RESULTS = { posted: "told", gone: "dropped", refused: "lost" } as const;
