import { maySee } from "./client-actions.ts";
import type { Bots } from "./bots.ts";
import type { PageEvent } from "./protocol.ts";
import type { LocalState, StateEvent, StoredMessage } from "./state.ts";

/** A page that falls this many events behind is cut off; its browser connects again. */
const MAX_BACKLOG = 2000;
/** Messages that a page gets when it opens. */
const MAX_HISTORY = 200;

export interface PageEvents {
  /** A stream of server-sent events for one reader in the server's channel. */
  open(user: string): ReadableStream<Uint8Array>;
  close(): void;
}

export function pageEvents(state: LocalState, bots: Bots): PageEvents {
  const open = new Set<() => void>();
  return {
    open: (user) => {
      let watcher: (change: StateEvent) => void;
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
          watcher = (change) => {
            const event = eventFor(state, bots, user, change);
            if (event) controller.enqueue(frame(event));
            if ((controller.desiredSize ?? 0) < -MAX_BACKLOG) stop();
          };
          open.add(stop);
          state.watchers.add(watcher);
          controller.enqueue(frame(hello(state, bots, user)));
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

function presence(state: LocalState, bots: Bots) {
  return {
    bot: bots.areThere() ? state.bot.username : null,
    arrivals: state.arrive !== null,
    questions: state.questions,
    commands: [...state.commands.values(), ...state.guildCommands.values()],
  };
}

function hello(state: LocalState, bots: Bots, user: string): PageEvent {
  const messages = [...state.messages.values()]
    .filter((stored) => isShown(state, user, stored))
    .map(({ message }) => message);
  return { type: "hello", ...presence(state, bots), messages: messages.slice(-MAX_HISTORY) };
}

/** What a reader sees of the server's channel, and what the bot writes to them alone. */
function isShown(state: LocalState, user: string, stored: StoredMessage): boolean {
  const { channel_id: channel } = stored.message;
  if (channel === state.directChannels.get(user)) return true;
  return channel === state.channel && maySee(stored, user);
}

function eventFor(
  state: LocalState,
  bots: Bots,
  user: string,
  change: StateEvent,
): PageEvent | null {
  if (change.type === "bot") return { type: "commands", ...presence(state, bots) };
  const { stored } = change;
  if (!isShown(state, user, stored)) return null;
  return change.type === "message"
    ? { type: "message", message: stored.message }
    : { type: "message-delete", id: stored.message.id };
}
