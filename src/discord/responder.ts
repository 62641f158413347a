import { type REST, type RouteLike, Routes } from "discord.js";
import type {
  APIInteractionResponse,
  APIInteractionResponseCallbackData,
} from "discord-api-types/v10";
import type { ReplyFile } from "../reply/discord/reply.ts";
import { encodeBody } from "./multipart.ts";

/** A message as Discord takes it; its files go beside it. */
export type Message = Pick<
  APIInteractionResponseCallbackData,
  "components" | "allowed_mentions" | "attachments" | "flags"
>;

type Files = readonly ReplyFile[];

/** What a bot can do with an interaction, whichever way it came. */
export interface Responder {
  /** The first answer: once, within 3 s. Resolves when Discord has it. */
  acknowledge(response: APIInteractionResponse, files?: Files): Promise<void>;
  /** These for 15 minutes after it. Edits the message that it is about. */
  edit(message: Message, files?: Files): Promise<void>;
  followUp(message: Message, files?: Files): Promise<void>;
  remove(): Promise<void>;
}

/** What names an interaction in Discord's addresses. */
export interface Address {
  id: string;
  application_id: string;
  token: string;
}

/** Answers by requests: all of an interaction that came by the gateway. */
export class RestResponder implements Responder {
  readonly #rest: REST;
  readonly #at: Address;

  constructor(rest: REST, at: Address) {
    this.#rest = rest;
    this.#at = at;
  }

  acknowledge(response: APIInteractionResponse, files?: Files): Promise<void> {
    const { id, token } = this.#at;
    return this.#send("post", Routes.interactionCallback(id, token), response, files);
  }

  edit(message: Message, files?: Files): Promise<void> {
    return this.#send("patch", this.#original(), message, files);
  }

  followUp(message: Message, files?: Files): Promise<void> {
    const { application_id: application, token } = this.#at;
    return this.#send("post", Routes.webhook(application, token), message, files);
  }

  async remove(): Promise<void> {
    await this.#rest.delete(this.#original(), { auth: false });
  }

  #original() {
    const { application_id: application, token } = this.#at;
    return Routes.webhookMessage(application, token);
  }

  /** The token is in the address: the bot's own is not sent along. */
  async #send(
    method: "post" | "patch",
    route: RouteLike,
    payload: object,
    files?: Files,
  ): Promise<void> {
    const { body, contentType } = encodeBody(payload, files);
    const headers = { "content-type": contentType };
    await this.#rest[method](route, { body, headers, passThroughBody: true, auth: false });
  }
}
