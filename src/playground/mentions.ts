import { type APIMessage, ComponentType } from "discord-api-types/v10";
import { allComponents } from "./components.ts";
import { type LocalState, userOf } from "./state.ts";

interface Allowed {
  parse?: string[];
  users?: string[];
  replied_user?: boolean;
}

/** Whom a message pings: what its text names, as far as `allowed_mentions` lets it. */
export function mentionsOf(
  state: LocalState,
  message: APIMessage,
  allowed: Allowed | null | undefined,
): Pick<APIMessage, "mentions" | "mention_everyone" | "mention_roles"> {
  const text = textOf(message);
  const may = (kind: string): boolean => !allowed?.parse || allowed.parse.includes(kind);
  const all = !allowed || (allowed.parse === undefined && allowed.users === undefined);
  const users = new Set([...text.matchAll(/<@!?(\d{17,20})>/g)].map(([, id]) => id ?? ""));
  const roles = new Set([...text.matchAll(/<@&(\d{17,20})>/g)].map(([, id]) => id ?? ""));
  const pinged = [...users].filter(
    (id) => all || allowed.parse?.includes("users") || allowed.users?.includes(id),
  );
  return {
    mentions: pinged.map((id) => userOf(state, id)),
    mention_everyone: may("everyone") && /@(?:everyone|here)\b/.test(text),
    mention_roles: may("roles") ? [...roles] : [],
  };
}

/** All text of a message that may hold a mention. */
function textOf(message: APIMessage): string {
  const displays = [...allComponents(message.components ?? [], [])]
    .filter(([, { type }]) => type === ComponentType.TextDisplay)
    .map(([, { content }]) => String(content));
  return [message.content, ...displays].join("\n");
}
