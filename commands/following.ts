import type { App, Asker, Command, PressRequest } from "../src/command.ts";
import type { Follows } from "../src/following/follows.ts";
import { followingCard } from "../src/reply/cards/following.ts";
import { numberIn } from "../src/reply/discord/button-id.ts";
import { notice } from "../src/reply/discord/components.ts";
import { localized, slashCommand } from "../src/reply/discord/declaration.ts";
import type { Reply } from "../src/reply/discord/reply.ts";
import { discordRenderer } from "../src/reply/renderer.ts";
import { ownFollow } from "./follow.ts";

export const following: Command = {
  declaration: localized(({ names, following: own }) =>
    slashCommand(names.following, own.description),
  ),
  run: (request, app) => list(request, 0, app),
  buttons: {
    page: (request, app) => list(request, numberIn(request.state[0]), app, true),
    pause: (request, app) =>
      change(request, app, numberIn(request.state[2]), (follows, id) =>
        follows.pause(id, request.state[1] === "1"),
      ),
    stop: (request, app) =>
      change(request, app, numberIn(request.state[1]), (follows, id) => follows.remove(id)),
  },
};

/** The reader's own, and those of the channel where they may manage it; at one of their pages. */
async function list(
  { locale, userId: user, managedChannel }: Asker,
  page: number,
  { follows }: App,
  update = false,
): Promise<Reply> {
  const renderer = discordRenderer(locale);
  const { follow: words, following: own } = renderer.messages;
  if (follows === undefined) return notice(words.off);
  const direct = await follows.of({ user, channel: null });
  const here =
    managedChannel === undefined ? [] : await follows.of({ user, channel: managedChannel });
  const all = [...direct, ...here];
  const reply = all.length === 0 ? notice(own.none) : followingCard(all, page, renderer);
  return { ...reply, update };
}

async function change(
  request: PressRequest,
  app: App,
  page: number,
  apply: (follows: Follows, id: number) => Promise<void>,
): Promise<Reply> {
  const found = await ownFollow(request, app);
  if (found === "not yours")
    return notice(discordRenderer(request.locale).messages.follow.notYours);
  if (found !== null && app.follows) await apply(app.follows, found.id);
  return list(request, page, app, true);
}
