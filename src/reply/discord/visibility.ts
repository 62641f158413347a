import {
  ComponentType,
  type APIComponentInContainer,
  type APIMessageTopLevelComponent,
} from "discord-api-types/v10";
import { buttonId } from "./button-id.ts";
import { button, QUESTION_ID, row, text } from "./components.ts";
import { messagesFor, type Messages } from "../messages/messages.ts";
import { smallPrint } from "../text/escape.ts";
import type { Reply } from "./reply.ts";

/** `command` is the message command whose button this is. */
const SHARE = buttonId("Find in articles", "share");

/** The parts of a request that say who will see the reply. */
interface Audience {
  locale: string;
  /** Of a command. */
  options?: Readonly<Record<string, unknown>>;
  /** Of a press: whether one person alone sees the message that carries the button. */
  private?: boolean;
}

type Handler<Request, App> = (request: Request, app: App) => Promise<Reply>;

/** A command whose reply is private where its option `private` says so. */
export function privately<Request extends Audience, App>(
  run: Handler<Request, App>,
): Handler<Request, App> {
  return async (request, app) => {
    const reply = await run(request, app);
    return request.options?.["private"] === true ? { ...reply, private: true } : reply;
  };
}

/** A handler whose answers can be shared in the channel when one person alone sees them. */
export function shareable<Request extends Audience, App>(
  handle: Handler<Request, App>,
): Handler<Request, App> {
  return async (request, app) => {
    const reply = await handle(request, app);
    const alone = reply.private === true || (reply.update === true && request.private === true);
    return alone ? offerShare(reply, messagesFor(request.locale)) : reply;
  };
}

/** The reply with "Share in channel" below each card; a notice has none. */
function offerShare(reply: Reply, { share }: Messages): Reply {
  const components = reply.components.map((component) =>
    component.type === ComponentType.Container
      ? { ...component, components: [...component.components, ...row(button(share.button, SHARE))] }
      : component,
  );
  return { ...reply, components };
}

/**
 * The card that one person alone saw, word for word, for the whole channel, saying who shared it.
 * The mention shows a name and pings nobody: every reply is sent without allowed mentions.
 */
export function sharedCard(
  components: readonly APIMessageTopLevelComponent[],
  userId: string,
  { share }: Messages,
): Reply {
  const by = text(smallPrint([share.by(`<@${userId}>`)]));
  return {
    components: components.map((component) =>
      component.type === ComponentType.Container
        ? withoutId({ ...component, components: [by, ...component.components.flatMap(shown)] })
        : component,
    ),
  };
}

/** A part of a card without its button to share. */
function shown(component: APIComponentInContainer): APIComponentInContainer[] {
  if (component.type === ComponentType.Section) {
    const { accessory, components } = component;
    const parts = { accessory: withoutId(accessory), components: components.map(withoutId) };
    return [withoutId({ ...component, ...parts })];
  }
  if (component.type !== ComponentType.ActionRow) return [withoutId(component)];
  const parts = component.components.filter(
    (part) => !("custom_id" in part && part.custom_id === SHARE),
  );
  return parts.length === 0 ? [] : [withoutId({ ...component, components: parts.map(withoutId) })];
}

/** Without the number that Discord gave it, which might clash with those of new parts. */
function withoutId<Part extends { id?: number | undefined }>(part: Part): Part {
  if (part.id === QUESTION_ID) return part;
  const { id: _, ...rest } = part;
  return rest as Part;
}

/** Who pressed a button on whose message. */
interface Presser {
  userId: string;
  /** Who ran the command that the message answers; absent where Discord does not say. */
  asker?: string;
  /** Whether the message is seen by one person alone. */
  private: boolean;
}

/**
 * The reply in place of the message whose button was pressed, where it belongs to who pressed;
 * anyone else gets a private copy, so that nobody's reading is disturbed.
 */
export function inPlace({ userId, asker, private: alone }: Presser, reply: Reply): Reply {
  const own = alone || asker === undefined || asker === userId;
  return own ? { ...reply, update: true } : { ...reply, private: true };
}
