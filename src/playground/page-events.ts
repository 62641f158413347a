import { maySee, visibleMessages } from "./client-actions.ts";
import type { Gateway } from "./gateway.ts";
import type { PageEvent } from "./protocol.ts";
import { type StateEvent, type LocalState } from "./state.ts";

/** A page that reads this many events too late is cut off; its browser connects anew. */
const BACKLOG = 2000;
/** Messages that a page is given when it opens. */
const HISTORY = 200;

export interface PageEvents {
  /** A stream of server-sent events for one reader in the server's channel. */
  open(user: string): ReadableStream<Uint8Array>;
  close(): void;
}

export function pageEvents(state: LocalState, gateway: Gateway): PageEvents {
  const open = new Set<() => void>();
  return {
    open: (user) => {
      let watcher: (happening: StateEvent) => void;
      let stop: () => void;
      const end = (): void => {
        state.watchers.delete(watcher);
        open.delete(stop);
      };
      return new ReadableStream<Uint8Array>({
        start: (controller) => {
          stop = () => {
            end();
            controller.close();
          };
          watcher = (happening) => {
            const event = eventFor(state, gateway, user, happening);
            if (event) controller.enqueue(frame(event));
            if ((controller.desiredSize ?? 0) < -BACKLOG) stop();
          };
          open.add(stop);
          state.watchers.add(watcher);
          controller.enqueue(frame(hello(state, gateway, user)));
        },
        cancel: end,
      });
    },
    close: () => {
      for (const close of open) close();
    },
  };
}

function frame(event: PageEvent): Uint8Array {
  return Buffer.from(`data: ${JSON.stringify(event)}\n\n`);
}

function presence(state: LocalState, gateway: Gateway) {
  return {
    bot: gateway.connections() > 0 ? state.bot.username : null,
    commands: [...state.commands.values(), ...state.guildCommands.values()],
  };
}

function hello(state: LocalState, gateway: Gateway, user: string): PageEvent {
  const messages = visibleMessages(state, { user, locale: "en-US", place: "guild" });
  return { type: "hello", ...presence(state, gateway), messages: messages.slice(-HISTORY) };
}

function eventFor(
  state: LocalState,
  gateway: Gateway,
  user: string,
  happening: StateEvent,
): PageEvent | null {
  if (happening.type === "bot") return { type: "commands", ...presence(state, gateway) };
  const { stored } = happening;
  if (stored.message.channel_id !== state.channel || !maySee(stored, user)) return null;
  return happening.type === "message"
    ? { type: "message", message: stored.message }
    : { type: "message-delete", id: stored.message.id };
}
