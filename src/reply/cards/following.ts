import { ComponentType, type APIComponentInContainer } from "discord-api-types/v10";
import type { Follow } from "../../following/follows.ts";
import { buttonId } from "../discord/button-id.ts";
import { button, container, row, text } from "../discord/components.ts";
import type { Reply } from "../discord/reply.ts";
import { discordRenderer, type Renderer } from "../renderer.ts";
import { bold, smallPrint } from "../text/escape.ts";
import { QUESTION_LENGTH } from "./answer.ts";
import { pageButtons, pageWithin } from "./paging.ts";

const LIST_COLOR = 0x33507a;
/** Each takes four of Discord's 40 components: its text, its row and two buttons. */
const PAGE_SIZE = 5;

/** The questions that a reader follows, and those of the channel where they may change them. */
export function followingCard(
  follows: readonly Follow[],
  wanted: number,
  renderer: Renderer,
): Reply {
  const { messages } = renderer;
  const at = pageWithin(wanted, Math.ceil(follows.length / PAGE_SIZE));
  const shown = follows.slice(at.page * PAGE_SIZE, (at.page + 1) * PAGE_SIZE);
  const heading = text(`## ${messages.following.heading(follows.length)}`);
  const entries = shown.flatMap((follow) => entry(follow, at.page, renderer));
  const pages = row(...pageButtons(at, (page) => buttonId("following", "page", page), renderer));
  return {
    components: [container(LIST_COLOR, [heading, ...entries, ...pages])],
    private: true,
  };
}

function entry(follow: Follow, page: number, { messages, show }: Renderer) {
  const { following, follow: words } = messages;
  const where = follow.channel === null ? following.direct : following.here;
  const notes = smallPrint([where, ...(follow.paused ? [following.paused] : [])]);
  const label = follow.paused ? words.resume : words.pause;
  const to = follow.paused ? 0 : 1;
  return [
    text([bold(show(follow.question, QUESTION_LENGTH)), notes].join("\n")),
    ...row(
      button(label, buttonId("following", "pause", follow.id, to, page)),
      button(words.stop, buttonId("following", "stop", follow.id, page)),
    ),
  ];
}

/** An answer that comes unasked: it says why, and how to end that. */
export function followedCard(answer: Reply, follow: Follow): Reply {
  const { follow: words } = discordRenderer(follow.locale).messages;
  const why = text(smallPrint([follow.channel === null ? words.told : words.toldHere]));
  const stop = row(button(words.stop, buttonId("follow", "stop", follow.id)));
  const components = answer.components.map((component) => {
    if (component.type !== ComponentType.Container) return component;
    const inner: APIComponentInContainer[] = [why, ...component.components, ...stop];
    return { ...component, components: inner };
  });
  return { components };
}
