import { once } from "node:events";
import type { ServerResponse } from "node:http";
import { setTimeout as wait } from "node:timers/promises";
import { DiscordAPIError, type REST } from "discord.js";
import type { APIInteractionResponse } from "discord-api-types/v10";
import type { ReplyFile } from "../reply/discord/reply.ts";
import { HungUp } from "./errors.ts";
import { encodeBody } from "./multipart.ts";
import { type Address, type Message, RestResponder } from "./responder.ts";

/** Of a webhook whose interaction Discord has not yet seen answered. */
const UNKNOWN_WEBHOOK = 10_015;
/** Milliseconds between attempts until it has; after the last, the error counts. */
const RETRY_AFTER = [50, 200, 1000];

/** Answers the request that brought the interaction; later by requests of its own. */
export class EndpointResponder extends RestResponder {
  /** What the request is answered with. */
  readonly response: Promise<Response>;
  readonly #outgoing: ServerResponse;
  #respond: (response: Response) => void = () => {};

  constructor(rest: REST, at: Address, outgoing: ServerResponse) {
    super(rest, at);
    this.#outgoing = outgoing;
    this.response = new Promise((resolve) => {
      this.#respond = resolve;
    });
  }

  /** @throws HungUp where Discord did not wait for it. */
  override async acknowledge(
    response: APIInteractionResponse,
    files?: readonly ReplyFile[],
  ): Promise<void> {
    if (this.#outgoing.closed) throw new HungUp();
    const { body, contentType } = encodeBody(response, files);
    this.#respond(new Response(body, { headers: { "content-type": contentType } }));
    // Once it is sent, or the connection is gone.
    await once(this.#outgoing, "close");
    if (!this.#outgoing.writableFinished) throw new HungUp();
  }

  override edit(message: Message, files?: readonly ReplyFile[]): Promise<void> {
    return acknowledged(() => super.edit(message, files));
  }

  override followUp(message: Message, files?: readonly ReplyFile[]): Promise<void> {
    return acknowledged(() => super.followUp(message, files));
  }

  override remove(): Promise<void> {
    return acknowledged(() => super.remove());
  }
}

/** Does what needs the interaction to be acknowledged: our answer may still be under way. */
async function acknowledged(act: () => Promise<void>): Promise<void> {
  for (const milliseconds of RETRY_AFTER) {
    try {
      return await act();
    } catch (error) {
      if (!(error instanceof DiscordAPIError) || error.code !== UNKNOWN_WEBHOOK) throw error;
      await wait(milliseconds);
    }
  }
  return act();
}
