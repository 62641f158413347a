import { randomBytes } from "node:crypto";
import { LIMITS } from "../reply/discord/limits.ts";
import type { Bots } from "./bots.ts";
import { actorFields, channelOf } from "./interaction-context.ts";
import {
  type ClientAction,
  type ClientView,
  type OpenInteraction,
  emptyView,
  expire,
  giveUp,
  tokenExpired,
} from "./interaction.ts";
import type { LocalState } from "./state.ts";

/**
 * Sends what a reader did to the bot. `acknowledged` resolves with the bot's first response (or
 * when its time is up), `settled` when the reader sees the final result.
 */
export function openInteraction(
  state: LocalState,
  bots: Bots,
  action: ClientAction,
): { acknowledged: Promise<ClientView>; settled: Promise<ClientView> } {
  const id = state.nextId();
  const token = Buffer.from(`interaction:${id}:${randomBytes(48).toString("base64url")}`).toString(
    "base64url",
  );
  const open: OpenInteraction = {
    ...action,
    id,
    token,
    channel: channelOf(state, action.context, action.user),
    createdAt: state.now(),
    state: "waiting",
    view: emptyView(),
    original: null,
    loading: false,
    followUps: 0,
    timer: null,
    onAcknowledged: () => {},
    onSettled: () => {},
  };
  const acknowledged = new Promise<ClientView>((resolve) => {
    open.onAcknowledged = () => resolve(open.view);
  });
  const settled = new Promise<ClientView>((resolve) => {
    open.onSettled = () => resolve(open.view);
  });
  forgetExpired(state);
  state.interactions.set(token, open);
  const sent = bots.deliver(open, eventData(state, open));
  if (sent) open.timer = setTimeout(() => giveUp(open), LIMITS.interaction.acknowledge);
  else giveUp(open);
  return { acknowledged, settled };
}

function eventData(state: LocalState, open: OpenInteraction): object {
  return {
    id: open.id,
    application_id: state.bot.id,
    type: open.kind,
    token: open.token,
    version: 1,
    data: open.data,
    entitlements: [],
    attachment_size_limit: LIMITS.message.fileSize,
    ...actorFields(state, open.context, open.user, open.locale),
    ...(open.message && { message: open.message }),
  };
}

/** Gives up what is overdue: moving the clock on fires no timer. */
export function giveUpOverdue(state: LocalState): void {
  for (const open of state.interactions.values()) {
    if (open.state === "waiting" && state.now() - open.createdAt > LIMITS.interaction.acknowledge) {
      giveUp(open);
    } else if (tokenExpired(open, state.now())) {
      expire(open);
    }
  }
}

function forgetExpired(state: LocalState): void {
  for (const [token, open] of state.interactions) {
    if (!tokenExpired(open, state.now())) return;
    expire(open);
    state.interactions.delete(token);
  }
}
