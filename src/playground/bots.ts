import { generateKeyPairSync, sign, type KeyObject } from "node:crypto";
import { once } from "node:events";
import { Agent, type IncomingMessage, request } from "node:http";
import { buffer } from "node:stream/consumers";
import { InteractionResponseType, InteractionType } from "discord-api-types/v10";
import { LIMITS } from "../reply/discord/limits.ts";
import { ApiError, invalidForm } from "./api-error.ts";
import { type Body, bodyOf } from "./body.ts";
import { answerInteraction } from "./callback.ts";
import type { Gateway } from "./gateway.ts";
import { giveUp, type OpenInteraction } from "./interaction.ts";
import { type LocalState, emit } from "./state.ts";
import type { Observe } from "./traffic.ts";

const OK = 200;
/** Discord's name for an endpoint that does not answer a PING, or takes an unsigned one. */
const NOT_VERIFIED = "APPLICATION_INTERACTIONS_ENDPOINT_URL_INVALID";

/**
 * Where interactions go: to the endpoint if the application has one, else to the newest connection
 * of the gateway; never to both, as with Discord.
 */
export class Bots {
  /** The application's key, in hexadecimal. */
  readonly publicKey: string;
  readonly #key: KeyObject;
  readonly #state: LocalState;
  readonly #gateway: Gateway;
  readonly #observe: Observe | undefined;
  readonly #agent = new Agent({ keepAlive: true });
  #endpoint: string | null = null;

  constructor(state: LocalState, gateway: Gateway, observe: Observe | undefined) {
    this.#state = state;
    this.#gateway = gateway;
    this.#observe = observe;
    const { privateKey, publicKey } = generateKeyPairSync("ed25519");
    this.#key = privateKey;
    const { x = "" } = publicKey.export({ format: "jwk" });
    this.publicKey = Buffer.from(x, "base64url").toString("hex");
  }

  get endpoint(): string | null {
    return this.#endpoint;
  }

  areThere(): boolean {
    return this.#endpoint !== null || this.#gateway.connections() > 0;
  }

  /**
   * From now on interactions are posted there; null: they go to the gateway again.
   * @throws ApiError unless it answers a PING, and refuses one with a wrong signature.
   */
  async useEndpoint(url: string | null): Promise<void> {
    if (url !== null && !(await this.#isVerified(url))) {
      const message = "The specified interactions endpoint url could not be verified.";
      throw invalidForm([{ path: ["interactions_endpoint_url"], code: NOT_VERIFIED, message }]);
    }
    this.#endpoint = url;
    emit(this.#state, { type: "bot" });
  }

  close(): void {
    this.#agent.destroy();
  }

  /** False if there is no bot to send it to. */
  deliver(open: OpenInteraction, data: object): boolean {
    if (this.#endpoint === null) return this.#gateway.dispatch("INTERACTION_CREATE", data);
    this.#observe?.({ kind: "event", event: "INTERACTION_CREATE", data });
    void this.#post(this.#endpoint, open, data);
    return true;
  }

  async #post(url: string, open: OpenInteraction, data: object): Promise<void> {
    const path = `/interactions/${open.id}/${open.token}/callback`;
    const refuse = (status: number, body: unknown): void => {
      this.#state.refused.push({ method: "POST", path, status, body });
      if (open.state === "waiting") giveUp(open);
    };
    try {
      const sent = await this.#send(url, data);
      if (sent.status !== OK) return refuse(sent.status, sent.body.toString());
      const body = await readAnswer(sent);
      const answer = answerInteraction(this.#state, open.id, open.token, body);
      const { json, files } = body;
      this.#observe?.({
        kind: "request",
        method: "POST",
        path,
        body: json,
        files,
        status: OK,
        answer,
      });
    } catch (error) {
      if (error instanceof ApiError) refuse(error.status, error.toJSON());
      else refuse(0, error instanceof Error ? error.message : String(error));
    }
  }

  /** 200 at once took 360 ms of processor time with node:http, and 550 with fetch. */
  async #send(url: string, data: object, isSigned = true): Promise<Answered> {
    const body = JSON.stringify(data);
    // Not of the state's clock: bots know only the real one.
    const timestamp = String(Math.floor(Date.now() / 1000));
    const text = isSigned ? timestamp + body : body;
    const signature = sign(null, Buffer.from(text), this.#key).toString("hex");
    const headers = {
      "content-type": "application/json",
      "user-agent": "Discord-Interactions/1.0 (+https://discord.com)",
      "x-signature-ed25519": signature,
      "x-signature-timestamp": timestamp,
    };
    const timeout = AbortSignal.timeout(LIMITS.interaction.acknowledge);
    const options = { method: "POST", headers, agent: this.#agent, signal: timeout };
    const sending = request(url, options).end(body);
    const [answer] = (await once(sending, "response")) as [IncomingMessage];
    const type = answer.headers["content-type"] ?? null;
    return { status: answer.statusCode ?? 0, type, body: await buffer(answer) };
  }

  async #isVerified(url: string): Promise<boolean> {
    const ping = {
      id: this.#state.nextId(),
      application_id: this.#state.bot.id,
      type: InteractionType.Ping,
      token: "ping",
      version: 1,
    };
    try {
      const refused = await this.#send(url, ping, false);
      if (refused.status !== 401) return false;
      const answered = await this.#send(url, ping);
      const { json } = await readAnswer(answered);
      return answered.status === OK && json["type"] === InteractionResponseType.Pong;
    } catch {
      return false;
    }
  }
}

/** What an endpoint answered. */
interface Answered {
  status: number;
  /** Its content type. */
  type: string | null;
  body: Buffer<ArrayBuffer>;
}

function readAnswer({ type, body }: Answered): Promise<Body> {
  return bodyOf({
    type,
    text: async () => body.toString(),
    formData: () => new Response(body, { headers: { "content-type": type ?? "" } }).formData(),
  });
}
