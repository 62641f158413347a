import {
  ApplicationCommandAutocompleteCallbackRequestSchema as Suggest,
  ApplicationCommandUpdateRequestSchema as Declaration,
  CreateMessageInteractionCallbackRequestSchema as Create,
  CreatePrivateChannelRequestSchema as Direct,
  IncomingWebhookRequestPartialSchema as FollowUp,
  IncomingWebhookUpdateRequestPartialSchema as Edit,
  MessageCreateRequestSchema as Post,
  UpdateMessageInteractionCallbackRequestSchema as Update,
} from "discord-api-spec/zod";
import type { ZodMiniType } from "zod/mini";
import type { BotRequest } from "./recording-proxy.ts";

type Body = Record<string, unknown> & { type?: number; data?: Message };
interface Message {
  flags?: number;
  allowed_mentions?: unknown;
  components?: unknown[];
}

const IS_COMPONENTS_V2 = 1 << 15;
const CALLBACKS: Record<number, ZodMiniType> = {
  4: Create,
  5: Create,
  6: Update,
  7: Update,
  8: Suggest,
};

/**
 * What is wrong with what the bot sent: bodies that Discord's own specification refuses, messages
 * that might ping, and requests that no route of the specification takes.
 */
export function payloadFaults(requests: readonly BotRequest[]): string[] {
  return requests.flatMap((request) => {
    const { method, path, body } = request;
    return check(request).map((fault) => `${method} ${path}: ${fault}: ${JSON.stringify(body)}`);
  });
}

function check({ method, path, body }: BotRequest): string[] {
  if (method === "GET" || method === "DELETE") return [];
  const route = `${method} ${path.replace(/\?.*/, "").replaceAll(/\/\d{17,20}/g, "/:id")}`;
  if (route === "PUT /applications/:id/commands") {
    return (body as unknown[]).flatMap((declaration) => against(Declaration, declaration));
  }
  const { type = 0, data } = body as Body;
  if (/^POST \/interactions\/:id\/[^/]+\/callback$/.test(route)) {
    const schema = CALLBACKS[type];
    if (schema === undefined) return [`callback type ${type}`];
    return [...against(schema, body), ...(type === 4 || type === 7 ? messageFaults(data) : [])];
  }
  const message = body as Message;
  if (/^POST \/webhooks\/:id\/[^/]+$/.test(route)) {
    return [...against(FollowUp, body), ...messageFaults(message)];
  }
  if (/^PATCH \/webhooks\/:id\/[^/]+\/messages\/(@|%40)original$/.test(route)) {
    return [...against(Edit, body), ...messageFaults(message)];
  }
  if (route === "POST /users/@me/channels") return against(Direct, body);
  if (route === "POST /channels/:id/messages") {
    return [...against(Post, body), ...messageFaults(message)];
  }
  return ["no known route"];
}

function against(schema: ZodMiniType, body: unknown): string[] {
  const result = schema.safeParse(body);
  if (result.success) return [];
  return result.error.issues.map((issue) => `${issue.path.join(".")} ${issue.message}`);
}

function messageFaults(message: Message = {}): string[] {
  const faults: string[] = [];
  if (JSON.stringify(message.allowed_mentions) !== '{"parse":[]}') faults.push("may ping");
  if (((message.flags ?? 0) & IS_COMPONENTS_V2) === 0) faults.push("not Components V2");
  return faults;
}
