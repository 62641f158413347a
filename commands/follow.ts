import { answerParsed } from "../src/answer/ask.ts";
import { talkOf } from "../src/answer/suggest/examples.ts";
import {
  type App,
  type Command,
  type CommandRequest,
  type PressRequest,
  typedText,
} from "../src/command.ts";
import { type Follow, MAX_FOLLOWS } from "../src/following/follows.ts";
import { QUESTION_LENGTH } from "../src/reply/cards/answer.ts";
import { askChoices } from "../src/reply/choices/ask.ts";
import { idIn } from "../src/reply/discord/button-id.ts";
import { confirmation, notice } from "../src/reply/discord/components.ts";
import { localized, slashCommand } from "../src/reply/discord/declaration.ts";
import type { Reply } from "../src/reply/discord/reply.ts";
import { discordRenderer } from "../src/reply/renderer.ts";
import { questionOption, readTypedQuestion } from "../src/reply/typed-question.ts";

export const follow: Command = {
  declaration: localized(({ names, follow: own }) =>
    slashCommand(names.follow, own.description, [
      questionOption(names, own.question),
      { name: names.here, description: own.here },
    ]),
  ),
  run,
  autocomplete: ({ focused, locale }, { archive }) =>
    askChoices(focused, archive, discordRenderer(locale)),
  buttons: { stop },
};

async function run(request: CommandRequest, { archive, follows }: App): Promise<Reply> {
  const { locale, userId: user, managedChannel } = request;
  const renderer = discordRenderer(locale);
  const { follow: words } = renderer.messages;
  const question = typedText(request, "question");
  if (follows === undefined) return notice(words.off);
  const here = request.options["here"] === true;
  if (here && managedChannel === undefined) return notice(words.notHere);
  const read = await readTypedQuestion(question, {}, archive, renderer);
  if ("error" in read) return read.notice;
  const { outcome } = await answerParsed(read, archive, { limit: 1 });
  const asksNothing = !outcome.answered && outcome.reason === "no-words";
  if (asksNothing || talkOf(outcome) !== null) return notice(words.vague);
  const channel = here ? (managedChannel ?? null) : null;
  const added = await follows.add({ question, locale, user, channel }, Date.now());
  const shown = renderer.show(question, QUESTION_LENGTH);
  if (added === "too many") return notice(words.tooMany(MAX_FOLLOWS));
  if (added === "known") return notice(words.known(shown));
  return confirmation(here ? words.startedHere(shown) : words.started(shown));
}

/** "Stop following" on a card that came unasked. */
async function stop(request: PressRequest, app: App): Promise<Reply> {
  const renderer = discordRenderer(request.locale);
  const { follow: words } = renderer.messages;
  const found = await ownFollow(request, app);
  if (found === null) return notice(words.gone);
  if (found === "not yours") return notice(words.notYours);
  await app.follows?.remove(found.id);
  return confirmation(words.stopped(renderer.show(found.question, QUESTION_LENGTH)));
}

/** The followed question that a button is about, where whoever pressed may change it. */
export async function ownFollow(
  { state, userId, managedChannel }: PressRequest,
  { follows }: App,
): Promise<Follow | "not yours" | null> {
  const found = (await follows?.find(idIn(state[0]))) ?? null;
  if (found === null) return null;
  const own = found.user === userId || (found.channel !== null && found.channel === managedChannel);
  return own ? found : "not yours";
}
