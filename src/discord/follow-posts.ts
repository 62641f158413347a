import type { Logger } from "pino";
import { besidePassage } from "../answer/beside.ts";
import type { App } from "../command.ts";
import type { Audience } from "../following/follows.ts";
import { newAnswers, type NewAnswer } from "../following/new-answers.ts";
import { sketchOf } from "../language/fingerprint.ts";
import { answerReply } from "../reply/cards/answer.ts";
import { followedCard } from "../reply/cards/following.ts";
import type { Reply } from "../reply/discord/reply.ts";
import { discordRenderer } from "../reply/renderer.ts";

/** More new articles at once are an archive that was moved in, not news: the newest are looked at. */
const MAX_ARTICLES = 100;

export interface FollowPostsOptions {
  app: App;
  log: Logger;
  /** Sends a message; false where that can no longer be done. */
  post: (to: Audience, reply: Reply) => Promise<boolean>;
}

/** Tells those who follow a question when new articles answer it. */
export class FollowPosts {
  readonly #options: FollowPostsOptions;
  #last: Promise<void> = Promise.resolve();

  constructor(options: FollowPostsOptions) {
    this.#options = options;
  }

  /** Looks at new articles (slugs) once those before are done with. Never rejects. */
  tell(slugs: readonly string[]): Promise<void> {
    this.#last = this.#last
      .then(() => this.#tell(slugs))
      .catch((err: unknown) => this.#options.log.error({ err }, "could not tell followers"));
    return this.#last;
  }

  async #tell(slugs: readonly string[]): Promise<void> {
    // One state throughout, even if the articles change meanwhile.
    const { archive, follows } = this.#options.app;
    if (follows === undefined) return;
    const active = await follows.active();
    if (active.length === 0) return;
    // Slugs begin with the day.
    const newest = slugs.toSorted().toReversed().slice(0, MAX_ARTICLES);
    const articles = await archive.articles.articles(newest);
    const known = articles.filter((article) => article !== undefined);
    let told = 0;
    for (const answer of await newAnswers(known, active, archive)) {
      if (await this.#tellOne(answer, { archive, follows })) told += 1;
    }
    if (told > 0) this.#options.log.info({ told }, "followers told of new articles");
  }

  async #tellOne(
    { follow, found, passage }: NewAnswer,
    { archive, follows }: Pick<Required<App>, "archive" | "follows">,
  ): Promise<boolean> {
    const { log, post } = this.#options;
    const sketch = sketchOf([passage.paragraph.text]);
    // Counted first: whatever ends the bot now, nobody is told twice.
    if (!(await follows.claim(follow.id, passage.article.slug, sketch, new Date()))) return false;
    const mode = { answered: true, exact: false };
    const beside = await besidePassage(passage, archive);
    const searched = { found, mode, archive, instead: [], beside };
    const card = answerReply(searched, discordRenderer(follow.locale));
    try {
      if (await post(follow, followedCard(card, follow))) return true;
      await follows.remove(follow.id);
      log.info("a followed question is dropped: Discord no longer lets its answer be posted");
    } catch (err) {
      log.warn({ err }, "could not post the answer to a followed question");
    }
    return false;
  }
}
